using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// Mean pinball loss of a predicted quantile, scikit-learn's <c>mean_pinball_loss</c>: an error of target - prediction
/// = d costs quantile x d where d is at least 0, else (quantile - 1) x d. Of the quantile 0.5 it is half the mean
/// absolute error. Sums are float64; every output counts alike.
/// </summary>
public sealed class PinballLoss : IMetric<float>
{
    private double sum;

    /// <summary>Takes no rows yet.</summary>
    /// <param name="quantile">Which quantile is predicted, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantile"/> is out of its range.</exception>
    public PinballLoss(double quantile)
    {
        ScoreCheck.Share(quantile, nameof(quantile));
        Quantile = quantile;
    }

    /// <summary>Which quantile is predicted.</summary>
    public double Quantile { get; }

    /// <summary>Outputs taken: every one of a row.</summary>
    public long Count { get; private set; }

    /// <summary>The mean, in the targets' unit; NaN without outputs.</summary>
    public double Value => sum / Count;

    /// <inheritdoc/>
    public void Reset() => (sum, Count) = (0, 0);

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        ScoreCheck.SameLength(outputs.Length, targets.Length, nameof(outputs));
        for (int i = 0; i < targets.Length; i++)
        {
            double difference = (double)targets[i] - outputs[i];
            sum += (difference >= 0 ? Quantile : Quantile - 1) * difference;
        }

        Count += targets.Length;
    }

    /// <summary>Loss, quantile and outputs, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"pinball loss {Value:G4} of quantile {Quantile:G3}, {Count:N0} outputs");
}
