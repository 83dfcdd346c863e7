using System;

namespace NetGen.Training;

/// <summary>How a training loop runs.</summary>
public sealed record TrainingOptions
{
    /// <summary>Times that every row is visited.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Rows of a step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Seed of the order of the rows.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Learning rate of each step, as the trainer counts them; the trainer's own, unchanged, where it is null.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Who is told how it goes; nobody where it is null.</summary>
    public ITrainingProgress? Progress { get; init; }

    /// <summary>The clock behind seconds and rates.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Steps of all <see cref="Epochs"/> over so many rows: the length of a schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rows or <see cref="BatchSize"/> are below 1.</exception>
    public long CountSteps(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        return Epochs * (((long)rows + BatchSize - 1) / BatchSize);
    }
}
