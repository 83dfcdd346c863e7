using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>Which probabilities share a bin of a <see cref="Calibration"/>.</summary>
public enum CalibrationBins
{
    /// <summary>Bins of equal width.</summary>
    Uniform,

    /// <summary>Bins of about as many rows each.</summary>
    Quantile,
}

/// <summary>Rows of similar probability.</summary>
/// <param name="Low">Probabilities are above this; the first bin takes it, too.</param>
/// <param name="High">Probabilities are at most this.</param>
/// <param name="Rows">Rows in it, at least 1.</param>
/// <param name="Probability">The mean of their probabilities.</param>
/// <param name="Share">Share of them that are positive: the same where the probabilities are right.</param>
public readonly record struct CalibrationBin(double Low, double High, int Rows, double Probability, double Share);

/// <summary>
/// Whether of the rows said to be positive with probability p a share of p is. Bins are those of scikit-learn's
/// <c>calibration_curve</c>, the expected calibration error that of Naeini, Cooper and Hauskrecht (2015).
/// </summary>
public sealed class Calibration
{
    private Calibration(IReadOnlyList<CalibrationBin> bins, int rows, double brier)
    {
        Bins = bins;
        Rows = rows;
        BrierScore = brier;
    }

    /// <summary>The bins that have rows, from the lowest probability to the highest.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>The mean of |share - probability| over the bins, weighed by their rows: 0 is best.</summary>
    public double ExpectedError =>
        Bins.Sum(bin => (double)bin.Rows / Rows * Math.Abs(bin.Share - bin.Probability));

    /// <summary>The largest |share - probability| of a bin.</summary>
    public double MaximumError => Bins.Max(bin => Math.Abs(bin.Share - bin.Probability));

    /// <summary>
    /// The mean of (p - y)^2 over the rows, where y is 1 for a positive row and else 0: scikit-learn's
    /// <c>brier_score_loss</c>. 0 is best.
    /// </summary>
    public double BrierScore { get; }

    /// <summary>The calibration of probabilities.</summary>
    /// <param name="probabilities">Of each row: that it is positive.</param>
    /// <param name="labels">Whether each row is positive.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <param name="kind">Which probabilities share a bin.</param>
    /// <exception cref="ArgumentException">
    /// There is no row, not a probability for each label, one is not from 0 to 1, or there is no bin.
    /// </exception>
    public static Calibration Of(
        ReadOnlySpan<float> probabilities, ReadOnlySpan<bool> labels, int bins = 10,
        CalibrationBins kind = CalibrationBins.Uniform)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        ScoreCheck.Scores(probabilities, labels.Length, nameof(probabilities));
        ScoreCheck.Probabilities(probabilities, nameof(probabilities));
        double[] edges = kind == CalibrationBins.Uniform
            ? [.. Enumerable.Range(0, bins + 1).Select(i => (double)i / bins)]
            : QuantileEdges(probabilities, bins);
        int[] rows = new int[bins];
        int[] positives = new int[bins];
        double[] sums = new double[bins];
        double squares = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            double probability = probabilities[row];
            int bin = BinOf(edges, probability);
            rows[bin]++;
            positives[bin] += labels[row] ? 1 : 0;
            sums[bin] += probability;
            double error = probability - (labels[row] ? 1 : 0);
            squares += error * error;
        }

        return new(
            [
                .. Enumerable.Range(0, bins).Where(bin => rows[bin] > 0).Select(bin => new CalibrationBin(
                    edges[bin], edges[bin + 1], rows[bin], sums[bin] / rows[bin],
                    (double)positives[bin] / rows[bin])),
            ],
            labels.Length, squares / labels.Length);
    }

    /// <summary>
    /// The calibration of the answers of a network of classes: the largest probability of each row, against whether its
    /// class is right (Guo, Pleiss, Sun and Weinberger, 2017, https://arxiv.org/abs/1706.04599).
    /// </summary>
    /// <param name="outputs">rows x classes probabilities.</param>
    /// <param name="labels">A class a row.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <param name="kind">Which probabilities share a bin.</param>
    /// <exception cref="ArgumentException">
    /// Outputs and labels do not fit the classes, there is no row, an output is not from 0 to 1, or there is no bin.
    /// </exception>
    public static Calibration OfAnswers(
        ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int classes, int bins = 10,
        CalibrationBins kind = CalibrationBins.Uniform)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Labels.Check(outputs, labels, classes);
        ScoreCheck.Probabilities(outputs, nameof(outputs));
        float[] largest = new float[labels.Length];
        bool[] isRight = new bool[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> own = outputs.Slice(row * classes, classes);
            int answer = CompilerServices.Accuracy.IndexOfLargest(own);
            (largest[row], isRight[row]) = (own[answer], answer == labels[row]);
        }

        return Of(largest, isRight, bins, kind);
    }

    // As numpy.searchsorted of the inner edges, from the left.
    private static int BinOf(double[] edges, double probability)
    {
        (int low, int high) = (1, edges.Length - 1);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (edges[middle] < probability)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }

    private static double[] QuantileEdges(ReadOnlySpan<float> probabilities, int bins)
    {
        double[] sorted = new double[probabilities.Length];
        for (int row = 0; row < sorted.Length; row++)
            sorted[row] = probabilities[row];
        Array.Sort(sorted);
        return [.. Enumerable.Range(0, bins + 1).Select(i => ErrorQuantiles.Linear(sorted, (double)i / bins))];
    }

    /// <summary>Errors and rows, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"expected calibration error {ExpectedError:F4}, Brier score {BrierScore:F4} of {Rows:N0} rows");
}
