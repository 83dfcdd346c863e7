using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Trains networks on records, and makes data sets of them.</summary>
public static class RecordTraining
{
    private const float DefaultRate = 1e-3f;

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
    /// <inheritdoc cref="TrainOn{TNetwork, TRecord, TTarget}"/>
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

        // Under BatchNorm a batch cannot run in slices, and Mixup feeds a row with each of its labels.
        int copies = options.Mixup is null ? 1 : 2;
        int maxBatch = Math.Max(1, Math.Min(options.BatchSize, rows.Rows)) * copies;
        using Trainer<TTarget, TOptimizer> trainer = network.Train(optimizer, maxBatch, options.Seed, threads);
        return TrainingLoop.Run((TNetwork)network, trainer, rows, checks, options);
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

    extension<TNetwork, TRecord, TTarget>(IRecordNetwork<TNetwork, TRecord, TTarget>)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        /// <summary>
        /// Encodes training and validation rows with what is fitted on the training rows alone: for a search, or a
        /// network that is made elsewhere.
        /// </summary>
        /// <exception cref="ArgumentException">
        /// A record cannot be encoded, or has a class that training lacks.
        /// </exception>
        public static Fold<TTarget> EncodeFold(IEnumerable<TRecord> training, IEnumerable<TRecord> validation)
        {
            ArgumentNullException.ThrowIfNull(training);
            IReadOnlyCollection<TRecord> rows = training as IReadOnlyCollection<TRecord> ?? [.. training];
            TNetwork fitted = TNetwork.Fit(rows);
            return new(fitted.ToDataset(rows), fitted.ToDataset(validation));
        }

        /// <summary>
        /// Divides shuffled records into k folds, each of which validates once. What is fitted is fitted anew on the
        /// training rows of each fold: nothing of its validation rows reaches names, means and deviations.
        /// </summary>
        /// <param name="records">The records.</param>
        /// <param name="k">Number of folds, from 2 to the number of records.</param>
        /// <param name="seed">Seed of the order.</param>
        /// <exception cref="ArgumentOutOfRangeException">k is out of its range.</exception>
        /// <exception cref="ArgumentException">
        /// A record cannot be encoded, or has a class that training lacks.
        /// </exception>
        public static IEnumerable<Fold<TTarget>> Folds(IReadOnlyList<TRecord> records, int k, ulong seed = 0)
        {
            ArgumentNullException.ThrowIfNull(records);
            return DatasetParts.FoldRows(records.Count, k, seed).Select(rows => EncodeFold<TNetwork, TRecord, TTarget>(
                rows.Training.Select(row => records[row]), rows.Validation.Select(row => records[row])));
        }
    }
}
