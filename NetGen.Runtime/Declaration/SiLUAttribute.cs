namespace NetGen;

/// <summary>Activation y = x sigmoid(x), also called swish.</summary>
public sealed class SiLUAttribute : LayerAttribute;
