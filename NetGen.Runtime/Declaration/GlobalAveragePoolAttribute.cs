namespace NetGen;

/// <summary>
/// The mean of each channel of an image or a signal: the vector of its channels (PyTorch's <c>AdaptiveAvgPool2d(1)</c>
/// or <c>AdaptiveAvgPool1d(1)</c>, and <c>Flatten</c>).
/// </summary>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class GlobalAveragePoolAttribute(string? name = null) : LayerAttribute
{
    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
