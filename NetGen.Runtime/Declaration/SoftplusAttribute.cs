namespace NetGen;

/// <summary>Activation y = log(1 + exp(x)).</summary>
public sealed class SoftplusAttribute : LayerAttribute;
