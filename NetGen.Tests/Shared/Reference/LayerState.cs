using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>What one layer of one network keeps between passes.</summary>
/// <param name="Name">Kind and number, such as <c>Dense1</c>.</param>
/// <param name="Inputs">Values of what goes in that an output is made of.</param>
/// <param name="Outputs">Values that go out.</param>
/// <param name="Tensors">Learned tensors and running statistics.</param>
/// <param name="Ordinal">How many layers of the same kind stand before it.</param>
public sealed record LayerState(string Name, int Inputs, int Outputs, IReadOnlyList<Tensor> Tensors, int Ordinal)
{
    /// <summary>The shape that goes in, the first of several.</summary>
    public required ValueShape Input { get; init; }

    /// <summary>The shape that goes out.</summary>
    public required ValueShape Output { get; init; }

    /// <summary>The layer whose weights it uses, or null.</summary>
    public LayerState? Owner { get; init; }

    /// <summary>The tensor of that name, or null.</summary>
    public Tensor? Find(string name)
    {
        // Layers ask for each value.
        for (int i = 0; i < Tensors.Count; i++)
            if (Tensors[i].Name == name)
                return Tensors[i];
        return name == "Weights" ? Owner?.Find(name) : null;
    }

    /// <summary>The tensor of that name.</summary>
    public Tensor this[string name] =>
        Find(name) ?? throw new ArgumentException($"Expected a tensor of {Name}, found {name}.", nameof(name));
}
