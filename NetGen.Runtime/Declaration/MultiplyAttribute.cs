using System.Collections.Generic;

namespace NetGen;

/// <summary>Multiplies the value in front by named values, element by element: a gate.</summary>
/// <param name="values">
/// The other values: names that an <see cref="AsAttribute"/> in front gave, or <c>"Input"</c> for the input of the
/// network, or of the block within a block. At least one, of the same shape.
/// </param>
public sealed class MultiplyAttribute(params string[] values) : LayerAttribute
{
    /// <summary>Names of the other values.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; init; }
}
