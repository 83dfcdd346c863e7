using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>
/// A copy of all that a network owns at one moment: parameters, running statistics and settings such as dropout rates.
/// Bits go back as they were. What an optimiser remembers belongs to the trainer and is no part of it.
/// </summary>
public sealed class ParameterSnapshot
{
    private readonly ParameterBlock parameters;
    private readonly float[][] values;
    private readonly float[] scratch;

    /// <summary>Copies what the block holds now.</summary>
    public ParameterSnapshot(ParameterBlock parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters;
        IReadOnlyList<ParameterTensor> tensors = parameters.Layout.Tensors;
        values = new float[tensors.Count][];
        for (int i = 0; i < values.Length; i++)
            values[i] = new float[tensors[i].Count];
        scratch = new float[tensors.Max(tensor => tensor.Count)];
        Take();
    }

    /// <summary>Whether each number of the copy is finite.</summary>
    public bool IsFinite => FirstNotFinite is null;

    /// <summary>The first tensor of the copy with a number that is not finite, or null.</summary>
    internal ParameterTensor? FirstNotFinite
    {
        get
        {
            for (int i = 0; i < values.Length; i++)
                if (!Finite.AreAll(values[i]))
                    return parameters.Layout.Tensors[i];
            return null;
        }
    }

    /// <summary>Copies anew what the block holds now; nothing is allocated.</summary>
    public void Take()
    {
        for (int i = 0; i < values.Length; i++)
            parameters.CopyTo(parameters.Layout.Tensors[i], values[i]);
    }

    /// <summary>Copies anew, unless a number is not finite: the copy stays as it was then.</summary>
    /// <returns>The first tensor with a number that is not finite; null where it was copied.</returns>
    internal ParameterTensor? TakeIfFinite()
    {
        for (int i = 0; i < values.Length; i++)
        {
            ParameterTensor tensor = parameters.Layout.Tensors[i];
            parameters.CopyTo(tensor, scratch.AsSpan(0, tensor.Count));
            if (!Finite.AreAll(scratch.AsSpan(0, tensor.Count)))
                return tensor;
        }

        Take();
        return null;
    }

    /// <summary>Whether the copy has the bits that a block holds now.</summary>
    internal bool HasBitsOf(ParameterBlock block)
    {
        for (int i = 0; i < values.Length; i++)
        {
            Span<float> now = scratch.AsSpan(0, values[i].Length);
            block.CopyTo(parameters.Layout.Tensors[i], now);
            if (!AreSameBits(values[i], now))
                return false;
        }

        return true;
    }

    /// <summary>Whether the copy has another's bits.</summary>
    internal bool HasBitsOf(ParameterSnapshot other)
    {
        for (int i = 0; i < values.Length; i++)
            if (!AreSameBits(values[i], other.values[i]))
                return false;
        return true;
    }

    /// <summary>Writes the copy into one vector, tensor by tensor.</summary>
    internal void CopyTo(Span<float> destination)
    {
        foreach (float[] of in values)
        {
            of.CopyTo(destination);
            destination = destination[of.Length..];
        }
    }

    /// <summary>Makes the copy what another was.</summary>
    /// <param name="copy">What <see cref="CopyTo"/> wrote.</param>
    internal void Set(ReadOnlySpan<float> copy)
    {
        foreach (float[] of in values)
        {
            copy[..of.Length].CopyTo(of);
            copy = copy[of.Length..];
        }
    }

    /// <summary>Makes the copy what another is.</summary>
    internal void Set(ParameterSnapshot other)
    {
        for (int i = 0; i < values.Length; i++)
            other.values[i].CopyTo(values[i], 0);
    }

    /// <summary>Gives the block back what it held.</summary>
    public void Restore()
    {
        for (int i = 0; i < values.Length; i++)
            parameters.CopyFrom(parameters.Layout.Tensors[i], values[i]);
    }
    // Not numbers: 0 is -0, and NaN is none.
    private static bool AreSameBits(ReadOnlySpan<float> one, ReadOnlySpan<float> other) =>
        MemoryMarshal.AsBytes(one).SequenceEqual(MemoryMarshal.AsBytes(other));
}
