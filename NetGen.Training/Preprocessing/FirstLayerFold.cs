using System;

namespace NetGen.Training;

/// <summary>
/// Replaces the weights of one output by what they become behind an affine step, and returns what the output lacks
/// then.
/// </summary>
internal delegate double OutputFold(Span<float> weights);

/// <summary>How affine preprocessing becomes part of the layer that reads it.</summary>
internal static class FirstLayerFold
{
    /// <summary>Folds into a layer whose bias takes the shift.</summary>
    /// <exception cref="ArgumentException">The layer does not fit; nothing is changed then.</exception>
    public static void Into(DenseLayer first, int length, OutputFold fold)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasBias)
        {
            throw new ArgumentException(
                "Expected a layer with a bias, found one without: name the BatchNorm behind it too.", nameof(first));
        }

        double[] shifts = Weights(first, length, fold);
        for (int output = 0; output < shifts.Length; output++)
            first.Bias[output] = (float)(first.Bias[output] + shifts[output]);
    }

    /// <summary>
    /// Folds into a layer that has left its bias to the BatchNorm behind it, whose running mean takes the shift.
    /// </summary>
    /// <exception cref="ArgumentException">The layers do not fit; nothing is changed then.</exception>
    public static void Into(DenseLayer first, BatchNormLayer behind, int length, OutputFold fold)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(behind);
        if (first.HasBias)
            throw new ArgumentException("Expected a layer without bias, found one with: name it alone.", nameof(first));
        if (behind.RunningMean.Length != first.Weights.Outputs)
        {
            throw new ArgumentException(
                Counted.Text(
                    $"Expected a BatchNorm of {first.Weights.Outputs} units, found {behind.RunningMean.Length}."),
                nameof(behind));
        }

        double[] shifts = Weights(first, length, fold);
        for (int unit = 0; unit < shifts.Length; unit++)
            behind.RunningMean[unit] = (float)(behind.RunningMean[unit] - shifts[unit]);
    }

    private static double[] Weights(DenseLayer first, int length, OutputFold fold)
    {
        RowCheck.Length(first.Weights.Inputs, length, "inputs", nameof(first));
        float[] weights = new float[first.Weights.Outputs * length];
        first.Weights.CopyTo(weights);
        double[] shifts = new double[first.Weights.Outputs];
        for (int output = 0; output < shifts.Length; output++)
            shifts[output] = fold(weights.AsSpan(output * length, length));
        first.Weights.CopyFrom(weights);
        return shifts;
    }
}
