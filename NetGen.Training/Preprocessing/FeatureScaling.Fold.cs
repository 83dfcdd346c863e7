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
    public void FoldInto(DenseLayer first) => FirstLayerFold.Into(first, Length, Fold);

    /// <summary>
    /// The same for a layer that has left its bias to the BatchNorm behind it, whose running mean takes the shift.
    /// </summary>
    /// <param name="first">The Dense layer that reads the inputs.</param>
    /// <param name="behind">The BatchNorm that reads <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">
    /// The layers do not fit this step or each other, or <paramref name="first"/> has a bias; nothing is changed then.
    /// </exception>
    public void FoldInto(DenseLayer first, BatchNormLayer behind) =>
        FirstLayerFold.Into(first, behind, Length, Fold);

    private double Fold(Span<float> weights)
    {
        double shift = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double factor = Kind == ScalingKind.MinMax ? ((double)High - Low) / spans[i] : factors[i];
            shift += weights[i] * (Low - offsets[i] * factor);
            weights[i] = (float)(weights[i] * factor);
        }

        return shift;
    }
}
