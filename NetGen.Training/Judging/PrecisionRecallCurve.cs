using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Training;

/// <summary>A point of a <see cref="PrecisionRecallCurve"/>.</summary>
/// <param name="Recall">Share of the positive rows that are called positive.</param>
/// <param name="Precision">Share of the rows called positive that are.</param>
/// <param name="Threshold">A row is called positive where its score is at least this.</param>
public readonly record struct PrecisionRecallPoint(double Recall, double Precision, double Threshold);

/// <summary>
/// What share of the rows called positive are, for each share of positive rows found: what to look at where positive
/// rows are rare. Rows of equal scores pass together. Points and areas are those of scikit-learn's
/// <c>precision_recall_curve</c>, <c>average_precision_score</c> and <c>auc</c>.
/// </summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(RankedScores ranked)
    {
        (Positives, Negatives) = (ranked.Positives, ranked.Negatives);
        PrecisionRecallPoint[] points = new PrecisionRecallPoint[ranked.Thresholds.Length + 1];
        points[0] = new(0, 1, double.PositiveInfinity);
        for (int i = 1; i < points.Length; i++)
        {
            (double right, double wrong) = (ranked.TruePositives[i - 1], ranked.FalsePositives[i - 1]);
            points[i] = new(right / Positives, right / (right + wrong), ranked.Thresholds[i - 1]);
            double step = points[i].Recall - points[i - 1].Recall;
            AveragePrecision += step * points[i].Precision;
            Area += step * (points[i].Precision + points[i - 1].Precision) / 2;
        }

        Points = points;
    }

    /// <summary>Positive rows.</summary>
    public int Positives { get; }

    /// <summary>Negative rows.</summary>
    public int Negatives { get; }

    /// <summary>Share of rows that are positive: the precision of chance.</summary>
    public double Prevalence => Positives / ((double)Positives + Negatives);

    /// <summary>
    /// From recall 0 and precision 1 at a threshold of infinity, over each distinct score, to recall 1.
    /// </summary>
    public IReadOnlyList<PrecisionRecallPoint> Points { get; }

    /// <summary>
    /// Mean of the precision over the recall in steps, sum of (R_n - R_(n-1)) P_n: what to report, since straight lines
    /// between points promise too much (Davis and Goadrich, 2006).
    /// </summary>
    public double AveragePrecision { get; }

    /// <summary>The area under straight lines between the points.</summary>
    public double Area { get; }

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">A score a row: the higher, the likelier positive.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, not a score for each label, a score is NaN, or no row is positive.
    /// </exception>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels)
    {
        RankedScores ranked = RankedScores.Of(scores, labels);
        return ranked.Positives > 0
            ? new(ranked)
            : throw new ArgumentException(
                Counted.Text($"Expected positive rows, found none among {labels.Length}: recall is undefined."),
                nameof(labels));
    }

    /// <summary>The curve of scores for labels of 0 and 1.</summary>
    /// <inheritdoc cref="Of(ReadOnlySpan{float}, ReadOnlySpan{bool})"/>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels) =>
        Of(scores, ScoreCheck.Binary(labels, nameof(labels)));

    /// <summary>A curve a class: its output, against whether a row is of the class or any other.</summary>
    /// <param name="outputs">rows x classes: probabilities or scores.</param>
    /// <param name="labels">A class a row.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// Outputs and labels do not fit the classes, there is no row, a score is NaN, or a class has no row.
    /// </exception>
    public static IReadOnlyList<PrecisionRecallCurve> OneVersusRest(
        ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classes) =>
        ClassesApart.Each(outputs, labels, classes, (scores, positives) => Of(scores, positives));

    /// <summary>Average precision and rows, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"average precision {AveragePrecision:F4}, {Positives:N0} positive and {Negatives:N0} negative rows");
}
