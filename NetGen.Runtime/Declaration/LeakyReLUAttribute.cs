namespace NetGen;

/// <summary>Activation y = x where x > 0, slope x elsewhere.</summary>
/// <param name="slope">
/// Slope of the negative side, at least 0; 0.01 is PyTorch's default (CS231n's lecture draws 0.1).
/// </param>
public sealed class LeakyReLUAttribute(float slope = 0.01f) : LayerAttribute
{
    /// <summary>Slope of the negative side.</summary>
    public float Slope { get; } = slope;
}
