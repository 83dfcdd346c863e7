namespace NetGen.Training;

/// <summary>How a tensor is taught.</summary>
/// <param name="Tensor">Its full name, such as <c>Dense1.Weights</c>.</param>
/// <param name="Gradient">Mean, deviation and histogram of its gradient at the start.</param>
/// <param name="UpdateRatio">
/// |update| / |value|, both Euclidean norms, of the last of a few steps; about 1e-3 is healthy for weights. NaN where
/// the
/// values were all zero, infinite where a step was not finite.
/// </param>
public sealed record TensorUpdate(string Tensor, Spread Gradient, double UpdateRatio);
