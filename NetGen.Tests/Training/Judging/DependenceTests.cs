using System;
using System.Linq;
using NetGen.Tests.Inspections;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Judging;

/// <summary>Partial dependence, held against scikit-learn 1.2.1.</summary>
public sealed class DependenceTests
{
    // partial_dependence(method="brute") with grid_resolution 5, and with more than there are numbers.
    [Theory]
    [InlineData(5, new[] { -1, -0.53125, -0.0625, 0.40625, 0.875 },
        new[] { -1.0875, -0.577734375, -0.06796875, 0.441796875, 0.9515625 })]
    [InlineData(30, new[] { -1, -0.625, -0.25, 0, 0.125, 0.25, 0.625, 0.75, 0.875 },
        new[] { -1.0875, -0.6796875, -0.271875, 0, 0.1359375, 0.271875, 0.6796875, 0.815625, 0.9515625 })]
    public void DependencesAreScikitLearns(int points, double[] numbers, double[] means)
    {
        Dataset<float> data = new(JudgedData.Grid(60, 4, 3), 4, new float[60]);
        JudgedRows<float> rows = new(Curve, data, 1, null);
        PartialDependence found =
            PartialDependence.Of(rows, FeatureSettings.Of(data, new("x", 0), [], points, null));
        Assert.False(found.IsCategory);
        Assert.Equal(numbers.Length, found.Points.Count);
        for (int i = 0; i < numbers.Length; i++)
        {
            Assert.Equal(numbers[i], found.Points[i].Value, 1e-6);
            Assert.Equal(means[i], found.Points[i].Means[0], 1e-6);
        }

        static void Curve(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] = x[4 * i] * x[4 * i + 1] + x[4 * i];
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CategoriesOfAOneHotGroup(bool scaled)
    {
        float[] inputs = [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0];
        Dataset<float> data = new(inputs, 3, new float[4]);
        if (scaled)
            data = FeatureScaling.FitStandard(inputs, 3).TransformInputs(data);
        JudgedRows<float> rows = new(First, data, 1, null);
        FeatureGroup group = new("heating", 0, 3) { Categories = ["gas", "oil", "wood"] };
        PartialDependence found = PartialDependence.Of(rows, FeatureSettings.Of(data, group, [], 20, null));
        Assert.True(found.IsCategory);
        Assert.Equal(["gas", "wood", "none"], found.Points.Select(point => point.Name));
        Assert.Equal([data.Input(0)[0], data.Input(2)[0], data.Input(1)[0]],
            found.Points.Select(point => (float)point.Means[0]));
        Assert.All(found.Points, point => Assert.Equal(0, point.Deviations[0], 1e-6));

        static void First(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] = x[3 * i];
        }
    }

    // As a record encodes a number that may be missing: what takes its place, and 1 behind it.
    [Fact]
    public void ANumberThatMayBeMissing()
    {
        Dataset<float> data = new(new float[] { 3, 0, 1, 0, 2, 1, 2, 1 }, 2, new float[4]);
        JudgedRows<float> rows = new(Sum, data, 1, null);
        PartialDependence found =
            PartialDependence.Of(rows, FeatureSettings.Of(data, new("year", 0, 2), [], 20, row => row[0] += 1_900));
        Assert.False(found.IsCategory);
        Assert.Equal([1901, 1903, double.NaN], found.Points.Select(point => point.Value));
        Assert.Equal(["1901", "1903", "missing"], found.Points.Select(point => point.Name));
        Assert.Equal([1, 3, 12], found.Points.Select(point => point.Means[0]));

        static void Sum(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] = x[2 * i] + 10 * x[2 * i + 1];
        }
    }

    [Fact]
    public void IndicesAreCategories()
    {
        NamedColumn network = new(seed: 1);
        Dataset<int> data = new(new float[] { 1, 2, 3, 0, 5, 2, 7, 1 }, 2, new int[4]);
        FeatureGroup city = new("city", 1) { Categories = ["Bonn", "Köln", "Trier"] };
        PartialDependence all = PartialDependence.Of(network, data, city);
        Assert.Equal(["Bonn", "Köln", "Trier"], all.Points.Select(point => point.Name));
        PartialDependence frequent = PartialDependence.Of(network, data, city, points: 2);
        Assert.Equal(["Bonn", "Trier"], frequent.Points.Select(point => point.Name));
        Assert.True(frequent.IsCategory);
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        TwoClasses network = new(seed: 1);
        Dataset<int> data = Points.Draw(8);
        Says("Expected one category in one-hot encoding as the inputs of 'both', found more than two values, ",
            () => PartialDependence.Of(network, data, new("both", 0, 2)));
        Dataset<int> two = new(new float[] { 2, 2, 0, 0 }, 2, new int[2]);
        Says("Expected one category in one-hot encoding as the inputs of 'both', found 2 categories in row 0: take one "
            + "input at a time.", () => PartialDependence.Of(network, two, new("both", 0, 2)));
        Says("Expected finite values of 'x', found NaN in row 3.",
            () => PartialDependence.Of(network, Points.WithNaN(8, 3), new("x", 0)));
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
