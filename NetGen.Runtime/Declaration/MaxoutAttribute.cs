namespace NetGen;

/// <summary>
/// Maxout layer (Goodfellow et al., 2013): y[u] = max over pieces p of (sum_i W[p, u, i] x[i] + b[p, u]).
/// Output <c>p * units + u</c> of its weights is unit u of piece p.
/// </summary>
/// <param name="units">Outputs of the layer, at least 1, or <see cref="Width.Same"/> for as many as come in.</param>
/// <param name="pieces">Affine maps the maximum is taken over, at least 2.</param>
/// <param name="weightInit">
/// How weights start; <see cref="WeightInit.Auto"/> follows the activation behind the layer.
/// </param>
/// <param name="weightScale">
/// The one number of <paramref name="weightInit"/> (see <see cref="WeightInit"/>); NaN is its default.
/// </param>
/// <param name="biasInit">The value every bias starts at.</param>
/// <param name="name">Name of the member that shows the layer; the kind and a number if left out.</param>
public sealed class MaxoutAttribute(
    int units, int pieces = 2, WeightInit weightInit = WeightInit.Auto, float weightScale = float.NaN,
    float biasInit = 0f, string? name = null) : LayerAttribute
{
    /// <summary>Outputs of the layer.</summary>
    public int Units { get; } = units;

    /// <summary>Affine maps the maximum is taken over.</summary>
    public int Pieces { get; } = pieces;

    /// <summary>How weights start.</summary>
    public WeightInit WeightInit { get; } = weightInit;

    /// <summary>The one number of <see cref="WeightInit"/>; NaN is its default.</summary>
    public float WeightScale { get; } = weightScale;

    /// <summary>The value every bias starts at.</summary>
    public float BiasInit { get; } = biasInit;

    /// <summary>Name of the member that shows the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;
}
