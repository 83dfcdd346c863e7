namespace NetGen;

/// <summary>
/// The values of an image or a signal as one vector, channel by channel, row by row, column by column (PyTorch's
/// <c>Flatten</c>). <see cref="DenseAttribute"/> reads an image in this order without it, too.
/// </summary>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class FlattenAttribute(string? name = null) : LayerAttribute
{
    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
