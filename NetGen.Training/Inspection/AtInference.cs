using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// A copy of a network that a trainer runs as it runs at inference: running statistics, and nothing dropped. The
/// network itself is read once and left alone.
/// </summary>
internal sealed class AtInference<TNetwork, TTarget> : IDisposable
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    private readonly TNetwork copy = TNetwork.CreateZeroed();

    /// <exception cref="ArgumentException">
    /// A Dropout of <see cref="DropoutScaling.AtInference"/> has a rate above 0: no trainer multiplies by 1 - rate.
    /// </exception>
    public AtInference(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        copy.Parameters.CopyAllFrom(network.Parameters);
        foreach (ParameterTensor tensor in Facts.Layout.Tensors)
        {
            if (tensor.Role == TensorRole.Statistic)
                copy.Parameters.SetFrozen(tensor.Layer, true);
            if (tensor.Hyperparameter == Hyperparameter.DropoutRate)
                SwitchOff(tensor);
        }

        Trainer = copy.Train(new Sgd(0f), maxBatch: 1);
    }

    /// <summary>What runs the copy, a row at a time.</summary>
    public Trainer<TTarget> Trainer { get; }

    public static NetworkFacts Facts => TNetwork.Facts;

    /// <summary>A block for the gradients of the copy.</summary>
    public ParameterBlock CreateGradients() => copy.CreateGradients();

    /// <inheritdoc/>
    public void Dispose() => Trainer.Dispose();

    private void SwitchOff(ParameterTensor rate)
    {
        float[] found = new float[rate.Count];
        copy.Parameters.CopyTo(rate, found);
        if (found[0] > 0f && Facts.Dropouts.Any(dropout => dropout.Layer == rate.Layer && !dropout.IsInverted))
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Expected DropoutScaling.Inverted or a rate of 0, found {rate.Layer} of rate {found[0]}, which ")
                + "multiplies at inference.",
                "network");
        }

        copy.Parameters.CopyFrom(rate, [0f]);
    }
}
