namespace NetGen;

/// <summary>
/// Layer normalisation (Ba, Kiros and Hinton, 2016): y = gamma (x - mean) / sqrt(variance + epsilon) + beta, with the
/// mean and the biased variance of each row over its features, in training and at inference alike: PyTorch's LayerNorm.
/// </summary>
/// <param name="epsilon">Added to the variance; above 0.</param>
/// <param name="affine">Whether gamma and beta are there and learned.</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class LayerNormAttribute(float epsilon = 1e-5f, bool affine = true, string? name = null)
    : LayerAttribute
{
    /// <summary>Added to the variance.</summary>
    public float Epsilon { get; } = epsilon;

    /// <summary>Whether gamma and beta are there and learned.</summary>
    public bool Affine { get; } = affine;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
