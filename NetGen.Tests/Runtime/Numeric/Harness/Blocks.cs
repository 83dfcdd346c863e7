using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Looks at the raw floats of a block.</summary>
internal static unsafe class Blocks
{
    /// <summary>Every float of a block, padding, statistics and settings included.</summary>
    public static float[] Raw(ParameterBlock block)
    {
        float[] raw = new ReadOnlySpan<float>(block.Start, block.Layout.Length).ToArray();
        GC.KeepAlive(block);
        return raw;
    }

    /// <summary>Fails where two copies of a block differ in a bit.</summary>
    public static void SameBits(float[] expected, float[] found) =>
        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), found.Select(BitConverter.SingleToInt32Bits));

    /// <summary>Fails where a float that is no element of a tensor is not 0.</summary>
    public static void PaddingIsZero(string what, ParameterBlock block)
    {
        float[] raw = Raw(block);
        foreach (ParameterTensor tensor in block.Layout.Tensors)
            for (int output = 0; output < tensor.Outputs; output++)
                for (int input = 0; input < tensor.Inputs; input++)
                    raw[tensor.IndexOf(output, input)] = 0;
        int index = Array.FindIndex(raw, value => value != 0 || float.IsNaN(value));
        Assert.True(index < 0, $"{what}: expected padding of 0, found {(index < 0 ? 0 : raw[index])} at {index}.");
    }
}
