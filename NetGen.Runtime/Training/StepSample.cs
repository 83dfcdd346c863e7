using System;
using System.Diagnostics;

namespace NetGen.CompilerServices;

/// <summary>How long some steps took, one after the other: 5 long ones, or as many short ones as take 5 ms.</summary>
internal sealed class StepSample
{
    /// <summary>The fewest.</summary>
    public const int Fewest = 5;

    /// <summary>The most.</summary>
    public const int Most = 64;

    /// <summary>Time after which the fewest are enough, in the ticks of <see cref="Stopwatch"/>.</summary>
    public static readonly long Enough = Stopwatch.Frequency / 200;

    private readonly long[] durations = new long[Most];
    private int count;
    private long total;

    /// <summary>Adds a step; true once there are enough.</summary>
    public bool Add(long ticks)
    {
        durations[count++] = ticks;
        total += ticks;
        return count == Most || (count >= Fewest && total >= Enough);
    }

    /// <summary>
    /// The mean of the middle half: a median that tells apart what is fast half of the time from what always is. Starts
    /// again.
    /// </summary>
    public double TakeTypical()
    {
        Span<long> sorted = durations.AsSpan(0, count);
        sorted.Sort();
        Span<long> middle = sorted[(count / 4)..(count - count / 4)];
        double sum = 0;
        foreach (long ticks in middle)
            sum += ticks;
        (count, total) = (0, 0);
        return sum / middle.Length;
    }
}
