using System;
using NetGen.CompilerServices;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>NaN is no answer: never the largest, on no side, never right, whoever counts.</summary>
public sealed class NoAnswerTests
{
    [Fact]
    public void NaNIsNeverRight()
    {
        TopKAccuracy accuracy = new(2, 2);
        accuracy.Add([float.NaN, 1f], [0]);
        Assert.Equal(0, accuracy.Value);
    }

    // Evaluate, the matrix and top-k count alike; labels of class 0 came out right.
    [Fact]
    public void ANetworkOfNaNIsNeverRight()
    {
        Dataset<int> data = new(new float[16], 2, new[] { 0, 1, 0, 1, 0, 1, 0, 0 });
        TwoClasses network = new(seed: 1);
        network.Dense1.Bias.CopyFrom([float.NaN, float.NaN]);
        Assert.Equal(0f, network.Evaluate(data.Inputs, data.Targets).Accuracy);
        Assert.Equal(0, Metric.Accuracy(network, data));
        ConfusionMatrix confusion = Metric.Confusion(network, data);
        Assert.Equal((0, 8), (confusion.Accuracy, confusion.Rows));
        Assert.Equal((5, 3), (confusion.Unpredicted(0), confusion.Unpredicted(1)));
        Assert.Equal(new ClassScores(0, 0, 0, 5), confusion.Scores(0));
        Assert.Equal(0, confusion.Macro.F1);
        Assert.Equal(
            """
            label      0      1   none  precision  recall      F1
                0      0      0      5     0.0000  0.0000  0.0000
                1      0      0      3     0.0000  0.0000  0.0000
            """.ReplaceLineEndings("\n"),
            confusion.ToString());
        confusion.Reset();
        Assert.Equal(0, confusion.Unpredicted(0));
    }

    [Fact]
    public void AnAnswerOfNaNIsOnNoSide()
    {
        TwoSides network = new(seed: 1);
        network.Dense1.Bias.CopyFrom([float.NaN, float.NaN]);
        float[] targets = [0f, 1f, 0f, 0f];
        Assert.Equal(0f, network.Evaluate(new float[4], targets).Accuracy);
        BinaryAccuracy accuracy = new();
        accuracy.Add([float.NaN, float.NaN, 0.2f, 0.9f], targets);
        Assert.Equal(0.25, accuracy.Value);
        Assert.Equal((1, 1), (accuracy.Confusion.Unpredicted(0), accuracy.Confusion.Unpredicted(1)));
    }

    [Theory]
    [InlineData(new[] { 1f, 3f, 3f }, 1)]
    [InlineData(new[] { float.NaN, 1f, 2f }, 2)]
    [InlineData(new[] { 1f, float.NaN, 0f }, 0)]
    [InlineData(new[] { 0f, 1f, float.NaN }, 1)]
    [InlineData(new[] { float.NaN, float.NegativeInfinity, float.NaN }, 1)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, 0)]
    [InlineData(new[] { float.NaN, float.NaN }, -1)]
    [InlineData(new float[0], -1)]
    public void NaNIsNeverTheLargest(float[] values, int expected) =>
        Assert.Equal(expected, Accuracy.IndexOfLargest(values));

    [Theory]
    [InlineData(1.5f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void AnswersOutsideTheirRangeAreNotTaken(float target)
    {
        BinaryAccuracy accuracy = new();
        Assert.StartsWith(
            $"Expected targets in [0, 1], found {target} in row 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => accuracy.Add([0f, 1f], [1f, target])).Message);
        Assert.Equal(0, accuracy.Confusion.Rows);
    }
}
