namespace NetGen;

/// <summary>Activation y = x where x > 0, alpha (exp(x) - 1) elsewhere (Clevert et al., 2015).</summary>
/// <param name="alpha">Minus the limit at minus infinity, at least 0.</param>
public sealed class ELUAttribute(float alpha = 1f) : LayerAttribute
{
    /// <summary>Minus the limit at minus infinity.</summary>
    public float Alpha { get; } = alpha;
}
