using System.Globalization;

namespace NetGen.Training;

/// <summary>Right and wrong answers to a yes-or-no question; shares are 0 where they are shares of nothing.</summary>
/// <param name="TruePositives">Positive rows that were called positive.</param>
/// <param name="FalsePositives">Negative rows that were called positive.</param>
/// <param name="TrueNegatives">Negative rows that were called negative.</param>
/// <param name="FalseNegatives">Positive rows that were called negative.</param>
public readonly record struct BinaryCounts(
    int TruePositives, int FalsePositives, int TrueNegatives, int FalseNegatives)
{
    /// <summary>Rows.</summary>
    public int Rows => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>Share of rows that are right.</summary>
    public double Accuracy => Share((double)TruePositives + TrueNegatives, Rows);

    /// <summary>Share of the rows called positive that are: TP / (TP + FP).</summary>
    public double Precision => Share(TruePositives, (double)TruePositives + FalsePositives);

    /// <summary>Share of the positive rows that were found, also called sensitivity: TP / (TP + FN).</summary>
    public double Recall => Share(TruePositives, (double)TruePositives + FalseNegatives);

    /// <summary>Share of the negative rows that were called negative: TN / (TN + FP).</summary>
    public double Specificity => Share(TrueNegatives, (double)TrueNegatives + FalsePositives);

    /// <summary>The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    public double F1 => FBeta(1);

    /// <summary>Youden's J (Cancer 3, 1950): recall + specificity - 1.</summary>
    public double Youden => Recall + Specificity - 1;

    /// <summary>
    /// Precision and recall in one, recall counting beta times as much: (1 + b^2) TP / ((1 + b^2) TP + b^2 FN + FP).
    /// </summary>
    public double FBeta(double beta)
    {
        double right = (1 + beta * beta) * TruePositives;
        return Share(right, right + beta * beta * FalseNegatives + FalsePositives);
    }

    /// <summary>What the wrong answers cost in all.</summary>
    public double Cost(double falsePositive, double falseNegative) =>
        falsePositive * FalsePositives + falseNegative * FalseNegatives;

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    /// <summary>Shares and rows, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"precision {Precision:F4}, recall {Recall:F4}, F1 {F1:F4}, accuracy {Accuracy:F4} of {Rows:N0} rows");
}
