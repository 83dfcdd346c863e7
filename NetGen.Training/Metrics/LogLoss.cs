using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// Mean of -ln(probability of the label), as scikit-learn's <c>log_loss</c>: probabilities are clipped to [e, 1 - e],
/// where e is the epsilon of float32, 2^-23. Sums are float64; every row counts alike.
/// </summary>
public sealed class LogLoss : IMetric<int>
{
    // What scikit-learn clips probabilities of float32 to.
    internal const double Epsilon = 1.0 / (1 << 23);

    private readonly int classes;
    private double sum;

    /// <summary>Takes no rows yet.</summary>
    /// <param name="classes">Outputs of a row, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public LogLoss(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        this.classes = classes;
    }

    /// <summary>Rows taken.</summary>
    public long Rows { get; private set; }

    /// <summary>Mean of -ln(probability of the label); NaN without rows.</summary>
    public double Value => sum / Rows;

    /// <inheritdoc/>
    public void Reset() => (sum, Rows) = (0, 0);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The two do not fit each other, or an output is no probability; nothing is taken then.
    /// </exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> targets)
    {
        Labels.Check(outputs, targets, classes);
        ScoreCheck.Probabilities(outputs, nameof(outputs));
        for (int row = 0; row < targets.Length; row++)
            sum -= Math.Log(Clipped(outputs[row * classes + targets[row]]));
        Rows += targets.Length;
    }

    internal static double Clipped(double probability) => Math.Clamp(probability, Epsilon, 1 - Epsilon);

    /// <summary>Loss and rows, in one line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"log loss {Value:F4} of {Rows:N0} rows");
}
