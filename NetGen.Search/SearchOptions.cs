using System;
using System.IO;
using System.Threading;

namespace NetGen.Training;

/// <summary>How a stage of a search runs.</summary>
public sealed record SearchOptions
{
    // What a timer can wait for.
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(20);

    /// <summary>Epochs of a trial: few at first, more where the range is finer.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Trainings of a trial with seeds of their own; its score is their mean.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Trials that run at once, as many as there are cores if left out; results do not depend on it.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// How long a training may take; one that takes longer fails, and the search goes on. None where it is null. What
    /// is near the limit depends on how fast the machine is.
    /// </summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Where a line goes as each trial ends; nowhere where it is null.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>
    /// Ends the search: <see cref="OperationCanceledException"/>. What has ended is kept, and a study in a file goes on
    /// from there.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    internal void Check(string name)
    {
        AtLeastOne(Epochs, nameof(Epochs), name);
        AtLeastOne(Repeats, nameof(Repeats), name);
        AtLeastOne(Parallelism, nameof(Parallelism), name);
        if (TimeLimit is TimeSpan limit && (limit <= TimeSpan.Zero || limit > LongestLimit))
        {
            throw new ArgumentException(
                $"Expected TimeLimit above 0 and of at most {LongestLimit.TotalDays} days, found {limit}.", name);
        }
    }

    private static void AtLeastOne(int found, string property, string name)
    {
        if (found < 1)
            throw new ArgumentException($"Expected {property} of at least 1, found {found}.", name);
    }
}
