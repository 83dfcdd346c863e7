using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Cross-validation of networks that take records.</summary>
public static class RecordCrossValidation
{
    extension<TNetwork, TRecord, TTarget>(IRecordNetwork<TNetwork, TRecord, TTarget>)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        /// <summary>The same with AdamW, at a learning rate of 0.001.</summary>
        /// <inheritdoc cref="RecordCrossValidation.CrossValidate{N, R, T, O}"/>
        public static CrossValidation<TNetwork> CrossValidate(
            IReadOnlyList<TRecord> records, int k, TrainingOptions options, ulong seed = 0, bool stratify = true,
            IReadOnlyList<Scorer<TTarget>>? scorers = null) =>
            CrossValidate<TNetwork, TRecord, TTarget, AdamW>(
                records, k, new(RecordTraining.DefaultRate), options, seed, stratify, scorers);

        /// <summary>
        /// Divides shuffled records into k folds. For each, a network is fitted and trained on the records of the
        /// others, and scored on its own, in the unit of the target. Nothing of a fold's validation rows reaches the
        /// names, means and deviations of its network.
        /// </summary>
        /// <param name="records">The records.</param>
        /// <param name="k">Number of folds, from 2 to the number of records.</param>
        /// <param name="optimizer">The update rule.</param>
        /// <param name="options">
        /// How to run. The fold's validation rows are evaluated after each epoch where progress, a callback or a
        /// monitored figure asks for it.
        /// </param>
        /// <param name="seed">Seed of the division, and of the networks' parameters.</param>
        /// <param name="stratify">
        /// Whether each class too is spread evenly over the folds, where the target is a class; numbers never are.
        /// </param>
        /// <param name="scorers">The scores; those of <see cref="Judgement"/> if left out.</param>
        /// <param name="threads">Threads that share a step.</param>
        /// <exception cref="ArgumentOutOfRangeException">k is out of its range.</exception>
        /// <exception cref="ArgumentException">
        /// A record cannot be encoded, a string is the class of a single record, the options do not fit the network or
        /// have Checkpoints, or there is no scorer; nothing is trained then.
        /// </exception>
        /// <exception cref="TrainingStoppedException">A loss was not finite.</exception>
        /// <exception cref="TrainingCanceledException">It was cancelled.</exception>
        public static CrossValidation<TNetwork> CrossValidate<TOptimizer>(
            IReadOnlyList<TRecord> records, int k, TOptimizer optimizer, TrainingOptions options, ulong seed = 0,
            bool stratify = true, IReadOnlyList<Scorer<TTarget>>? scorers = null, int threads = 1)
            where TOptimizer : unmanaged, IOptimizer
        {
            ArgumentNullException.ThrowIfNull(records);
            ArgumentNullException.ThrowIfNull(options);
            Check(options, scorers);

            // Errors name the row as the caller counts it, before anything is trained.
            TNetwork whole = TNetwork.Fit(records, seed);
            Dataset<TTarget> all = whole.ToDataset(records);
            RecordEncoding encoding = whole.Encoding;
            IEnumerable<(int[], int[])> parts =
                RecordFolds.Rows<TNetwork, TRecord, TTarget>(whole, records, k, seed, stratify);
            scorers ??= UsualScores.Of(TNetwork.Facts, all);
            FoldScoring<TTarget> scoring = new(scorers, encoding);
            List<ValidatedFold<TNetwork>> folds = [];
            foreach ((int[] training, int[] validation) in parts)
            {
                TRecord[] learned = [.. training.Select(row => records[row])];
                TNetwork network = TNetwork.Fit(learned, seed);
                Dataset<TTarget> unseen = network.ToDataset(validation.Select(row => records[row]));
                TrainingHistory history = RecordTraining.Train<TNetwork, TTarget, TOptimizer>(
                    network, network.ToDataset(learned), options.LooksAtValidation ? unseen : null, optimizer,
                    options, threads);
                scoring.Add(JudgedRecords.Rows(network, network.Encoding, unseen));
                folds.Add(new(network, history, Array.AsReadOnly(validation)));
            }

            return new(folds, scoring.Scores(), scoring.Confusion, scoring.Errors);
        }
    }

    private static void Check<TTarget>(TrainingOptions options, IReadOnlyList<Scorer<TTarget>>? scorers)
        where TTarget : unmanaged
    {
        if (options.Checkpoints is not null)
        {
            throw new ArgumentException(
                "Expected options without Checkpoints, found some: a fold would go on from the one before.",
                nameof(options));
        }

        if (scorers is not null && (scorers.Count == 0 || scorers.Any(scorer => scorer is null)))
            throw new ArgumentException("Expected at least 1 scorer, and none that is null.", nameof(scorers));
    }
}
