using System;

namespace NetGen.Training;

public sealed partial class PrincipalComponents
{
    /// <summary>
    /// Folds this step into the first layer of a trained network, so that it takes raw rows at no cost: with
    /// y = M (x - mean), W y + b = (W M) x + (b - W M mean). Possible where transformed rows are as long as raw ones.
    /// Predictions are the same but for rounding. Of several steps the last one is folded first.
    /// </summary>
    /// <param name="first">The Dense or Maxout layer that reads the inputs.</param>
    /// <exception cref="ArgumentException">
    /// The layer has another number of inputs, or no bias to take the shift; nothing is changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">Transformed rows are shorter.</exception>
    public void FoldInto(DenseLayer first)
    {
        CheckFolds();
        FirstLayerFold.Into(first, Length, Fold);
    }

    /// <summary>
    /// The same for a layer that has left its bias to the BatchNorm behind it, whose running mean takes the shift.
    /// </summary>
    /// <param name="first">The Dense layer that reads the inputs.</param>
    /// <param name="behind">The BatchNorm that reads <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">
    /// The layers do not fit this step or each other, or <paramref name="first"/> has a bias; nothing is changed then.
    /// </exception>
    /// <exception cref="InvalidOperationException">Transformed rows are shorter.</exception>
    public void FoldInto(DenseLayer first, BatchNormLayer behind)
    {
        CheckFolds();
        FirstLayerFold.Into(first, behind, Length, Fold);
    }

    private void CheckFolds()
    {
        if (OutputLength != Length)
        {
            throw new InvalidOperationException(
                Counted.Text($"Expected transformed rows of {Length} values to fold, found {OutputLength}: ")
                + "the layer would need another number of inputs.");
        }
    }

    private double Fold(Span<float> weights)
    {
        double[] folded = new double[Length];
        for (int output = 0; output < OutputLength; output++)
            for (int i = 0; i < Length; i++)
                folded[i] += (double)weights[output] * forward[output * Length + i];
        double shift = 0;
        for (int i = 0; i < Length; i++)
        {
            shift -= folded[i] * means[i];
            weights[i] = (float)folded[i];
        }

        return shift;
    }
}
