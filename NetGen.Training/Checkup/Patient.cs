using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// A network under examination: gives back at the end, bit for bit, all that the network owned at the start.
/// </summary>
internal sealed class Patient<TNetwork, TTarget> : IDisposable
    where TNetwork : class, INetwork<TNetwork, TTarget>
    where TTarget : unmanaged
{
    private readonly ParameterSnapshot before;

    public Patient(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        before = new(network.Parameters);
    }

    public TNetwork Network { get; }

    public ParameterBlock Parameters => Network.Parameters;

    public static NetworkFacts Facts => TNetwork.Facts;

    /// <summary>What training moves: frozen layers have no gradients.</summary>
    public IEnumerable<ParameterTensor> Moved => Learned.Where(tensor => !Parameters.IsFrozen(tensor.Layer));

    /// <summary>Whether rows count differently after their class, so that the loss is no mean of single rows.</summary>
    public bool WeighsClasses => Facts.Layout.Tensors.Any(tensor =>
        tensor.Hyperparameter == Hyperparameter.ClassWeights
        && Values(Parameters, tensor).Any(weight => weight != 1f));

    public static IEnumerable<ParameterTensor> Learned => Facts.Layout.Tensors.Where(tensor => tensor.IsLearned);

    /// <summary>Starts again from the state of the beginning.</summary>
    public void Reset() => before.Restore();

    /// <summary>Lets every value through, and takes labels as they are.</summary>
    public void SwitchRegularizationOff()
    {
        foreach (ParameterTensor tensor in Facts.Layout.Tensors)
            if (tensor.Hyperparameter is Hyperparameter.DropoutRate or Hyperparameter.LabelSmoothing)
                Parameters.CopyFrom(tensor, [0f]);
    }

    /// <summary>A tensor's values.</summary>
    public static float[] Values(ParameterBlock block, ParameterTensor tensor)
    {
        float[] values = new float[tensor.Count];
        block.CopyTo(tensor, values);
        return values;
    }

    /// <summary>As many rows as there are, at most <paramref name="count"/>, at random.</summary>
    public static Dataset<TTarget> Draw(Dataset<TTarget> data, int count, ulong seed)
    {
        DatasetCheck.Fits(data, Facts, nameof(data));
        int[] order = [.. Enumerable.Range(0, data.Rows)];
        RowOrder.Shuffle(order, seed, 0, RowOrder.Splits);
        return data.Subset(order.AsSpan(0, Math.Min(count, data.Rows)));
    }

    public void Dispose() => before.Restore();
}
