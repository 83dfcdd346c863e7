namespace NetGen;

/// <summary>Activation y = max(0, x); its derivative at 0 is 0.</summary>
public sealed class ReLUAttribute : LayerAttribute;
