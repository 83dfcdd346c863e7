using System;
using System.IO;
using NetGen.Onnx;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Onnx;

/// <summary>A scaling in front: the file takes raw inputs.</summary>
public sealed class ScalingTests
{
    private static readonly float[] Rows = [100, 2, 0.5f, -7, 140, 3, 0.25f, -7, 90, -1, 0.125f, -7];

    [Theory]
    [InlineData(ScalingKind.Standard)]
    [InlineData(ScalingKind.MinMax)]
    [InlineData(ScalingKind.Mean)]
    public void IsTheOneOfTraining(ScalingKind kind)
    {
        FeatureScaling scaling = kind switch
        {
            ScalingKind.Standard => FeatureScaling.FitStandard(Rows, 4),
            ScalingKind.MinMax => FeatureScaling.FitMinMax(Rows, 4, -1f, 1f),
            _ => FeatureScaling.FitMean(Rows, 4),
        };
        Regression network = new(seed: 2);
        using MemoryStream stream = new();
        network.SaveOnnx(stream, new()
        {
            Scaling = new(scaling.Offsets, scaling.Factors, scaling.Low),
        });
        float[] scaled = [.. Rows], expected = new float[6];
        scaling.Transform(scaled);
        network.Predict(scaled, expected);
        using Session session = new(stream.ToArray());
        Session.Agree($"{kind}", expected, session.Run(Rows, 3));
    }

    // Neither 0.1 nor a sum with it is a whole number.
    [Fact]
    public void LeavesIndicesAsTheyAre()
    {
        float[] rows = [10, 3, -5, 20, 1, -6, 40, 2, -9];
        FeatureScaling scaling = FeatureScaling.FitMinMax(rows, 3, 0.1f, 0.7f);
        FeatureScaling except = scaling.Except(1);
        Indexed network = new(seed: 2);
        using MemoryStream stream = new();
        Assert.StartsWith(
            "Expected a scaling that leaves column 1 as it is, which Embedding1 reads as an index, found one that "
            + "changes it.",
            Assert.Throws<ArgumentException>(() => network.SaveOnnx(stream, Options(scaling))).Message);
        network.SaveOnnx(stream, Options(except));
        float[] scaled = [.. rows], expected = new float[6];
        except.Transform(scaled);
        for (int row = 0; row < 3; row++)
            scaled[3 * row + 1] = rows[3 * row + 1];
        network.Predict(scaled, expected);
        using Session session = new(stream.ToArray());
        Session.Agree("Indexed", expected, session.Run(rows, 3));

        static OnnxOptions Options(FeatureScaling scaling) =>
            new() { Scaling = new(scaling.Offsets, scaling.Factors, scaling.Low) };
    }

    [Fact]
    public void KeepsCopies()
    {
        float[] offsets = [1, 2], factors = [3, 4];
        OnnxScaling scaling = new(offsets, factors, 5);
        Array.Clear(offsets);
        Array.Clear(factors);
        Assert.Equal([1, 2], scaling.Offsets.ToArray());
        Assert.Equal([3, 4], scaling.Factors.ToArray());
        Assert.Equal((5f, 2), (scaling.Low, scaling.Length));
    }

    [Fact]
    public void NumbersHaveToBeFiniteAndAsMany()
    {
        Assert.StartsWith(
            "Expected as many factors as offsets, 2, found 1.",
            Assert.Throws<ArgumentException>(() => new OnnxScaling([1, 2], [1])).Message);
        Assert.StartsWith(
            "Expected finite offsets, found NaN at 1.",
            Assert.Throws<ArgumentException>(() => new OnnxScaling([1, float.NaN], [1, 1])).Message);
        Assert.StartsWith(
            "Expected finite factors, found -",
            Assert.Throws<ArgumentException>(() => new OnnxScaling([1], [float.NegativeInfinity])).Message);
        Assert.StartsWith(
            "Expected a finite low, found ",
            Assert.Throws<ArgumentException>(() => new OnnxScaling([1], [1], float.PositiveInfinity)).Message);
    }
}
