using System;

namespace NetGen.Training;

/// <summary>Mean and population deviation of values, in float64, with their histogram.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Deviation">Population deviation.</param>
/// <param name="PositiveShare">Share of values above 0, from 0 to 1.</param>
/// <param name="Histogram">How the values are spread.</param>
public sealed record Spread(double Mean, double Deviation, double PositiveShare, Histogram Histogram)
{
    internal static Spread Of(ReadOnlySpan<float> values)
    {
        double sum = 0;
        long positive = 0;
        foreach (float value in values)
        {
            sum += value;
            positive += value > 0f ? 1 : 0;
        }

        double mean = sum / values.Length;
        double squares = 0;
        foreach (float value in values)
            squares += (value - mean) * (value - mean);
        return new(mean, Math.Sqrt(squares / values.Length), (double)positive / values.Length, Histogram.Of(values));
    }
}
