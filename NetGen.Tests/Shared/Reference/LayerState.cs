using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Tests.Reference;

/// <summary>What one layer of one network keeps between passes.</summary>
/// <param name="Name">Kind and number, such as <c>Dense1</c>.</param>
/// <param name="Inputs">Units that go in.</param>
/// <param name="Outputs">Units that go out.</param>
/// <param name="Tensors">Learned tensors and running statistics.</param>
/// <param name="Ordinal">How many layers of the same kind stand before it.</param>
public sealed record LayerState(string Name, int Inputs, int Outputs, IReadOnlyList<Tensor> Tensors, int Ordinal)
{
    /// <summary>The layer whose weights it uses, or null.</summary>
    public LayerState? Owner { get; init; }

    /// <summary>The tensor of that name, or null.</summary>
    public Tensor? Find(string name) =>
        Tensors.FirstOrDefault(tensor => tensor.Name == name) ?? (name == "Weights" ? Owner?.Find(name) : null);

    /// <summary>The tensor of that name.</summary>
    public Tensor this[string name] =>
        Find(name) ?? throw new ArgumentException($"Expected a tensor of {Name}, found {name}.", nameof(name));
}
