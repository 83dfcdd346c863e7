namespace NetGen;

/// <summary>Fully connected layer: y[o] = sum_i W[o, i] x[i] + b[o] (PyTorch's <c>Linear</c>).</summary>
/// <param name="units">Outputs of the layer, at least 1, or <see cref="Width.Same"/> for as many as come in.</param>
/// <param name="bias">
/// Whether b is there; in front of <see cref="BatchNormAttribute"/>, which cancels it, it is left out anyway.
/// </param>
/// <param name="weightInit">
/// How weights start; <see cref="WeightInit.Auto"/> follows the activation behind the layer.
/// </param>
/// <param name="weightScale">
/// The one number of <paramref name="weightInit"/> (see <see cref="WeightInit"/>); NaN is its default.
/// </param>
/// <param name="biasInit">The value every bias starts at.</param>
/// <param name="name">Name of the member that shows the layer; the kind and a number if left out.</param>
/// <param name="weightsOf">
/// Name of a Dense layer in front, of as many inputs and outputs, in the same block: this layer has its weights, and
/// with them its initialisation, freezing and rates; the bias is its own.
/// </param>
public sealed class DenseAttribute(
    int units, bool bias = true, WeightInit weightInit = WeightInit.Auto, float weightScale = float.NaN,
    float biasInit = 0f, string? name = null, string? weightsOf = null) : LayerAttribute
{
    /// <summary>Outputs of the layer.</summary>
    public int Units { get; } = units;

    /// <summary>Whether the layer adds a bias.</summary>
    public bool Bias { get; } = bias;

    /// <summary>How weights start.</summary>
    public WeightInit WeightInit { get; } = weightInit;

    /// <summary>The one number of <see cref="WeightInit"/>; NaN is its default.</summary>
    public float WeightScale { get; } = weightScale;

    /// <summary>The value every bias starts at.</summary>
    public float BiasInit { get; } = biasInit;

    /// <summary>Name of the member that shows the layer, or null for the kind and a number.</summary>
    public string? Name { get; } = name;

    /// <summary>Name of the layer whose weights it has, or null for weights of its own.</summary>
    public string? WeightsOf { get; } = weightsOf;
}
