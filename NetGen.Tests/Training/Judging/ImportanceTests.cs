using System;
using System.Linq;
using NetGen.Tests.Inspections;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Judging;

/// <summary>Permutation importance and partial dependence, held against scikit-learn 1.2.1.</summary>
public sealed class ImportanceTests
{
    // The orders that permutation_importance(n_repeats=3, random_state=7) took, and its drops for three features.
    private static readonly int[][] Orders =
    [
        [7, 1, 11, 6, 8, 4, 3, 10, 2, 5, 0, 9], [8, 4, 2, 9, 0, 6, 7, 11, 10, 1, 3, 5],
        [0, 9, 1, 11, 8, 6, 5, 3, 4, 7, 2, 10],
    ];

    private static readonly double[][] Drops =
    [
        [1.2683706902365957, 0.8549788440207879, 0.8585050483527441],
        [0.4189732829797679, 0.22864756791040752, 0.1950048749329204],
        [-0.05261034739669557, -0.03901118761065414, -0.03454829214374411],
    ];

    [Fact]
    public void DropsAreScikitLearns()
    {
        float[] inputs = JudgedData.Grid(12, 3, 1);
        float[] targets =
            [.. Enumerable.Range(0, 12).Select(i => 2 * inputs[3 * i] - inputs[3 * i + 1] + i % 3 / 4f)];
        JudgedRows<float> rows = new(Linear, new(inputs, 3, targets), 1, null);
        PermutationImportance found =
            PermutationImportance.Of(rows, Scorer.RootMeanSquaredError, FeatureGroup.OfEachInput(3), Orders);
        Assert.Equal(0.6202947887899752, found.Baseline, 1e-6);
        for (int feature = 0; feature < 3; feature++)
            for (int repeat = 0; repeat < 3; repeat++)
                Assert.Equal(Drops[feature][repeat], found.Features[feature].Drops[repeat], 1e-6);
        Assert.Equal(0.9939515275367091, found.Features[0].Mean, 1e-6);
        Assert.Equal(0.19404899067319353, found.Features[0].Deviation, 1e-6);
        Assert.Equal(["input 0", "input 1", "input 2"], found.Sorted.Select(feature => feature.Group.Name));

        static void Linear(ReadOnlySpan<float> x, Span<float> y)
        {
            for (int i = 0; i < y.Length; i++)
                y[i] = 2 * x[3 * i] - x[3 * i + 1] + 0.5f * x[3 * i + 2];
        }
    }

    // Both inputs together say the class; each alone hardly does.
    [Fact]
    public void AGroupIsPermutedTogether()
    {
        Dataset<int> data = Points.Draw(400);
        TwoClasses network = new(seed: 1);
        network.Dense1.Weights.CopyFrom([-4f, 4f, 4f, -4f]);
        PermutationImportance apart = PermutationImportance.Of(network, data, Scorer.Accuracy, seed: 3);
        PermutationImportance together = PermutationImportance.Of(
            network, data, Scorer.Accuracy, [new("both", 0, 2), new("none of it", 0, 1)], seed: 3);
        Assert.Equal(1, together.Baseline);
        Assert.InRange(together.Features[0].Mean, 0.4, 0.6);
        Assert.Equal(apart.Features[0].Drops, together.Features[1].Drops);
        Assert.All(apart.Features, feature => Assert.True(feature.Mean < together.Features[0].Mean));
        PermutationImportance losses = PermutationImportance.Of(network, data, Scorer.LogLoss, seed: 3);
        Assert.All(losses.Features, feature => Assert.True(feature.Mean > 0));
        Assert.Equal(
            losses.Features[1].Drops, PermutationImportance.Of(network, data, Scorer.LogLoss, seed: 3).Features[1].Drops);
        Assert.NotEqual(
            losses.Features[1].Drops, PermutationImportance.Of(network, data, Scorer.LogLoss, seed: 4).Features[1].Drops);
        Assert.Contains("Permutation importance (accuracy 1)", apart.ToString(), StringComparison.Ordinal);
    }

    // In the target's own unit the error is as many times as large.
    [Fact]
    public void TargetsInTheirOwnUnit()
    {
        LineFitter network = new(seed: 1);
        network.Dense1.Weights.CopyFrom([1f, 0.5f]);
        float[] inputs = JudgedData.Grid(30, 2, 2);
        Dataset<float> raw = new(inputs, 2, Enumerable.Range(0, 30).Select(i => 100f + 10 * inputs[2 * i]).ToArray());
        FeatureScaling scaling = FeatureScaling.FitStandard(raw.Targets, 1);
        Dataset<float> data = scaling.TransformTargets(raw);
        PermutationImportance scaled = PermutationImportance.Of(network, data, Scorer.RootMeanSquaredError);
        PermutationImportance own = PermutationImportance.Of(
            network, data, Scorer.RootMeanSquaredError, inverseTargets: scaling.Inverse);
        Assert.Equal(scaled.Features[0].Mean / scaling.Factors[0], own.Features[0].Mean, 1e-3);
        PartialDependence curve = PartialDependence.Of(
            network, data, new("x", 0), inverseTargets: scaling.Inverse,
            inverseInputs: row => { row[0] *= 3; row[1] = float.NaN; });
        Assert.Equal(inputs.Where((_, i) => i % 2 == 0).Min() * 3, curve.Points[0].Value);
        Assert.Equal(1 / scaling.Factors[0] * 3.0 / 3, (curve.Points[^1].Means[0] - curve.Points[0].Means[0])
            / ((curve.Points[^1].Value - curve.Points[0].Value) / 3), 1e-3);
    }

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
    public void GroupsOfATable()
    {
        CsvTable table = JudgedData.Table("kind,size,colour\na,1,red\nb,2,green\na,3,red\nb,4,red\n");
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["kind"] });
        Assert.Equal(["size: input 0", "colour: input 1 to 2"], encoding.FeatureGroups.Select(group => $"{group}"));
        Assert.Equal(["green", "red"], encoding.FeatureGroups[1].Categories);
        Assert.Equal(encoding.FeatureNames.Count, encoding.FeatureGroups.Sum(group => group.Length));
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        TwoClasses network = new(seed: 1);
        Dataset<int> data = Points.Draw(8);
        Says("Expected at least 2 rows to permute, found 1.",
            () => PermutationImportance.Of(network, data.Take(1), Scorer.Accuracy));
        Says("Expected at least 1 row, found 0.", () => PermutationImportance.Of(network, data.Take(0), Scorer.Accuracy));
        Says("Expected at least 1 group of features, found 0.",
            () => PermutationImportance.Of(network, data, Scorer.Accuracy, []));
        Says("Expected inputs from 0 to 1 for 'x', found 2 from 1 on.",
            () => PermutationImportance.Of(network, data, Scorer.Accuracy, [new("x", 1, 2)]));
        Says("Expected a score that is a number, found NaN as ROC area of the rows as they are.",
            () => PermutationImportance.Of(network, data.Subset([0, 2]), Scorer.RocArea));
        Says("Expected one category in one-hot encoding as the inputs of 'both', found more than two values, ",
            () => PartialDependence.Of(network, data, new("both", 0, 2)));
        Dataset<int> two = new(new float[] { 1, 1, 0, 0 }, 2, new int[2]);
        Says("Expected one category in one-hot encoding as the inputs of 'both', found 2 categories in row 0: take one "
            + "input at a time.", () => PartialDependence.Of(network, two, new("both", 0, 2)));
        Says("Expected finite values of 'x', found NaN in row 3.",
            () => PartialDependence.Of(network, Points.WithNaN(8, 3), new("x", 0)));
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
