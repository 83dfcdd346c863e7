namespace NetGen;

/// <summary>
/// The largest value of each channel of an image or a signal: the vector of its channels (PyTorch's
/// <c>AdaptiveMaxPool2d(1)</c> or <c>AdaptiveMaxPool1d(1)</c>, and <c>Flatten</c>). NaN counts as the largest; the
/// gradient goes to the first, row by row, of several that are equal.
/// </summary>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class GlobalMaxPoolAttribute(string? name = null) : LayerAttribute
{
    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
