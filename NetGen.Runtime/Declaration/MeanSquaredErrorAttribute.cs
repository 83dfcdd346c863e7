namespace NetGen;

/// <summary>Loss: the mean over batch and outputs of (x - t)^2. Targets are <c>float</c>, one an output.</summary>
public sealed class MeanSquaredErrorAttribute : LayerAttribute;
