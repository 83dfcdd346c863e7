namespace NetGen;

/// <summary>Activation y = max(0, x) + a min(0, x) with a learned slope a (He et al., 2015).</summary>
/// <param name="slope">The value every slope starts at.</param>
/// <param name="perUnit">One slope a unit, or (PyTorch's default) a single one shared by all.</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class PReLUAttribute(float slope = 0.25f, bool perUnit = false, string? name = null) : LayerAttribute
{
    /// <summary>The value every slope starts at.</summary>
    public float Slope { get; } = slope;

    /// <summary>One slope a unit, or a single one shared by all.</summary>
    public bool PerUnit { get; } = perUnit;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
