namespace NetGen;

/// <summary>
/// Dropout (Srivastava et al., 2014): in training each value is zeroed with probability <paramref name="rate"/>.
/// </summary>
/// <param name="rate">Probability that a value is dropped, in [0, 1).</param>
/// <param name="scaling">Whether kept values are scaled up in training, or all are scaled down at inference.</param>
/// <param name="name">Name of the layer, and of the member that shows it; the kind and a number if left out.</param>
public sealed class DropoutAttribute(
    float rate = 0.5f, DropoutScaling scaling = DropoutScaling.Inverted, string? name = null) : LayerAttribute
{
    /// <summary>Probability that a value is dropped.</summary>
    public float Rate { get; } = rate;

    /// <summary>Where the expected value is restored.</summary>
    public DropoutScaling Scaling { get; } = scaling;

    /// <summary>Name of the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
