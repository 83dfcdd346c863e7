namespace NetGen.Training;

/// <summary>
/// Scores of one class, or an average over classes; each is from 0 to 1, and 0 where it is a share of nothing.
/// </summary>
/// <param name="Precision">Share of the rows predicted to be of the class that are: TP / (TP + FP).</param>
/// <param name="Recall">Share of the rows of the class that were found: TP / (TP + FN).</param>
/// <param name="F1">The harmonic mean of the two: 2 TP / (2 TP + FP + FN).</param>
/// <param name="Support">Rows of the class.</param>
public readonly record struct ClassScores(double Precision, double Recall, double F1, long Support)
{
    internal static ClassScores Of(long right, long predicted, long support) => new(
        Share(right, predicted), Share(right, support), Share(2 * right, predicted + support), support);

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
