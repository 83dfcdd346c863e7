using System.Collections.Generic;

namespace NetGen;

/// <summary>Adds named values to the value in front, element by element: the end of a skip connection.</summary>
/// <param name="values">
/// The other values: names that an <see cref="AsAttribute"/> in front gave, or <c>"Input"</c> for the input of the
/// network, or of the block within a block. At least one, of the same shape.
/// </param>
public sealed class AddAttribute(params string[] values) : LayerAttribute
{
    /// <summary>Names of the other values.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; init; }
}
