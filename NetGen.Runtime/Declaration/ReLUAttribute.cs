namespace NetGen;

/// <summary>Activation y = max(0, x); its derivative at 0 is 0.</summary>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class ReLUAttribute(string? name = null) : LayerAttribute
{
    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
