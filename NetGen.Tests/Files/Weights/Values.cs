using System;
using System.Linq;

namespace NetGen.Tests.Weights;

/// <summary>Fills and compares networks, bit by bit.</summary>
internal static class Values
{
    /// <summary>Sets every parameter and statistic to a number of its own.</summary>
    public static TNetwork Filled<TNetwork, TTarget>(int seed = 1)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        TNetwork network = TNetwork.Create(0);
        Random random = new(seed);
        foreach (ParameterTensor tensor in network.Parameters.Layout.Tensors)
        {
            if (tensor.Role == TensorRole.Hyperparameter)
                continue;
            float[] values = new float[tensor.Count];
            for (int i = 0; i < values.Length; i++)
                values[i] = random.NextSingle() * 2 - (tensor.Role == TensorRole.Statistic ? 0 : 1);
            network.Parameters.CopyFrom(tensor, values);
        }

        return network;
    }

    /// <summary>All tensors in their order, settings among them.</summary>
    public static int[] Bits(ParameterBlock block) =>
        [.. block.Layout.Tensors.SelectMany(tensor => Of(block, tensor)).Select(BitConverter.SingleToInt32Bits)];

    /// <summary>The values of one tensor.</summary>
    public static float[] Of(ParameterBlock block, ParameterTensor tensor)
    {
        float[] values = new float[tensor.Count];
        block.CopyTo(tensor, values);
        return values;
    }

    /// <summary>The values of a tensor by its name.</summary>
    public static float[] Of(ParameterBlock block, string name) =>
        Of(block, block.Layout.Tensors.Single(tensor => tensor.FullName == name));
}
