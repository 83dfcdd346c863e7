using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetGen.Training;

/// <summary>How a training loop runs.</summary>
public sealed record TrainingOptions
{
    /// <summary>Times that every row is visited.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>
    /// Rows of a step. It may be larger than the trainer's MaxBatch, but not under a BatchNorm that is not frozen: the
    /// batch then runs in slices whose gradients are added up before the one update (gradient accumulation).
    /// </summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Seed of the order of the rows.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Learning rate of each step, as the trainer counts them; the trainer's own, unchanged, where it is null.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Changes training rows at random as they are gathered; null leaves them.</summary>
    public IAugmentation? Augmentation { get; init; }

    /// <summary>
    /// Mixes training rows with each other, once they are augmented; null leaves them apart. Under a BatchNorm that is
    /// not frozen, labels ask for a trainer of twice as many rows as <see cref="BatchSize"/>.
    /// </summary>
    public Mixup? Mixup { get; init; }

    /// <summary>Who is told how it goes; nobody where it is null.</summary>
    public ITrainingProgress? Progress { get; init; }

    /// <summary>Who is told about ten times a second, as .NET's own interface; nobody where it is null.</summary>
    public IProgress<TrainingProgress>? Report { get; init; }

    /// <summary>Who is called after each step and each epoch, in this order, and may end training.</summary>
    public IReadOnlyList<ITrainingCallback> Callbacks { get; init; } = [];

    /// <summary>
    /// Cancels training, looked at before each step: <see cref="TrainingCanceledException"/>. A callback that ends
    /// training returns its history instead.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Ends training when a figure no longer becomes better; all epochs run where it is null.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// The figure whose best epoch the network is given back at the end, however training ends; where it is null the
    /// network stays as the last step left it.
    /// </summary>
    public MonitoredFigure? KeepBest { get; init; }

    /// <summary>Lowers the learning rate when a figure no longer becomes better; not beside a schedule.</summary>
    public ReduceOnPlateau? ReduceOnPlateau { get; init; }

    /// <summary>What the trainer's ClipNorm is set to, above 0; null leaves it.</summary>
    public float? ClipNorm { get; init; }

    /// <summary>What the trainer's ClipValue is set to, above 0; null leaves it.</summary>
    public float? ClipValue { get; init; }

    /// <summary>
    /// Where the run keeps what it needs to go on, and goes on from if it was ended; nowhere where it is null.
    /// </summary>
    public Checkpoints? Checkpoints { get; init; }

    /// <summary>The clock behind seconds and rates.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Every figure that something is decided by.</summary>
    internal IEnumerable<MonitoredFigure> Monitored
    {
        get
        {
            if (EarlyStopping is not null)
                yield return EarlyStopping.Monitor;
            if (ReduceOnPlateau is not null)
                yield return ReduceOnPlateau.Monitor;
            if (KeepBest is MonitoredFigure kept)
                yield return kept;
        }
    }

    /// <summary>Whether somebody looks at validation rows after each epoch: evaluating them costs time.</summary>
    internal bool LooksAtValidation => Monitored.Any() || Callbacks.Count > 0 || Progress is not null;

    /// <summary>
    /// Steps of all <see cref="Epochs"/> over so many rows: the length of a schedule, for a network without BatchNorm.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rows or <see cref="BatchSize"/> are below 1.</exception>
    public long CountSteps(int rows) => CountSteps(rows, dropsLastRow: false);

    /// <summary>
    /// Steps of all <see cref="Epochs"/> over so many rows, as the loop takes them with this network where no layer is
    /// frozen: under a BatchNorm of vectors a last batch of a single row is left out.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The rows or <see cref="BatchSize"/> are below 1.</exception>
    public long CountSteps<TNetwork, TTarget>(int rows)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged =>
        CountSteps(rows, TNetwork.Facts.LeastRows > 1);

    /// <summary>
    /// Steps of all <see cref="Epochs"/> over so many rows, as the loop takes them with a network as it is now: under a
    /// BatchNorm of vectors that is not frozen, a last batch of a single row is left out.
    /// </summary>
    /// <param name="rows">Rows of training.</param>
    /// <param name="parameters">The network's parameters, which know what is frozen.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows or <see cref="BatchSize"/> are below 1.</exception>
    public long CountSteps(int rows, ParameterBlock parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return CountSteps(rows, parameters.LeastRows > 1);
    }

    internal void Check(string name)
    {
        if (Epochs < 0)
            throw new ArgumentException($"Expected Epochs of at least 0, found {Epochs}.", name);
        EarlyStopping?.Check(name);
        ReduceOnPlateau?.Check(name);
        Checkpoints?.Check(name);
        if (Schedule is not null && ReduceOnPlateau is not null)
        {
            throw new ArgumentException(
                "Expected a Schedule or ReduceOnPlateau, found both: a schedule sets the rate of each step.", name);
        }

        AboveZero(ClipNorm, nameof(ClipNorm), name);
        AboveZero(ClipValue, nameof(ClipValue), name);
        foreach (MonitoredFigure figure in Monitored)
            if (!Enum.IsDefined(figure))
                throw new ArgumentException($"Expected a figure to monitor, found {figure}.", name);
        if (Callbacks is null)
            throw new ArgumentException("Expected Callbacks, an empty list for none, found null.", name);
        foreach (ITrainingCallback callback in Callbacks)
            if (callback is null)
                throw new ArgumentException("Expected callbacks, found null among them.", name);
    }

    private static void AboveZero(float? found, string property, string name)
    {
        if (found is float number && !(number > 0f))
            throw new ArgumentException($"Expected a {property} above 0, found {number}.", name);
    }

    private long CountSteps(int rows, bool dropsLastRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(BatchSize);
        return Epochs * MiniBatches.Count(MiniBatches.RowsPerEpoch(rows, BatchSize, dropsLastRow), BatchSize);
    }
}
