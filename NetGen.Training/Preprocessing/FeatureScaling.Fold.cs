using System;

namespace NetGen.Training;

public sealed partial class FeatureScaling
{
    /// <summary>
    /// Folds this step into the first layer of a trained network, so that it takes raw rows at no cost: with
    /// y = (x - o) f + l, W y + b = (W f) x + (b + W (l - o f)). Predictions are the same but for rounding; training on
    /// would start from weights of another scale.
    /// </summary>
    /// <param name="first">The Dense or Maxout layer that reads the inputs.</param>
    /// <exception cref="ArgumentException">
    /// The layer has another number of inputs, or no bias to take the shift; nothing is changed then.
    /// </exception>
    public void FoldInto(DenseLayer first)
    {
        ArgumentNullException.ThrowIfNull(first);
        if (!first.HasBias)
        {
            throw new ArgumentException(
                "Expected a layer with a bias, found one without: name the BatchNorm behind it too.", nameof(first));
        }

        double[] shifts = Fold(first);
        for (int output = 0; output < shifts.Length; output++)
            first.Bias[output] = (float)(first.Bias[output] + shifts[output]);
    }

    /// <summary>
    /// The same for a layer that has left its bias to the BatchNorm behind it, whose running mean takes the shift.
    /// </summary>
    /// <param name="first">The Dense layer that reads the inputs.</param>
    /// <param name="behind">The BatchNorm that reads <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">
    /// The layers do not fit this step or each other, or <paramref name="first"/> has a bias; nothing is changed then.
    /// </exception>
    public void FoldInto(DenseLayer first, BatchNormLayer behind)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(behind);
        if (first.HasBias)
            throw new ArgumentException("Expected a layer without bias, found one with: name it alone.", nameof(first));
        if (behind.RunningMean.Length != first.Weights.Outputs)
        {
            throw new ArgumentException(
                $"Expected a BatchNorm of {first.Weights.Outputs} units, found {behind.RunningMean.Length}.",
                nameof(behind));
        }

        double[] shifts = Fold(first);
        for (int unit = 0; unit < shifts.Length; unit++)
            behind.RunningMean[unit] = (float)(behind.RunningMean[unit] - shifts[unit]);
    }

    /// <summary>Scales the weights; what each output lacks then.</summary>
    private double[] Fold(DenseLayer first)
    {
        CheckLength(first.Weights.Inputs, "inputs", nameof(first));
        float[] weights = new float[first.Weights.Outputs * Length];
        first.Weights.CopyTo(weights);
        double[] shifts = new double[first.Weights.Outputs];
        for (int k = 0; k < weights.Length; k++)
        {
            int i = k % Length;
            shifts[k / Length] += weights[k] * (Low - (double)offsets[i] * factors[i]);
            weights[k] *= factors[i];
        }

        first.Weights.CopyFrom(weights);
        return shifts;
    }
}
