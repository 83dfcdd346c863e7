namespace NetGen;

/// <summary>Activation y = x (1 + erf(x / sqrt 2)) / 2, the exact form (PyTorch's default).</summary>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class GELUAttribute(string? name = null) : LayerAttribute
{
    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
