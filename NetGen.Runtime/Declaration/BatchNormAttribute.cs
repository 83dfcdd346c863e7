namespace NetGen;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy, 2015): y = gamma (x - mean) / sqrt(variance + epsilon) + beta, over the
/// batch (biased variance) in training and with running statistics at inference. As in PyTorch, running = (1 -
/// momentum) running + momentum batch, with the unbiased batch variance.
/// </summary>
/// <param name="epsilon">Added to the variance; above 0.</param>
/// <param name="momentum">Share of the newest batch in the running statistics, in (0, 1].</param>
/// <param name="affine">Whether gamma and beta are there and learned.</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class BatchNormAttribute(
    float epsilon = 1e-5f, float momentum = 0.1f, bool affine = true, string? name = null) : LayerAttribute
{
    /// <summary>Added to the variance.</summary>
    public float Epsilon { get; } = epsilon;

    /// <summary>Share of the newest batch in the running statistics.</summary>
    public float Momentum { get; } = momentum;

    /// <summary>Whether gamma and beta are there and learned.</summary>
    public bool Affine { get; } = affine;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
