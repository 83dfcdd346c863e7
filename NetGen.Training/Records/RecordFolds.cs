using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Divisions of records into those to learn from and those to validate on.</summary>
public static class RecordFolds
{
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
            return Encode<TNetwork, TRecord, TTarget>(records, DatasetParts.FoldRows(records.Count, k, seed));
        }

        /// <summary>
        /// The same, but each class too is spread over the folds so that its numbers differ by a row at most. The
        /// targets of all records decide about the division, and about nothing else.
        /// </summary>
        /// <param name="records">The records; their target is an enum, a bool or a string.</param>
        /// <param name="k">Number of folds, from 2 to the number of records.</param>
        /// <param name="seed">Seed of the order.</param>
        /// <exception cref="ArgumentOutOfRangeException">k is out of its range.</exception>
        /// <exception cref="ArgumentException">
        /// A record cannot be encoded, the targets are numbers, or a string is the class of a single record.
        /// </exception>
        public static IEnumerable<Fold<TTarget>> StratifiedFolds(
            IReadOnlyList<TRecord> records, int k, ulong seed = 0)
        {
            ArgumentNullException.ThrowIfNull(records);
            IEnumerable<(int[], int[])> folds = StratifiedRows<TNetwork, TRecord, TTarget>(
                TNetwork.Fit(records), records, k, seed);
            return Encode<TNetwork, TRecord, TTarget>(records, folds);
        }
    }

    /// <summary>
    /// The numbers of the rows of folds, stratified where that is asked for and the target is a class.
    /// </summary>
    internal static IEnumerable<(int[] Training, int[] Validation)> Rows<TNetwork, TRecord, TTarget>(
        TNetwork whole, IReadOnlyList<TRecord> records, int k, ulong seed, bool stratify)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged =>
        stratify && whole.Encoding.ClassNames.Count > 0
            ? StratifiedRows<TNetwork, TRecord, TTarget>(whole, records, k, seed)
            : DatasetParts.FoldRows(records.Count, k, seed);

    /// <summary>The numbers of the rows of stratified folds.</summary>
    /// <param name="whole">Fitted on all records: it knows their classes, and nothing else is asked of it.</param>
    /// <param name="records">All records.</param>
    /// <param name="k">Number of folds.</param>
    /// <param name="seed">Seed of the order.</param>
    internal static IEnumerable<(int[] Training, int[] Validation)> StratifiedRows<TNetwork, TRecord, TTarget>(
        TNetwork whole, IReadOnlyList<TRecord> records, int k, ulong seed)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        RecordEncoding encoding = whole.Encoding;
        ColumnFacts target = encoding.Targets[0];
        if (encoding.ClassNames.Count == 0)
        {
            throw new ArgumentException(
                $"Expected a target that is a class, found {target.Name}, a number: its folds are not stratified.",
                nameof(records));
        }

        TTarget[] targets = whole.EncodeTargets(records);
        int[] labels = targets is float[] answers
            ? Array.ConvertAll(answers, answer => (int)answer)
            : (int[])(object)targets;
        if (target.Names.Count == 0 && labels.CountBy(label => label).FirstOrDefault(of => of.Value == 1) is
            { Value: 1 } single)
        {
            string name = CompilerServices.Shown.Name(encoding.ClassNames[single.Key]);
            throw new ArgumentException(
                $"{target.Name}: expected at least 2 rows of each class, found 1 of {name}: the fold that it validates "
                + "cannot learn it.", nameof(records));
        }

        return DatasetParts.StratifiedFoldRows(labels, k, seed);
    }

    private static IEnumerable<Fold<TTarget>> Encode<TNetwork, TRecord, TTarget>(
        IReadOnlyList<TRecord> records, IEnumerable<(int[] Training, int[] Validation)> folds)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged =>
        folds.Select(rows => EncodeFold<TNetwork, TRecord, TTarget>(
            rows.Training.Select(row => records[row]), rows.Validation.Select(row => records[row])));
}
