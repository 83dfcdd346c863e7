namespace NetGen;

/// <summary>Activation y = x where x > 0, slope x elsewhere.</summary>
/// <param name="slope">
/// Slope of the negative side, at least 0; 0.01 is PyTorch's default (CS231n's lecture draws 0.1).
/// </param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class LeakyReLUAttribute(float slope = 0.01f, string? name = null) : LayerAttribute
{
    /// <summary>Slope of the negative side.</summary>
    public float Slope { get; } = slope;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
