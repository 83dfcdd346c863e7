using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// How errors of predicted numbers are spread: quantiles of prediction - target and of its absolute value, in the
/// targets' unit. Quantiles lie on straight lines between the sorted errors, as NumPy's <c>quantile</c>.
/// </summary>
public sealed class ErrorQuantiles
{
    private readonly double[] errors;
    private readonly double[] absolutes;

    private ErrorQuantiles(double[] errors)
    {
        this.errors = errors;
        absolutes = Array.ConvertAll(errors, Math.Abs);
        Array.Sort(errors);
        Array.Sort(absolutes);
    }

    /// <summary>Predictions that were looked at.</summary>
    public int Count => errors.Length;

    /// <summary>Half of the absolute errors are at most this.</summary>
    public double MedianAbsoluteError => Absolute(0.5);

    /// <summary>The largest absolute error.</summary>
    public double MaximumError => absolutes[^1];

    /// <summary>The errors of predictions.</summary>
    /// <param name="predictions">What was predicted.</param>
    /// <param name="targets">What is right, as many.</param>
    /// <exception cref="ArgumentException">
    /// There is no prediction, the two differ in length, or one is not finite.
    /// </exception>
    public static ErrorQuantiles Of(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets)
    {
        if (targets.IsEmpty)
            throw new ArgumentException("Expected at least 1 row, found 0.", nameof(targets));
        ScoreCheck.SameLength(predictions.Length, targets.Length, nameof(predictions));
        double[] errors = new double[targets.Length];
        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] = (double)predictions[i] - targets[i];
            if (!double.IsFinite(errors[i]))
            {
                throw new ArgumentException(
                    Counted.Text($"Expected finite numbers, found prediction {predictions[i]} and target {targets[i]} ")
                    + Counted.Text($"at {i}."), nameof(predictions));
            }
        }

        return new(errors);
    }

    /// <summary>A share of the absolute errors is at most this.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of its range.</exception>
    public double Absolute(double share)
    {
        ScoreCheck.Share(share, nameof(share));
        return Linear(absolutes, share);
    }

    /// <summary>
    /// A share of the errors prediction - target is at most this: those of 0.05 and 0.95, subtracted from a prediction,
    /// bound its target in nine of ten rows like these.
    /// </summary>
    /// <param name="share">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of its range.</exception>
    public double Signed(double share)
    {
        ScoreCheck.Share(share, nameof(share));
        return Linear(errors, share);
    }

    /// <summary>Hyndman and Fan's definition 7 (1996), which NumPy has: between the two nearest of sorted values.</summary>
    internal static double Linear(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = Math.Min((int)place, sorted.Length - 1);
        double above = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }

    /// <summary>Quantiles and predictions, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"absolute error: median {Absolute(0.5):G4}, 90 % at most {Absolute(0.9):G4}, largest {MaximumError:G4} of "
        + $"{Count:N0}");
}
