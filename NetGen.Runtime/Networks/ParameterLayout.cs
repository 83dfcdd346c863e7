using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// Where each tensor of a network stands in its block: learned tensors first, in PyTorch's order, then running
/// statistics, then run-time settings. One layout serves every vector width.
/// </summary>
public sealed class ParameterLayout
{
    private readonly ParameterTensor[] tensors;

    /// <summary>
    /// Describes a block of <paramref name="length"/> floats, the first <paramref name="learnedLength"/> of them
    /// learned. The tensors were checked, and nobody else holds the array.
    /// </summary>
    internal ParameterLayout(string network, int length, int learnedLength, ParameterTensor[] tensors)
    {
        Network = network;
        Length = length;
        LearnedLength = learnedLength;
        this.tensors = tensors;
        Tensors = Array.AsReadOnly(tensors);
        foreach (ParameterTensor tensor in tensors)
        {
            Count += tensor.IsLearned ? tensor.Count : 0;
            CountOfAll += tensor.Count;
        }
    }

    /// <summary>Name of the network the layout belongs to.</summary>
    public string Network { get; }

    /// <summary>Every tensor, in the order of its offset.</summary>
    public IReadOnlyList<ParameterTensor> Tensors { get; }

    /// <summary>Floats in a block, padding included.</summary>
    public int Length { get; }

    /// <summary>Floats of the learned part, padding included; optimiser state has as many a slot.</summary>
    public int LearnedLength { get; }

    /// <summary>Learned values without padding: the length of a flat vector.</summary>
    public int Count { get; }

    /// <summary>Values without padding, those that are not learned among them.</summary>
    public int CountOfAll { get; }

    internal ParameterTensor this[int index] => tensors[index];

    // The fewest rows that have a variance, where some tensors may be frozen.
    internal int LeastRows(bool[]? frozen)
    {
        for (int i = 0; i < tensors.Length; i++)
            if (tensors[i] is { Role: TensorRole.Statistic, Positions: 1 } && frozen?[i] != true)
                return 2;
        return 1;
    }
}
