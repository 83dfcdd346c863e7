using System;

namespace NetGen.Training;

/// <summary>What rows say of groups of neighbouring features: single features, or the planes of images.</summary>
/// <param name="Means">Mean of each group.</param>
/// <param name="Variances">Population variance of each group.</param>
/// <param name="Smallest">Smallest value of each group.</param>
/// <param name="Largest">Largest value of each group.</param>
internal sealed record FeatureSums(double[] Means, double[] Variances, float[] Smallest, float[] Largest)
{
    /// <summary>Goes over the rows twice: the mean first, then distances from it, which loses no digits.</summary>
    public static FeatureSums Of(ReadOnlySpan<float> rows, int length, int groups)
    {
        RowCheck.Fit(rows, length);
        int each = length / groups;
        double count = (double)(rows.Length / length) * each;
        FeatureSums sums = new(new double[groups], new double[groups], new float[groups], new float[groups]);
        Array.Fill(sums.Smallest, float.PositiveInfinity);
        Array.Fill(sums.Largest, float.NegativeInfinity);
        for (int start = 0; start < rows.Length; start += length)
        {
            for (int group = 0; group < groups; group++)
            {
                foreach (float value in rows.Slice(start + group * each, each))
                {
                    sums.Means[group] += value;
                    sums.Smallest[group] = Math.Min(sums.Smallest[group], value);
                    sums.Largest[group] = Math.Max(sums.Largest[group], value);
                }
            }
        }

        for (int group = 0; group < groups; group++)
            sums.Means[group] /= count;
        for (int start = 0; start < rows.Length; start += length)
            for (int group = 0; group < groups; group++)
                foreach (float value in rows.Slice(start + group * each, each))
                    sums.Variances[group] += (value - sums.Means[group]) * (value - sums.Means[group]);
        for (int group = 0; group < groups; group++)
            sums.Variances[group] /= count;
        return sums;
    }
}
