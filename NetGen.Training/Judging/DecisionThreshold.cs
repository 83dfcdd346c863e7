using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// From which score on a row is called positive, chosen on validation rows, with what that makes of them. Test it on
/// other rows with <see cref="On"/>. Thresholds are scores that occur, or infinity where no row is to be called
/// positive; of equally good ones the highest is taken.
/// </summary>
public sealed class DecisionThreshold
{
    // Shares that are equal may differ by so much.
    private const double Rounding = 1e-12;

    private DecisionThreshold(string aim, float threshold, BinaryCounts counts) =>
        (Aim, Threshold, Counts) = (aim, threshold, counts);

    /// <summary>What it was chosen for, such as <c>F1</c>.</summary>
    public string Aim { get; }

    /// <summary>A row is called positive where its score is at least this.</summary>
    public float Threshold { get; }

    /// <summary>What it makes of the rows that it was chosen on.</summary>
    public BinaryCounts Counts { get; }

    /// <summary>The highest F-score; beta = 1 weighs precision and recall alike.</summary>
    /// <param name="scores">A score a row: the higher, the likelier positive.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <param name="beta">How many times as much as precision recall counts, above 0.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, a score is NaN, no row is positive, or beta is out of its range.
    /// </exception>
    public static DecisionThreshold ForF1(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels, double beta = 1)
    {
        CheckPositive(beta, nameof(beta));
        return Best(
            beta == 1 ? "F1" : FormattableString.Invariant($"F{beta}"), Ranked(scores, labels),
            counts => counts.FBeta(beta));
    }

    /// <summary>The highest Youden's J: the point of the ROC curve farthest above chance.</summary>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, a score is NaN, or all rows are of one class.
    /// </exception>
    public static DecisionThreshold ForYouden(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        RankedScores ranked = Ranked(scores, labels);
        return ranked.Negatives > 0
            ? Best("Youden", ranked, counts => counts.Youden)
            : throw new ArgumentException(
                "Expected negative rows, found none: the false positive rate is undefined.", nameof(labels));
    }

    /// <summary>The lowest cost of all wrong answers.</summary>
    /// <param name="scores">A score a row: the higher, the likelier positive.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <param name="falsePositive">What a false alarm costs, above 0.</param>
    /// <param name="falseNegative">What a miss costs, above 0.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, a score is NaN, or a cost is out of its range.
    /// </exception>
    public static DecisionThreshold ForCost(
        ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels, double falsePositive, double falseNegative)
    {
        CheckPositive(falsePositive, nameof(falsePositive));
        CheckPositive(falseNegative, nameof(falseNegative));
        return Best(
            FormattableString.Invariant($"cost {falsePositive} : {falseNegative}"), RankedScores.Of(scores, labels),
            counts => -counts.Cost(falsePositive, falseNegative), withNone: true);
    }

    /// <summary>The highest threshold that finds at least a share of the positive rows.</summary>
    /// <param name="scores">A score a row: the higher, the likelier positive.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <param name="least">The share, above 0 and at most 1; 1 is always reached.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, a score is NaN, no row is positive, or the share is out of range.
    /// </exception>
    public static DecisionThreshold ForRecall(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels, double least)
    {
        CheckShare(least);
        RankedScores ranked = Ranked(scores, labels);
        int index = 0;
        while (ranked.Counts(index).Recall < least)
            index++;
        return At(FormattableString.Invariant($"recall {least}"), ranked, index);
    }

    /// <summary>
    /// The most positive rows found, where at least a share of the rows called positive are; or null where no threshold
    /// reaches that share.
    /// </summary>
    /// <param name="scores">A score a row: the higher, the likelier positive.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <param name="least">The share, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, a score is NaN, no row is positive, or the share is out of range.
    /// </exception>
    public static DecisionThreshold? ForPrecision(
        ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels, double least)
    {
        CheckShare(least);
        DecisionThreshold best = Best(
            FormattableString.Invariant($"precision {least}"), Ranked(scores, labels),
            counts => counts.Precision >= least ? counts.Recall : -1);
        return best.Counts.Precision >= least ? best : null;
    }

    /// <summary>Whether a row of this score is called positive.</summary>
    public bool IsPositive(float score) => score >= Threshold;

    /// <summary>What the threshold makes of other rows, such as those of a test.</summary>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, or a score is NaN.
    /// </exception>
    public BinaryCounts On(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        ScoreCheck.Scores(scores, labels.Length, nameof(scores));
        Span<int> counts = stackalloc int[4];
        for (int row = 0; row < scores.Length; row++)
            counts[(IsPositive(scores[row]) ? 0 : 2) + (labels[row] ? 0 : 1)]++;
        return new(counts[0], counts[1], counts[3], counts[2]);
    }

    private static RankedScores Ranked(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        RankedScores ranked = RankedScores.Of(scores, labels);
        return ranked.Positives > 0
            ? ranked
            : throw new ArgumentException(
                Counted.Text($"Expected positive rows, found none among {labels.Length}: recall is undefined."),
                nameof(labels));
    }

    private static DecisionThreshold Best(
        string aim, RankedScores ranked, Func<BinaryCounts, double> worth, bool withNone = false)
    {
        int best = withNone ? -1 : 0;
        BinaryCounts none = new(0, 0, ranked.Negatives, ranked.Positives);
        double most = worth(withNone ? none : ranked.Counts(0));
        for (int i = best + 1; i < ranked.Thresholds.Length; i++)
        {
            double found = worth(ranked.Counts(i));
            if (found > most + Rounding * Math.Abs(most))
                (best, most) = (i, found);
        }

        return best < 0 ? new(aim, float.PositiveInfinity, none) : At(aim, ranked, best);
    }

    private static DecisionThreshold At(string aim, RankedScores ranked, int index) =>
        new(aim, ranked.Thresholds[index], ranked.Counts(index));

    private static void CheckPositive(double found, string name)
    {
        if (!(found > 0 && double.IsFinite(found)))
        {
            throw new ArgumentOutOfRangeException(
                name, found, $"Expected {name} finite and above 0, found {found}.");
        }
    }

    private static void CheckShare(double least)
    {
        if (!(least is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(least), least, $"Expected a share above 0 and at most 1, found {least}.");
        }
    }

    /// <summary>Threshold, aim and what it makes of its rows, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"threshold {Threshold:G4} for {Aim}: {Counts}");
}
