namespace NetGen;

/// <summary>Activation y = x min(max(x + 3, 0), 6) / 6: SiLU in straight pieces.</summary>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class HardswishAttribute(string? name = null) : LayerAttribute
{
    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
