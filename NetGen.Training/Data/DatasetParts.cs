using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Parts of a data set: chosen rows, seeded splits and folds. Each part is a copy in memory of its own.
/// </summary>
public static class DatasetParts
{
    /// <summary>The given rows, in the given order; a row may come more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is no row.</exception>
    public static Dataset<TTarget> Subset<TTarget>(this Dataset<TTarget> data, ReadOnlySpan<int> rows)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)data.Rows)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(rows), row, Counted.Text($"Expected rows from 0 to {data.Rows - 1}, found {row}."));
            }
        }

        float[] inputs = new float[RowCheck.Total(rows.Length, data.InputLength, nameof(rows))];
        TTarget[] targets = new TTarget[RowCheck.Total(rows.Length, data.TargetLength, nameof(rows))];
        for (int i = 0; i < rows.Length; i++)
        {
            data.Input(rows[i]).CopyTo(inputs.AsSpan(i * data.InputLength));
            data.Target(rows[i]).CopyTo(targets.AsSpan(i * data.TargetLength));
        }

        Dataset<TTarget> subset = new(inputs, data.InputLength, targets, data.TargetLength);
        if (data.RowWeights.IsEmpty)
            return subset;
        float[] weights = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            weights[i] = data.RowWeights[rows[i]];
        return subset.WithRowWeights(weights);
    }

    /// <summary>
    /// The rows of one data set, and behind them those of another, such as training and validation. Where one of them
    /// has row weights, the rows of the other weigh 1.
    /// </summary>
    /// <exception cref="ArgumentException">Their rows have other lengths.</exception>
    public static Dataset<TTarget> Append<TTarget>(this Dataset<TTarget> data, Dataset<TTarget> more)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(more);
        if (more.InputLength != data.InputLength || more.TargetLength != data.TargetLength)
        {
            throw new ArgumentException(
                Counted.Text($"Expected rows of {data.InputLength} inputs and {data.TargetLength} targets, found "
                + $"{more.InputLength} and {more.TargetLength}."), nameof(more));
        }

        Dataset<TTarget> both = new(
            (float[])[.. data.Inputs, .. more.Inputs], data.InputLength,
            (TTarget[])[.. data.Targets, .. more.Targets], data.TargetLength);
        return data.RowWeights.IsEmpty && more.RowWeights.IsEmpty
            ? both
            : both.WithRowWeights((float[])[.. WeightsOf(data), .. WeightsOf(more)]);
    }

    private static IEnumerable<float> WeightsOf<TTarget>(Dataset<TTarget> data)
        where TTarget : unmanaged =>
        data.RowWeights.IsEmpty ? Enumerable.Repeat(1f, data.Rows) : data.RowWeights.ToArray();

    /// <summary>Rows of each class, from class 0 on.</summary>
    /// <param name="data">Labelled rows.</param>
    /// <param name="classes">Number of classes; one more than the largest label if left out.</param>
    /// <exception cref="ArgumentException">A label is negative, or no class.</exception>
    public static int[] ClassCounts(this Dataset<int> data, int? classes = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        int[] counts = new int[classes ?? (data.Rows == 0 ? 0 : data.Targets.ToArray().Max() + 1)];
        Labels.Check(data.Targets, counts.Length, nameof(data));
        foreach (int label in data.Targets)
            counts[label]++;
        return counts;
    }

    /// <summary>
    /// Weights that let every class count alike, however many rows it has: rows / (classes x rows of the class), as
    /// scikit-learn's <c>class_weight="balanced"</c>; 1 for a class without rows.
    /// </summary>
    /// <param name="data">Labelled rows.</param>
    /// <param name="classes">Number of classes; one more than the largest label if left out.</param>
    /// <exception cref="ArgumentException">A label is negative, or no class.</exception>
    public static float[] BalancedClassWeights(this Dataset<int> data, int? classes = null)
    {
        int[] counts = data.ClassCounts(classes);
        return Array.ConvertAll(
            counts, count => count == 0 ? 1f : (float)((double)data.Rows / ((double)counts.Length * count)));
    }

    /// <summary>Two parts of shuffled rows: a share of them, rounded, and the others.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="share">Share of the rows in the first part, in (0, 1).</param>
    /// <param name="seed">Seed of the order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static (Dataset<TTarget> First, Dataset<TTarget> Second) SplitShuffled<TTarget>(
        this Dataset<TTarget> data, double share, ulong seed = 0)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        (int[] first, int[] second) = SplitRows(data.Rows, share, seed);
        return (data.Subset(first), data.Subset(second));
    }

    /// <summary>
    /// Two parts of shuffled rows in which each class has the same share, to within a row. The first part has as many
    /// rows as an unstratified one: what rounding leaves over goes to the classes that it took most from.
    /// </summary>
    /// <param name="data">Labelled rows.</param>
    /// <param name="share">Share of the rows in the first part, in (0, 1).</param>
    /// <param name="seed">Seed of the order.</param>
    /// <exception cref="ArgumentException">The share is out of its range, or a label is negative.</exception>
    public static (Dataset<int> First, Dataset<int> Second) SplitStratified(
        this Dataset<int> data, double share, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckShare(share);
        int[] counts = data.ClassCounts();
        int[] wanted = [.. counts.Select(count => (int)(share * count))];
        int missing = Rounded(share, data.Rows) - wanted.Sum();
        foreach (int label in Enumerable.Range(0, counts.Length)
            .OrderByDescending(label => share * counts[label] - wanted[label]).Take(missing))
        {
            wanted[label]++;
        }

        List<int> first = [];
        List<int> second = [];
        foreach (int row in Shuffled(data.Rows, seed))
            (wanted[data.Targets[row]]-- > 0 ? first : second).Add(row);
        return (data.Subset([.. first]), data.Subset([.. second]));
    }

    /// <summary>Divides shuffled rows into k folds, whose sizes differ by a row at most; each validates once.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="k">Number of folds, from 2 to the number of rows.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is out of its range.</exception>
    public static IEnumerable<Fold<TTarget>> Folds<TTarget>(this Dataset<TTarget> data, int k, ulong seed = 0)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckFolds(k, data.Rows);
        return Deal(data, Shuffled(data.Rows, seed), k);
    }

    /// <summary>
    /// The same, but each class too is spread over the folds so that its numbers differ by a row at most.
    /// </summary>
    /// <param name="data">Labelled rows.</param>
    /// <param name="k">Number of folds, from 2 to the number of rows.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <exception cref="ArgumentException">k is out of its range, or a label is negative.</exception>
    public static IEnumerable<Fold<int>> StratifiedFolds(this Dataset<int> data, int k, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckFolds(k, data.Rows);
        _ = data.ClassCounts();
        int[] labels = [.. Enumerable.Range(0, data.Rows).Select(row => data.Target(row)[0])];
        return Deal(data, Stratified(labels, seed), k);
    }

    /// <summary>The numbers of the rows of both parts, as <see cref="SplitShuffled"/> divides them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    internal static (int[] First, int[] Second) SplitRows(int rows, double share, ulong seed)
    {
        CheckShare(share);
        int[] order = Shuffled(rows, seed);
        int first = Rounded(share, rows);
        return (order[..first], order[first..]);
    }

    /// <summary>The numbers of the rows of each fold, as <see cref="Folds"/> divides them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is out of its range.</exception>
    internal static IEnumerable<(int[] Training, int[] Validation)> FoldRows(int rows, int k, ulong seed)
    {
        CheckFolds(k, rows);
        return Deal(Shuffled(rows, seed), k);
    }

    /// <summary>The same, as <see cref="StratifiedFolds"/> divides rows of these labels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is out of its range.</exception>
    internal static IEnumerable<(int[] Training, int[] Validation)> StratifiedFoldRows(
        int[] labels, int k, ulong seed)
    {
        CheckFolds(k, labels.Length);
        return Deal(Stratified(labels, seed), k);
    }

    // Each fold is copied when it is asked for, so that k copies are never held at once.
    private static IEnumerable<Fold<TTarget>> Deal<TTarget>(Dataset<TTarget> data, int[] order, int k)
        where TTarget : unmanaged
    {
        foreach ((int[] training, int[] validation) in Deal(order, k))
            yield return new(data.Subset(training), data.Subset(validation));
    }

    private static IEnumerable<(int[] Training, int[] Validation)> Deal(int[] order, int k)
    {
        for (int fold = 0; fold < k; fold++)
        {
            yield return (
                [.. order.Where((_, place) => place % k != fold)], [.. order.Where((_, place) => place % k == fold)]);
        }
    }

    // Dealt like cards, class after class: neighbours of a class go to different folds. OrderBy keeps the shuffle.
    private static int[] Stratified(int[] labels, ulong seed) =>
        [.. Shuffled(labels.Length, seed).OrderBy(row => labels[row])];

    private static int[] Shuffled(int rows, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        RowOrder.Shuffle(order, seed, 0, RowOrder.Splits);
        return order;
    }

    private static int Rounded(double share, int rows) => (int)Math.Round(share * rows, MidpointRounding.AwayFromZero);

    private static void CheckShare(double share)
    {
        if (!(share is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, $"Expected a share in (0, 1), found {share}.");
    }

    private static void CheckFolds(int k, int rows)
    {
        if (k < 2 || k > rows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(k), k, Counted.Text($"Expected from 2 to {rows} folds, found {k}."));
        }
    }
}
