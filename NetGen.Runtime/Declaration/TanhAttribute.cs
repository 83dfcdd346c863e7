namespace NetGen;

/// <summary>Activation y = tanh(x).</summary>
public sealed class TanhAttribute : LayerAttribute;
