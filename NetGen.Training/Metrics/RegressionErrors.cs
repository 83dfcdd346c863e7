using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// Errors of predicted numbers: mean absolute error, mean squared error and R2, with scikit-learn's definitions; where
/// a row has several targets each counts alike (its <c>multioutput='uniform_average'</c>). Sums are float64.
/// </summary>
public sealed class RegressionErrors : IMetric<float>
{
    // Of each target: its mean so far and the sum of squared distances from that (Welford, 1962), which loses no digits
    // where targets are far from zero; and the sum of squared errors.
    private readonly double[] means;
    private readonly double[] spreads;
    private readonly double[] squares;
    private double absolutes;

    /// <summary>Takes no rows yet.</summary>
    /// <param name="targetLength">Targets of one row, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public RegressionErrors(int targetLength = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetLength);
        means = new double[targetLength];
        spreads = new double[targetLength];
        squares = new double[targetLength];
    }

    /// <summary>Rows taken.</summary>
    public long Rows { get; private set; }

    /// <summary>Mean of |prediction - target|, in the targets' unit; NaN without rows.</summary>
    public double MeanAbsoluteError => absolutes / ((double)Rows * means.Length);

    /// <summary>Mean of (prediction - target)^2; NaN without rows.</summary>
    public double MeanSquaredError
    {
        get
        {
            double sum = 0;
            foreach (double square in squares)
                sum += square;
            return sum / ((double)Rows * means.Length);
        }
    }

    /// <summary>The root of the mean squared error, in the targets' unit.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>
    /// The coefficient of determination, 1 - sum of squared errors / sum of squared distances of the targets from their
    /// mean: 1 is perfect, 0 no better than that mean, and it may be negative. Of a target that never varies it is 1
    /// where each prediction is exact, else 0 (scikit-learn's <c>force_finite</c>). NaN for fewer than two rows.
    /// </summary>
    public double R2
    {
        get
        {
            if (Rows < 2)
                return double.NaN;
            double sum = 0;
            for (int i = 0; i < means.Length; i++)
                sum += spreads[i] > 0 ? 1 - squares[i] / spreads[i] : squares[i] == 0 ? 1 : 0;
            return sum / means.Length;
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        Array.Clear(means);
        Array.Clear(spreads);
        Array.Clear(squares);
        absolutes = 0;
        Rows = 0;
    }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        int width = means.Length;
        if (targets.Length % width != 0)
        {
            throw new ArgumentException(
                Counted.Text($"Expected whole rows of {width} targets, found {targets.Length}."), nameof(targets));
        }

        if (outputs.Length != targets.Length)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {targets.Length} outputs, as many as targets, found {outputs.Length}."),
                nameof(outputs));
        }

        for (int row = 0; row < targets.Length / width; row++)
        {
            Rows++;
            for (int i = 0; i < width; i++)
            {
                double target = targets[row * width + i];
                double error = outputs[row * width + i] - target;
                double distance = target - means[i];
                means[i] += distance / Rows;
                spreads[i] += distance * (target - means[i]);
                squares[i] += error * error;
                absolutes += Math.Abs(error);
            }
        }
    }

    /// <summary>Rows and figures, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Rows:N0} rows: mean absolute error {MeanAbsoluteError:G4}, mean squared error {MeanSquaredError:G4}, "
        + $"R2 {R2:F4}");
}
