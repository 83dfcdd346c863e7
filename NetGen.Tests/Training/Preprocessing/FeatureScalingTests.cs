using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Preprocessing;

/// <summary>
/// Mean subtraction, standardisation and min-max against float64 numbers of NumPy 1.24 (mean, std, min, max).
/// </summary>
public sealed class FeatureScalingTests
{
    // The textbook's apples: sugar and weight.
    private static readonly float[] Apples = [4, 540, 8, 700, 2, 480];

    [Fact]
    public void ApplesCentred() => Transforms(
        FeatureScaling.FitMean(Apples, 2),
        [-2.0 / 3, -100.0 / 3, 10.0 / 3, 380.0 / 3, -8.0 / 3, -280.0 / 3],
        4e-5);   // a mean of 573 as float32 is off by up to 3.05e-5

    [Fact]
    public void ApplesStandardised() => Transforms(
        FeatureScaling.FitStandard(Apples, 2),
        [
            -0.2672612419124245, -0.35897907930886946,
            1.3363062095621219, 1.364120501373702,
            -1.0690449676496978, -1.0051414220648338,
        ],
        1e-6);

    [Fact]
    public void ApplesBetweenZeroAndOne() => Transforms(
        FeatureScaling.FitMinMax(Apples, 2), [1.0 / 3, 3.0 / 11, 1, 1, 0, 0], 1e-6);

    [Fact]
    public void ApplesBetweenOtherBounds() => Transforms(
        FeatureScaling.FitMinMax(Apples, 2, -1f, 3f), [1.0 / 3, 1.0 / 11, 3, 3, -1, -1], 1e-6);

    [Fact]
    public void AChannelSharesItsNumbers()
    {
        // Two images of two channels with 1 x 2 pixels.
        float[] images = [1, 2, 10, 20, 3, 6, 30, 60];
        ImageShape shape = new(2, 1, 2);
        Transforms(FeatureScaling.FitMean(images, shape), [-2, -1, -20, -10, 0, 3, 0, 30], 1e-6, images);
        Transforms(
            FeatureScaling.FitStandard(images, shape),
            [
                -1.0690449676496976, -0.5345224838248488, -1.0690449676496976, -0.5345224838248488,
                0, 1.6035674514745464, 0, 1.6035674514745464,
            ],
            1e-6, images);
    }

    [Fact]
    public void OtherRowsAreScaledByWhatTrainingSaid()
    {
        FeatureScaling scaling = FeatureScaling.FitMinMax(Apples, 2);
        float[] test = [10, 400];
        scaling.Transform(test);
        Assert.Equal(8.0 / 6, test[0], 1e-6);
        Assert.Equal(-80.0 / 220, test[1], 1e-6);
    }

    [Fact]
    public void ConstantFeaturesAreOnlyShifted()
    {
        // 0.1f cannot be averaged exactly: a computed deviation would not be zero.
        float[] rows = [.. Enumerable.Range(0, 30).Select(i => i % 3 == 0 ? 0.1f : i % 3 == 1 ? -7f : i)];
        foreach (FeatureScaling scaling in new[]
        {
            FeatureScaling.FitMean(rows, 3), FeatureScaling.FitStandard(rows, 3), FeatureScaling.FitMinMax(rows, 3),
        })
        {
            float[] changed = [.. rows];
            scaling.Transform(changed);
            Assert.All(changed.Where((_, i) => i % 3 < 2), value => Assert.Equal(0f, value, 1e-8f));
            Assert.Equal([1f, 1f], scaling.Factors[..2].ToArray());
        }
    }

    [Fact]
    public void ADeviationBelowFloat32sReciprocalCountsAsConstant()
    {
        float[] rows = [0f, float.Epsilon];
        FeatureScaling scaling = FeatureScaling.FitStandard(rows, 1);
        Assert.Equal(1f, scaling.Factors[0]);
    }

    [Fact]
    public void LargeOffsetsKeepTheirDigits()
    {
        float[] rows = [.. Enumerable.Range(0, 100).Select(i => 1_000_000f + i % 2)];
        FeatureScaling scaling = FeatureScaling.FitStandard(rows, 1);
        Assert.Equal(2f, scaling.Factors[0], 1e-6f);
    }

    [Fact]
    public void InverseUndoesEach()
    {
        Random random = new(1);
        float[] rows = [.. Enumerable.Range(0, 60).Select(i => (random.NextSingle() - 0.3f) * (1 + i % 4 * 100))];
        foreach (FeatureScaling scaling in new[]
        {
            FeatureScaling.FitMean(rows, 4),
            FeatureScaling.FitStandard(rows, 4),
            FeatureScaling.FitMinMax(rows, 4, -1f),
        })
        {
            float[] changed = [.. rows];
            scaling.Transform(changed);
            scaling.Inverse(changed);
            Assert.All(rows.Zip(changed), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
        }
    }

    [Fact]
    public void DataSetsAreCopied()
    {
        Dataset<float> data = new(new float[] { 1, 3 }, 1, new float[] { 10, 20, 30, 60 }, 2);
        Dataset<float> inputs = FeatureScaling.FitMean(data.Inputs, 1).TransformInputs(data);
        Assert.Equal([-1f, 1f], inputs.Inputs.ToArray());
        Assert.Equal(data.Targets.ToArray(), inputs.Targets.ToArray());
        FeatureScaling scaling = FeatureScaling.FitMinMax(data.Targets, 2);
        Dataset<float> targets = scaling.TransformTargets(data);
        Assert.Equal([0f, 0f, 1f, 1f], targets.Targets.ToArray());
        Assert.Equal([1f, 3f], data.Inputs.ToArray());
        float[] back = targets.Targets.ToArray();
        scaling.Inverse(back);
        Assert.Equal(data.Targets.ToArray(), back);
        Dataset<float> weighted = data.WithRowWeights(new float[] { 2, 3 });
        Assert.Equal([2f, 3f], FeatureScaling.FitMean(data.Inputs, 1).TransformInputs(weighted).RowWeights.ToArray());
        Assert.Equal([2f, 3f], scaling.TransformTargets(weighted).RowWeights.ToArray());
        Throws("Expected rows of 2 inputs, found 1.", () => scaling.TransformInputs(data));
        Throws("Expected rows of 1 targets, found 2.", () => FeatureScaling.FitMean([1f], 1).TransformTargets(data));
    }

    [Fact]
    public void RowsThatCannotBeFittedOrTransformed()
    {
        Throws("Expected at least 1 row to fit on, found 0.", () => FeatureScaling.FitMean([], 2));
        Throws("Expected whole rows of 2 values, found 3 values.", () => FeatureScaling.FitMean(new float[3], 2));
        Throws(
            "Expected finite values, found NaN in row 1, feature 0.",
            () => FeatureScaling.FitStandard([1f, 2f, float.NaN, 4f], 2));
        Throws("Expected a finite range, low below high, found 1 to 1.", () => FeatureScaling.FitMinMax(Apples, 2, 1f));
        float[] rows = [1f, 2f, 3f];
        FeatureScaling scaling = FeatureScaling.FitMean(Apples, 2);
        Throws("Expected whole rows of 2 values, found 3 values.", () => scaling.Transform(rows));
        Throws("Expected whole rows of 2 values, found 3 values.", () => scaling.Inverse(rows));
        Assert.Equal([1f, 2f, 3f], rows);
    }

    private static void Throws(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message);

    private static void Transforms(FeatureScaling scaling, double[] expected, double tolerance, float[]? rows = null)
    {
        float[] changed = [.. rows ?? Apples];
        scaling.Transform(changed);
        Assert.All(expected.Zip(changed), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }
}
