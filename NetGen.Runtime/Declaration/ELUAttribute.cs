namespace NetGen;

/// <summary>Activation y = x where x > 0, alpha (exp(x) - 1) elsewhere (Clevert et al., 2015).</summary>
/// <param name="alpha">Minus the limit at minus infinity, at least 0.</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class ELUAttribute(float alpha = 1f, string? name = null) : LayerAttribute
{
    /// <summary>Minus the limit at minus infinity.</summary>
    public float Alpha { get; } = alpha;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
