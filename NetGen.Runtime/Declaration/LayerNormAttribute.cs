namespace NetGen;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016): y = gamma (x - mean) / sqrt(variance + epsilon) + beta, with the
/// mean and the biased variance of each row over its features, in training and at inference alike: PyTorch's LayerNorm.
/// </summary>
/// <param name="epsilon">Added to the variance; above 0.</param>
/// <param name="affine">Whether gamma and beta are there and learned.</param>
public sealed class LayerNormAttribute(float epsilon = 1e-5f, bool affine = true) : LayerAttribute
{
    /// <summary>Added to the variance.</summary>
    public float Epsilon { get; } = epsilon;

    /// <summary>Whether gamma and beta are there and learned.</summary>
    public bool Affine { get; } = affine;
}
