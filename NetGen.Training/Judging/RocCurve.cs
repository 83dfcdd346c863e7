using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Training;

/// <summary>A point of a <see cref="RocCurve"/>.</summary>
/// <param name="FalsePositiveRate">Share of the negative rows that are called positive.</param>
/// <param name="TruePositiveRate">Share of the positive rows that are called positive: recall.</param>
/// <param name="Threshold">A row is called positive where its score is at least this.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, double Threshold);

/// <summary>
/// The receiver operating characteristic: what share of the positive rows a threshold finds, at what share of false
/// alarms (Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27, 2006). Rows of equal scores pass
/// together. Points and area are those of scikit-learn's <c>roc_curve</c> and <c>roc_auc_score</c>.
/// </summary>
public sealed class RocCurve
{
    private RocCurve(RankedScores ranked)
    {
        (Positives, Negatives) = (ranked.Positives, ranked.Negatives);
        Points = [.. PointsOf(ranked)];
        Area = AreaOf(ranked);
    }

    /// <summary>Positive rows.</summary>
    public int Positives { get; }

    /// <summary>Negative rows.</summary>
    public int Negatives { get; }

    /// <summary>
    /// From (0, 0) at a threshold of infinity to (1, 1) at the lowest score. Points amid even steps are left out.
    /// </summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>
    /// The area under the curve: the probability that a positive row scores higher than a negative one, equal scores
    /// counting half. 0.5 is chance, 1 perfect.
    /// </summary>
    public double Area { get; }

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">A score a row: the higher, the likelier positive.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, a score is NaN, or all rows are of one class.
    /// </exception>
    public static RocCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        RankedScores ranked = RankedScores.Of(scores, labels);
        return ranked.Positives > 0 && ranked.Negatives > 0
            ? new(ranked)
            : throw new ArgumentException(
                Counted.Text($"Expected positive and negative rows, found {ranked.Positives} and {ranked.Negatives}: ")
                + "the area under the ROC curve is undefined.", nameof(labels));
    }

    /// <summary>The curve of scores for labels of 0 and 1.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    public static RocCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) =>
        Of(scores, ScoreCheck.Binary(labels, nameof(labels)));

    /// <summary>A curve a class: its output, against whether a row is of the class or any other.</summary>
    /// <param name="outputs">rows x classes: probabilities or scores.</param>
    /// <param name="labels">A class a row.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// Outputs and labels do not fit the classes, there is no row, a score is NaN, or a class has no row.
    /// </exception>
    public static IReadOnlyList<RocCurve> OneVersusRest(
        ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classes) =>
        ClassesApart.Each(outputs, labels, classes, (scores, positives) => Of(scores, positives));

    // scikit-learn's drop_intermediate: where both counts grow as from the point before, so on to the next.
    private static IEnumerable<RocPoint> PointsOf(RankedScores ranked)
    {
        (int[] right, int[] wrong) = (ranked.TruePositives, ranked.FalsePositives);
        yield return new(0, 0, double.PositiveInfinity);
        for (int i = 0; i < right.Length; i++)
        {
            if (i == 0 || i == right.Length - 1 || Bends(right, i) || Bends(wrong, i))
            {
                yield return new(
                    (double)wrong[i] / ranked.Negatives, (double)right[i] / ranked.Positives, ranked.Thresholds[i]);
            }
        }
    }

    private static bool Bends(int[] counts, int i) => counts[i] - counts[i - 1] != counts[i + 1] - counts[i];

    private static double AreaOf(RankedScores ranked)
    {
        double twice = 0;
        (int right, int wrong) = (0, 0);
        for (int i = 0; i < ranked.Thresholds.Length; i++)
        {
            twice += ((double)ranked.FalsePositives[i] - wrong) * ((double)ranked.TruePositives[i] + right);
            (right, wrong) = (ranked.TruePositives[i], ranked.FalsePositives[i]);
        }

        return twice / 2 / ranked.Positives / ranked.Negatives;
    }

    /// <summary>Area and rows, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ROC area {Area:F4}, {Positives:N0} positive and {Negatives:N0} negative rows");
}
