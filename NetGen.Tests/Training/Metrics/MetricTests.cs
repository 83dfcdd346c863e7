using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>Top-k, errors of numbers, and metrics of a network over a data set.</summary>
public sealed class MetricTests
{
    // 1 - squared errors / spread of the rows below, in Python's fractions.
    private const double FarR2 = 0.9545332487061811;

    // The example in scikit-learn's documentation of top_k_accuracy_score.
    private static readonly float[] Outputs = [0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f];
    private static readonly int[] TopLabels = [0, 1, 2, 2];

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.75)]
    [InlineData(3, 1.0)]
    public void TopKIsScikitLearns(int k, double expected)
    {
        TopKAccuracy accuracy = new(3, k);
        Assert.Equal(double.NaN, accuracy.Value);
        accuracy.Add(Outputs.AsSpan(0, 6), TopLabels.AsSpan(0, 2));
        accuracy.Add(Outputs.AsSpan(6), TopLabels.AsSpan(2));
        Assert.Equal((expected, 4), (accuracy.Value, accuracy.Rows));
        accuracy.Reset();
        Assert.Equal(0, accuracy.Rows);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void OfEqualOutputsTheFirstRanksFirst(int label, int k)
    {
        Assert.Equal(1, Right(label, k));
        Assert.Equal(0, k == 1 ? 0 : Right(label, k - 1));

        static double Right(int label, int k)
        {
            TopKAccuracy accuracy = new(3, k);
            accuracy.Add([0.5f, 0.5f, 0.5f], [label]);
            return accuracy.Value;
        }
    }

    [Fact]
    public void KBeyondTheClasses() => Assert.StartsWith(
        "Expected k from 1 to 3, found 4.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAccuracy(3, 4)).Message);

    [Fact]
    public void ErrorsAreScikitLearns()
    {
        // The examples in the documentation of mean_absolute_error and r2_score; fractions by Python.
        RegressionErrors one = new();
        one.Add([2.5f, 0f, 2f, 8f], [3f, -0.5f, 2f, 7f]);
        Assert.Equal(0.5, one.MeanAbsoluteError, 1e-12);
        Assert.Equal(0.375, one.MeanSquaredError, 1e-12);
        Assert.Equal(Math.Sqrt(0.375), one.RootMeanSquaredError, 1e-12);
        Assert.Equal(0.9486081370449679, one.R2, 1e-12);

        RegressionErrors two = new(2);
        two.Add([0f, 2f, -1f, 2f], [0.5f, 1f, -1f, 1f]);
        two.Add([8f, -5f], [7f, -6f]);
        Assert.Equal(0.75, two.MeanAbsoluteError, 1e-12);
        Assert.Equal(1423.0 / 1519, two.R2, 1e-12);
    }

    [Fact]
    public void TargetsFarFromZeroLoseNoDigits()
    {
        float[] targets = [.. Enumerable.Range(0, 50).Select(i => 100_000f + i % 7)];
        float[] outputs = [.. targets.Select((target, i) => target + (i % 3 == 0 ? -0.25f : 0.5f))];
        RegressionErrors errors = new();
        errors.Add(outputs, targets);
        Assert.Equal(FarR2, errors.R2, 1e-10);
    }

    [Theory]
    [InlineData(5f, 1.0)]
    [InlineData(6f, 0.0)]
    public void R2OfATargetThatNeverVaries(float output, double expected)
    {
        RegressionErrors errors = new();
        Assert.Equal(double.NaN, errors.R2);
        errors.Add([output], [5f]);
        Assert.Equal(double.NaN, errors.R2);
        errors.Add([output], [5f]);
        Assert.Equal(expected, errors.R2);
        errors.Reset();
        Assert.Equal((0, double.NaN), (errors.Rows, errors.MeanAbsoluteError));
    }

    [Fact]
    public void RowsThatDoNotFitAreNotTaken()
    {
        RegressionErrors errors = new(2);
        Assert.StartsWith(
            "Expected whole rows of 2 targets, found 3.",
            Assert.Throws<ArgumentException>(() => errors.Add(new float[3], new float[3])).Message);
        Assert.StartsWith(
            "Expected 4 outputs, as many as targets, found 2.",
            Assert.Throws<ArgumentException>(() => errors.Add(new float[2], new float[4])).Message);
        Assert.Equal(0, errors.Rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(700)]
    public void ANetworkIsMeasuredOverEveryRow(int rows)
    {
        Dataset<int> data = Points.Draw(rows);
        TwoClasses network = new(seed: 3);
        ConfusionMatrix expected = new(2);
        for (int row = 0; row < rows; row++)
        {
            float[] outputs = new float[2];
            network.Predict(data.Input(row), outputs);
            expected.Add(data.Target(row)[0], outputs[1] > outputs[0] ? 1 : 0);
        }

        ConfusionMatrix found = Metric.Confusion(network, data);
        Assert.Equal(expected.ToString(), found.ToString());
        Assert.Equal(expected.Accuracy, Metric.Accuracy(network, data));
        Assert.Equal(1, Metric.Accuracy(network, data, k: 2));
    }

    [Fact]
    public void ANetworkOfNumbersHasErrors()
    {
        LineFitter network = new(seed: 1);
        network.Dense1.Weights.CopyFrom([1f, 0f]);
        Dataset<float> data = new(new float[] { 1, 9, 2, 9 }, 2, new float[] { 1, 4 });
        RegressionErrors errors = Metric.Errors(network, data);
        Assert.Equal((2, 1.0, 2.0), (errors.Rows, errors.MeanAbsoluteError, errors.MeanSquaredError));
    }

    [Fact]
    public void RowsOfAnotherNetworkLeaveTheMetricAsItWas()
    {
        TopKAccuracy accuracy = new(2);
        accuracy.Add([1f, 0f], [0]);
        Dataset<int> data = new(new float[6], 3, new int[2]);
        Assert.StartsWith(
            "Expected rows of 2 inputs and 1 targets for TwoClasses, found 3 and 1.",
            Assert.Throws<ArgumentException>(() => Metric.Measure(new TwoClasses(seed: 1), data, accuracy)).Message);
        Assert.Equal(1, accuracy.Rows);
    }

    [Fact]
    public void MoreRowsAllocateNoMore()
    {
        Assert.Equal(Measured(300), Measured(3_000));

        static long Measured(int rows)
        {
            Dataset<int> data = Points.Draw(rows);
            TwoClasses network = new(seed: 1);
            ConfusionMatrix confusion = new(2);
            TopKAccuracy accuracy = new(2);
            return Allocated.By(() => Metric.Measure(network, data, confusion, accuracy));
        }
    }
}
