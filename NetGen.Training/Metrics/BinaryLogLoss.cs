using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// Mean of -(t ln p + (1 - t) ln(1 - p)) over every output, for BinaryCrossEntropy: scikit-learn's <c>log_loss</c>
/// where targets t are 0 or 1. Probabilities are clipped as by <see cref="LogLoss"/>.
/// </summary>
public sealed class BinaryLogLoss : IMetric<float>
{
    private double sum;

    /// <summary>Outputs taken: every one of a row.</summary>
    public long Count { get; private set; }

    /// <summary>The mean; NaN without outputs.</summary>
    public double Value => sum / Count;

    /// <inheritdoc/>
    public void Reset() => (sum, Count) = (0, 0);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The two differ in length, or a number is no probability; nothing is taken then.
    /// </exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        ScoreCheck.SameLength(outputs.Length, targets.Length, nameof(outputs));
        ScoreCheck.Probabilities(outputs, nameof(outputs));
        ScoreCheck.Probabilities(targets, nameof(targets));
        for (int i = 0; i < targets.Length; i++)
        {
            double probability = LogLoss.Clipped(outputs[i]);
            sum -= targets[i] * Math.Log(probability) + (1.0 - targets[i]) * Math.Log(1 - probability);
        }

        Count += targets.Length;
    }

    /// <summary>Loss and outputs, in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"log loss {Value:F4} of {Count:N0} outputs");
}
