using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>Trains networks on records, and makes data sets of them.</summary>
public static class RecordTraining
{
    /// <summary>The learning rate where no optimiser is given.</summary>
    internal const float DefaultRate = 1e-3f;

    /// <summary>
    /// Trains a fitted network on records with AdamW, at a learning rate of 0.001, without validation rows.
    /// </summary>
    /// <inheritdoc cref="TrainOn{N, R, T}(IRecordNetwork{N, R, T}, IEnumerable{R}, IEnumerable{R}, TrainingOptions)"/>
    public static TrainingHistory TrainOn<TNetwork, TRecord, TTarget>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> training, TrainingOptions options)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged => network.TrainOn(training, null, options);

    /// <summary>
    /// Trains a fitted network on records with an optimiser of one's own, without validation rows.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="training">Records to learn from.</param>
    /// <param name="optimizer">The update rule.</param>
    /// <param name="options">How to run.</param>
    /// <param name="threads">Threads that share a step.</param>
    /// <inheritdoc cref="TrainOn{N, R, T}(IRecordNetwork{N, R, T}, IEnumerable{R}, IEnumerable{R}, TrainingOptions)"/>
    public static TrainingHistory TrainOn<TNetwork, TRecord, TTarget, TOptimizer>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> training, TOptimizer optimizer,
        TrainingOptions options, int threads = 1)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer => network.TrainOn(training, null, optimizer, options, threads);

    /// <summary>Trains a fitted network on records with AdamW, at a learning rate of 0.001.</summary>
    /// <param name="network">The network, as <c>Fit</c> or <c>Load</c> made it.</param>
    /// <param name="training">Records to learn from.</param>
    /// <param name="validation">Records to evaluate on after each epoch, or null.</param>
    /// <param name="options">How to run.</param>
    /// <returns>A result an epoch, and how training ended. Losses are those of scaled targets.</returns>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">
    /// A record cannot be encoded, or the options do not fit the network; nothing is trained then.
    /// </exception>
    /// <exception cref="TrainingStoppedException">A loss was not finite.</exception>
    /// <exception cref="TrainingCanceledException">It was cancelled.</exception>
    public static TrainingHistory TrainOn<TNetwork, TRecord, TTarget>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> training,
        IEnumerable<TRecord>? validation, TrainingOptions options)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged => network.TrainOn(training, validation, new AdamW(DefaultRate), options);

    /// <summary>Trains a fitted network on records with an optimiser of one's own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">Records to learn from.</param>
    /// <param name="validation">Records to evaluate on after each epoch, or null.</param>
    /// <param name="optimizer">The update rule.</param>
    /// <param name="options">How to run.</param>
    /// <param name="threads">Threads that share a step.</param>
    /// <inheritdoc cref="TrainOn{N, R, T}(IRecordNetwork{N, R, T}, IEnumerable{R}, IEnumerable{R}, TrainingOptions)"/>
    public static TrainingHistory TrainOn<TNetwork, TRecord, TTarget, TOptimizer>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> training,
        IEnumerable<TRecord>? validation, TOptimizer optimizer, TrainingOptions options, int threads = 1)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        Dataset<TTarget> rows = network.ToDataset(training);
        Dataset<TTarget>? checks = validation is null ? null : network.ToDataset(validation);
        return Train<TNetwork, TTarget, TOptimizer>((TNetwork)network, rows, checks, optimizer, options, threads);
    }

    /// <summary>Trains a network on rows that are encoded.</summary>
    internal static TrainingHistory Train<TNetwork, TTarget, TOptimizer>(
        TNetwork network, Dataset<TTarget> training, Dataset<TTarget>? validation, TOptimizer optimizer,
        TrainingOptions options, int threads)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
        where TOptimizer : unmanaged, IOptimizer
    {
        // Under BatchNorm a batch cannot run in slices, and Mixup feeds a row with each of its labels.
        int copies = options.Mixup is null ? 1 : 2;
        int maxBatch = Math.Max(1, Math.Min(options.BatchSize, training.Rows)) * copies;
        using Trainer<TTarget, TOptimizer> trainer = network.Train(optimizer, maxBatch, options.Seed, threads);
        return TrainingLoop.Run(network, trainer, training, validation, options);
    }

    /// <summary>Encodes records with what the network was fitted on.</summary>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">A record cannot be encoded.</exception>
    public static Dataset<TTarget> ToDataset<TNetwork, TRecord, TTarget>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(records);
        IReadOnlyCollection<TRecord> rows = records as IReadOnlyCollection<TRecord> ?? [.. records];
        NetworkFacts facts = TNetwork.Facts;
        return new(
            network.EncodeInputs(rows), facts.InputLength, network.EncodeTargets(rows), facts.TargetLength);
    }
}
