namespace NetGen;

/// <summary>
/// Dropout of whole channels (Tompson et al., 2015; PyTorch's <c>Dropout2d</c> and <c>Dropout1d</c>): in training each
/// channel of an image or a signal is zeroed with probability <paramref name="rate"/>, and the others are divided by
/// 1 - rate. Neighbouring values of a channel are alike, so that dropping single ones drops little.
/// </summary>
/// <param name="rate">Probability that a channel is dropped, in [0, 1).</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class SpatialDropoutAttribute(float rate = 0.5f, string? name = null) : LayerAttribute
{
    /// <summary>Probability that a channel is dropped.</summary>
    public float Rate { get; } = rate;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
