namespace NetGen;

/// <summary>Activation y = x (1 + erf(x / sqrt 2)) / 2, the exact form (PyTorch's default).</summary>
public sealed class GELUAttribute : LayerAttribute;
