using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>Counts of values in bins of equal width from the smallest to the largest.</summary>
/// <param name="Low">The smallest value.</param>
/// <param name="High">The largest value.</param>
/// <param name="Counts">Values of each bin; one that stands on a border counts in the upper bin.</param>
public sealed record Histogram(double Low, double High, IReadOnlyList<long> Counts)
{
    /// <summary>Bins of each histogram: the lecture's number.</summary>
    public const int Bins = 30;

    private const string Bars = " ▁▂▃▄▅▆▇█";

    internal static Histogram Of(ReadOnlySpan<float> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (float value in values)
            (low, high) = float.IsFinite(value) ? (Math.Min(low, value), Math.Max(high, value)) : (low, high);
        long[] counts = new long[Bins];
        if (high < low)
            return new(double.NaN, double.NaN, counts);
        double perUnit = high > low ? Bins / (high - low) : 0;
        foreach (float value in values)
            if (float.IsFinite(value))
                counts[Math.Min(Bins - 1, (int)((value - low) * perUnit))]++;
        return new(low, high, counts);
    }

    /// <summary>A line of bars, a character a bin.</summary>
    public override string ToString()
    {
        long most = 1;
        foreach (long count in Counts)
            most = Math.Max(most, count);
        return string.Create(Counts.Count, this, (text, histogram) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = Bars[(int)Math.Ceiling((Bars.Length - 1.0) * histogram.Counts[i] / most)];
        });
    }
}
