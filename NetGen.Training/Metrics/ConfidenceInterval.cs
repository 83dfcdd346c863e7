using System;
using MathNet.Numerics.Distributions;

namespace NetGen.Training;

/// <summary>Between which bounds a share lies, as far as the rows that it was counted on can tell.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
/// <param name="Confidence">Share of such intervals that hold the true value, such as 0.95.</param>
public readonly record struct ConfidenceInterval(double Low, double High, double Confidence)
{
    /// <summary>
    /// The score interval of Wilson (Probable inference, the law of succession, and statistical inference, Journal of
    /// the American Statistical Association 22, 1927): (p + z^2/2n +- z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n).
    /// Unlike the usual p +- z sqrt(p (1 - p)/n) it holds for few rows, too, and for shares near 0 and 1.
    /// </summary>
    /// <param name="correct">Rows that were right, from 0 to <paramref name="rows"/>.</param>
    /// <param name="rows">Rows that were counted, at least 1.</param>
    /// <param name="confidence">How sure, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ConfidenceInterval Wilson(long correct, long rows, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        if (correct < 0 || correct > rows)
        {
            throw new ArgumentOutOfRangeException(
                nameof(correct), correct, $"Expected from 0 to {rows} correct rows, found {correct}.");
        }

        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(confidence), confidence, $"Expected a confidence in (0, 1), found {confidence}.");
        }

        double z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        double share = (double)correct / rows;
        double middle = share + z * z / (2 * rows);
        double half = z * Math.Sqrt(share * (1 - share) / rows + z * z / (4.0 * rows * rows));
        double scale = 1 + z * z / rows;
        return new(
            correct == 0 ? 0 : (middle - half) / scale, correct == rows ? 1 : (middle + half) / scale, confidence);
    }
}
