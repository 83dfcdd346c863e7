using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Searches for the settings of networks that take records.</summary>
public static class RecordSearch
{
    extension<TNetwork, TRecord, TTarget>(IRecordNetwork<TNetwork, TRecord, TTarget>)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        /// <summary>
        /// An objective that scores by cross-validation: the score is the mean over k folds of the records, each of
        /// which validates once.
        /// </summary>
        /// <param name="records">The records; all folds are held in memory.</param>
        /// <param name="k">Number of folds, from 2 to the number of records.</param>
        /// <param name="train">
        /// Makes the trainer of a fitted network from what was drawn: optimiser, learning rate, weight decay.
        /// </param>
        /// <param name="options">As of <see cref="NetworkObjective{TTarget}.Options"/>.</param>
        /// <param name="scorer">The score; accuracy of classes, MAE of numbers if left out.</param>
        /// <param name="seed">Seed of the division.</param>
        /// <param name="stratify">
        /// Whether each class too is spread evenly over the folds, where the target is a class; numbers never are.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException">k is out of its range.</exception>
        /// <exception cref="ArgumentException">
        /// A record cannot be encoded, or a string is the class of a single record.
        /// </exception>
        public static RecordObjective<TNetwork, TRecord, TTarget> Objective(
            IReadOnlyList<TRecord> records, int k, Func<TNetwork, Trial, Trainer<TTarget>> train,
            Func<Trial, int, TrainingOptions>? options = null, Scorer<TTarget>? scorer = null, ulong seed = 0,
            bool stratify = true)
        {
            ArgumentNullException.ThrowIfNull(records);
            ArgumentNullException.ThrowIfNull(train);
            return new(
                records,
                RecordFolds.Rows<TNetwork, TRecord, TTarget>(TNetwork.Fit(records), records, k, seed, stratify)
                    .Select(rows => (Of(records, rows.Training), Of(records, rows.Validation))),
                train, options, scorer);
        }

        /// <summary>An objective that scores on validation records.</summary>
        /// <param name="training">What is fitted and learned from.</param>
        /// <param name="validation">What is scored on.</param>
        /// <param name="train">As above.</param>
        /// <param name="options">As above.</param>
        /// <param name="scorer">As above.</param>
        /// <exception cref="ArgumentException">
        /// A record cannot be encoded, or there is no validation record.
        /// </exception>
        public static RecordObjective<TNetwork, TRecord, TTarget> Objective(
            IEnumerable<TRecord> training, IEnumerable<TRecord> validation,
            Func<TNetwork, Trial, Trainer<TTarget>> train, Func<Trial, int, TrainingOptions>? options = null,
            Scorer<TTarget>? scorer = null)
        {
            ArgumentNullException.ThrowIfNull(training);
            ArgumentNullException.ThrowIfNull(validation);
            ArgumentNullException.ThrowIfNull(train);
            TRecord[] learned = [.. training], unseen = [.. validation];
            return unseen.Length > 0
                ? new((TRecord[])[.. learned, .. unseen], [(learned, unseen)], train, options, scorer)
                : throw new ArgumentException(
                    "Expected at least 1 validation record, found none.", nameof(validation));
        }
    }

    private static TRecord[] Of<TRecord>(IReadOnlyList<TRecord> records, int[] rows) =>
        [.. rows.Select(row => records[row])];
}
