namespace NetGen;

/// <summary>
/// Repeats each value of an image [channels, height, width] in rows and columns, or of a signal [channels, length] in
/// its one direction (PyTorch's <c>Upsample</c> with <c>mode='nearest'</c>).
/// </summary>
/// <param name="factor">How often in each direction, at least 1: a side of n values becomes factor * n.</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class UpsampleAttribute(int factor, string? name = null) : LayerAttribute
{
    /// <summary>How often each value is repeated in a direction.</summary>
    public int Factor { get; } = factor;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
