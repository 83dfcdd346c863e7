using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>Learns how a number is scaled, and what takes the place of one that is missing. Sums are float64.</summary>
/// <param name="scale">The formula.</param>
/// <param name="missing">What takes the place of a missing one.</param>
internal sealed class NumberFit(Scale scale, Missing missing)
{
    private const int MostKnots = 1001;

    // The numbers themselves, where a sum does not say enough.
    private readonly List<double>? numbers =
        scale == Scale.Quantile || missing is Missing.Median or Missing.MostFrequent ? [] : null;

    private long count;
    private double sum;

    // Of the number, or of its logarithm where that is scaled: by Welford's recurrence.
    private double mean;
    private double squares;
    private double smallest = double.PositiveInfinity;
    private double largest = double.NegativeInfinity;

    /// <summary>Whether a number was added.</summary>
    public bool HasAny => count > 0;

    /// <summary>Adds the number of a training row.</summary>
    public void Add(double number)
    {
        double moved = scale == Scale.Log ? NumberScaling.SignedLog(number) : number;
        count++;
        sum += number;
        double from = moved - mean;
        mean += from / count;
        squares += from * (moved - mean);
        smallest = Math.Min(smallest, moved);
        largest = Math.Max(largest, moved);
        numbers?.Add(number);
    }

    /// <summary>The scaling.</summary>
    public NumberScaling Scaling()
    {
        bool isConstant = smallest == largest;
        double deviation = Math.Sqrt(squares / count);
        return scale switch
        {
            Scale.None => NumberScaling.Identity,
            Scale.MinMax => new(scale, smallest, isConstant ? 1 : 1 / (largest - smallest), []),
            Scale.Quantile => new(scale, 0, 1, Knots()),
            _ => isConstant || deviation == 0
                ? new(scale, isConstant ? smallest : mean, 1, [])
                : new(scale, mean, 1 / deviation, []),
        };
    }

    /// <summary>What takes the place of a missing number, in its own unit.</summary>
    public double Imputed() => missing switch
    {
        Missing.Zero => 0,
        Missing.Median => AtPlace(Sorted(), (numbers!.Count - 1) / 2.0),
        Missing.MostFrequent => MostFrequent(),
        _ => sum / count,
    };

    private Span<double> Sorted()
    {
        Span<double> sorted = CollectionsMarshal.AsSpan(numbers);
        sorted.Sort();
        return sorted;
    }

    private double[] Knots()
    {
        Span<double> sorted = Sorted();
        double[] knots = new double[Math.Min(MostKnots, sorted.Length)];
        for (int i = 0; i < knots.Length; i++)
        {
            knots[i] = knots.Length == 1
                ? sorted[0]
                : AtPlace(sorted, (double)i * (sorted.Length - 1) / (knots.Length - 1));
        }

        return knots;
    }

    // Linear between the two numbers around it, as NumPy's default.
    private static double AtPlace(ReadOnlySpan<double> sorted, double place)
    {
        int below = (int)place;
        return below == sorted.Length - 1
            ? sorted[below]
            : sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    private double MostFrequent()
    {
        Span<double> sorted = Sorted();
        (double best, int most) = (sorted[0], 0);
        for (int start = 0; start < sorted.Length;)
        {
            int end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            if (end - start > most)
                (best, most) = (sorted[start], end - start);
            start = end;
        }

        return best;
    }
}
