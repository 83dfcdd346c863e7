using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>What is known of a layer at compile time.</summary>
public sealed record LayerFacts
{
    /// <summary>Name of the layer and of the member that shows it, such as <c>Dense1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the attribute, such as <c>Dense</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The line of the declaration, such as <c>[Dense(128)]</c>.</summary>
    public required string Declaration { get; init; }

    /// <summary>The values that it reads, by the indices of the layers that make them; the input reads none.</summary>
    public required IReadOnlyList<int> Inputs { get; init; }

    /// <summary>Dimensions of a row of the value that it makes, in PyTorch's order, without the batch.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>
    /// The arguments that change what is computed, such as BatchNorm's epsilon: neither names, nor how values start,
    /// nor what can be set at run time, nor what <see cref="Shape"/> and <see cref="Windows"/> show. True is 1, an
    /// enumeration's member its number.
    /// </summary>
    public required IReadOnlyList<LayerArgument> Arguments { get; init; }

    /// <summary>
    /// Windows that it moves over an image: down its rows and along its columns; along a signal; none for other layers.
    /// A transposed convolution moves its window over what it puts out.
    /// </summary>
    public IReadOnlyList<WindowFacts> Windows { get; init; } = [];

    /// <summary>The value of an argument.</summary>
    /// <exception cref="ArgumentException">The layer has none of that name.</exception>
    public double Argument(string name)
    {
        foreach (LayerArgument argument in Arguments)
            if (argument.Name == name)
                return argument.Value;
        throw new ArgumentException($"Expected an argument of {Kind}, found '{name}'.", nameof(name));
    }
}

/// <summary>An argument of a layer.</summary>
/// <param name="Name">Its name in the attribute's constructor.</param>
/// <param name="Value">Its value; exactly the float that was declared, where it is one.</param>
public readonly record struct LayerArgument(string Name, double Value);
