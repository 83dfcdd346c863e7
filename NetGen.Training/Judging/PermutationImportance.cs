using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Which features a network depends on: how much worse its score becomes where the inputs of a group are permuted over
/// the rows, all inputs of the group together (Breiman, Random forests, Machine Learning 45, 2001), as scikit-learn's
/// <c>permutation_importance</c>. Of two features that say the same, each may seem to be of no importance.
/// </summary>
public sealed class PermutationImportance
{
    private PermutationImportance(string score, double baseline, IReadOnlyList<FeatureImportance> features) =>
        (Score, Baseline, Features) = (score, baseline, features);

    /// <summary>Name of the score.</summary>
    public string Score { get; }

    /// <summary>The score of the rows as they are.</summary>
    public double Baseline { get; }

    /// <summary>The groups in the order in which they were given.</summary>
    public IReadOnlyList<FeatureImportance> Features { get; }

    /// <summary>The groups, the most important first.</summary>
    public IReadOnlyList<FeatureImportance> Sorted => [.. Features.OrderByDescending(feature => feature.Mean)];

    /// <summary>The importance of groups of features of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Rows that it was not trained on, at least 2.</param>
    /// <param name="scorer">
    /// What to measure, such as <see cref="Scorer.Accuracy"/>; several threads may call it at once.
    /// </param>
    /// <param name="groups">Inputs that are permuted together; each input on its own where it is null.</param>
    /// <param name="repeats">Permutations of each group, at least 1.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="inverseTargets">
    /// Takes predictions and targets back to their own unit, in place, such as <see cref="FeatureScaling.Inverse"/>;
    /// null where they are in it. Several threads may call it at once.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network, there are fewer than 2, a group is not within a row, or the score is NaN.
    /// </exception>
    public static PermutationImportance Of<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, Scorer<TTarget> scorer, IReadOnlyList<FeatureGroup>? groups = null,
        int repeats = 5, ulong seed = 0, Action<Span<float>>? inverseTargets = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(repeats);
        JudgedRows<TTarget> rows =
            JudgedNetwork.Rows<TNetwork, TTarget>(network, data, inverseTargets, nameof(data));
        return Of(rows, scorer, FeatureGroup.Checked(groups, data.InputLength, nameof(groups)), repeats, seed);
    }

    internal static PermutationImportance Of<TTarget>(
        JudgedRows<TTarget> rows, Scorer<TTarget> scorer, IReadOnlyList<FeatureGroup> groups, int repeats, ulong seed)
        where TTarget : unmanaged => Of(rows, scorer, groups, Orders(rows.Data.Rows, repeats, seed));

    /// <summary>The same with the orders of the rows, an order a repeat.</summary>
    internal static PermutationImportance Of<TTarget>(
        JudgedRows<TTarget> rows, Scorer<TTarget> scorer, IReadOnlyList<FeatureGroup> groups, int[][] orders)
        where TTarget : unmanaged
    {
        if (rows.Data.Rows < 2)
        {
            throw new ArgumentException(
                $"Expected at least 2 rows to permute, found {rows.Data.Rows}.", "data");
        }

        double baseline = scorer.Score(rows.Outputs(), rows.Targets, rows.OutputLength);
        if (double.IsNaN(baseline))
        {
            throw new ArgumentException(
                $"Expected a score that is a number, found NaN as {scorer.Name} of the rows as they are.", "scorer");
        }

        FeatureImportance[] features = new FeatureImportance[groups.Count];
        JudgedNetwork.Each(groups.Count, i => features[i] = new(
            groups[i], [.. orders.Select(order => Drop(rows, scorer, groups[i], order, baseline))]));
        return new(scorer.Name, baseline, features);
    }

    private static double Drop<TTarget>(
        JudgedRows<TTarget> rows, Scorer<TTarget> scorer, FeatureGroup group, int[] order, double baseline)
        where TTarget : unmanaged
    {
        float[] outputs = rows.Outputs((inputs, row) =>
            rows.Data.Input(order[row]).Slice(group.Start, group.Length).CopyTo(inputs[group.Start..]));
        double score = scorer.Score(outputs, rows.Targets, rows.OutputLength);
        return scorer.HigherIsBetter ? baseline - score : score - baseline;
    }

    private static int[][] Orders(int rows, int repeats, ulong seed)
    {
        int[][] orders = new int[repeats][];
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            orders[repeat] = [.. Enumerable.Range(0, rows)];
            RowOrder.Shuffle(orders[repeat], seed, (uint)repeat, RowOrder.Permutations);
        }

        return orders;
    }

    /// <summary>A table of the groups, the most important first.</summary>
    public override string ToString() => Table(int.MaxValue).ToString();

    /// <summary>The most important groups.</summary>
    internal TextTable Table(int most) => new(
        Math.Abs(Baseline) >= 1_000
            ? string.Create(CultureInfo.InvariantCulture, $"Permutation importance ({Score} {Baseline:N0})")
            : string.Create(CultureInfo.InvariantCulture, $"Permutation importance ({Score} {Baseline:G4})"),
        ["feature", $"worse {Score}", "deviation"],
        [
            .. Sorted.Take(most).Select(feature => (string[])
            [
                feature.Group.Name, Baselines.Number(feature.Mean), Baselines.Number(feature.Deviation),
            ]),
        ])
    {
        FirstNumber = 1,
    };
}
