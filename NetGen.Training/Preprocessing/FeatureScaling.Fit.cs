using System;

namespace NetGen.Training;

public sealed partial class FeatureScaling
{
    /// <summary>Fits x - mean of each feature.</summary>
    /// <param name="rows">Training rows x <paramref name="length"/> values, at least one row, all finite.</param>
    /// <param name="length">Features of a row.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the last one is short, or a value is not finite.
    /// </exception>
    public static FeatureScaling FitMean(ReadOnlySpan<float> rows, int length) =>
        Centre(FeatureSums.Of(rows, length, length));

    /// <summary>Fits x - mean of each channel: all pixels of a plane share one mean.</summary>
    /// <param name="rows">Training images, at least one, all finite.</param>
    /// <param name="shape">How a row is an image.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the last one is short, or a value is not finite.
    /// </exception>
    public static FeatureScaling FitMean(ReadOnlySpan<float> rows, ImageShape shape) =>
        Centre(FeatureSums.Of(rows, shape.Length, shape.Channels)).Spread(shape);

    /// <summary>Fits (x - mean) / deviation of each feature: z-scores.</summary>
    /// <param name="rows">Training rows x <paramref name="length"/> values, at least one row, all finite.</param>
    /// <param name="length">Features of a row.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the last one is short, or a value is not finite.
    /// </exception>
    public static FeatureScaling FitStandard(ReadOnlySpan<float> rows, int length) =>
        Standardize(FeatureSums.Of(rows, length, length));

    /// <summary>Fits (x - mean) / deviation of each channel: all pixels of a plane share the two.</summary>
    /// <param name="rows">Training images, at least one, all finite.</param>
    /// <param name="shape">How a row is an image.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the last one is short, or a value is not finite.
    /// </exception>
    public static FeatureScaling FitStandard(ReadOnlySpan<float> rows, ImageShape shape) =>
        Standardize(FeatureSums.Of(rows, shape.Length, shape.Channels)).Spread(shape);

    /// <summary>Fits low + (x - min) (high - low) / (max - min) of each feature.</summary>
    /// <param name="rows">Training rows x <paramref name="length"/> values, at least one row, all finite.</param>
    /// <param name="length">Features of a row.</param>
    /// <param name="low">Where the smallest training value goes.</param>
    /// <param name="high">Where the largest one goes, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, the last one is short, a value is not finite, or the range is empty.
    /// </exception>
    public static FeatureScaling FitMinMax(ReadOnlySpan<float> rows, int length, float low = 0f, float high = 1f)
    {
        if (!(low < high && float.IsFinite(low) && float.IsFinite(high)))
        {
            throw new ArgumentException(
                $"Expected a finite range, low below high, found {low} to {high}.", nameof(low));
        }

        FeatureSums sums = FeatureSums.Of(rows, length, length);
        double[] spans = new double[length];
        for (int i = 0; i < length; i++)
        {
            double span = (double)sums.Largest[i] - sums.Smallest[i];
            spans[i] = span > 0 ? span : 1;
        }

        return new(sums.Smallest, spans, low, high);
    }

    private static FeatureScaling Centre(FeatureSums sums)
    {
        float[] ones = new float[sums.Means.Length];
        Array.Fill(ones, 1f);
        return new(ScalingKind.Mean, Array.ConvertAll(sums.Means, mean => (float)mean), ones);
    }

    private static FeatureScaling Standardize(FeatureSums sums)
    {
        float[] factors = new float[sums.Means.Length];
        for (int i = 0; i < factors.Length; i++)
        {
            // The computed mean of equal numbers may miss them by a rounding: constant is what has equal extremes.
            bool isConstant = sums.Smallest[i] == sums.Largest[i];
            factors[i] = Reciprocal(isConstant ? 0 : Math.Sqrt(sums.Variances[i]));
        }

        return new(ScalingKind.Standard, Array.ConvertAll(sums.Means, mean => (float)mean), factors);
    }

    // 1 where there is nothing to divide by, or so little that float32 cannot say its reciprocal.
    private static float Reciprocal(double deviation)
    {
        float factor = (float)(1 / deviation);
        return deviation > 0 && float.IsFinite(factor) && factor > 0f ? factor : 1f;
    }

    /// <summary>From a number a channel to one a pixel.</summary>
    private FeatureScaling Spread(ImageShape shape)
    {
        int plane = shape.Height * shape.Width;
        float[] wideOffsets = new float[shape.Length];
        float[] wideFactors = new float[shape.Length];
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            wideOffsets.AsSpan(channel * plane, plane).Fill(offsets[channel]);
            wideFactors.AsSpan(channel * plane, plane).Fill(factors[channel]);
        }

        return new(Kind, wideOffsets, wideFactors);
    }
}
