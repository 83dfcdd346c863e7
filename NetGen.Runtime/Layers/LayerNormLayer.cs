using System.ComponentModel;

namespace NetGen;

/// <summary>
/// The parameters, or their gradients, of a LayerNorm layer; a layer that was declared with <c>affine: false</c> has
/// none, and no view.
/// </summary>
public sealed class LayerNormLayer : LearnedLayer
{
    /// <summary>Called by emitted code with the layer's tensors.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerNormLayer(ParameterBlock block, int gamma, int beta)
        : base(block, gamma)
    {
        Gamma = new(block, gamma);
        Beta = new(block, beta);
    }

    /// <summary>Gamma, the learned scale of each feature; starts at 1.</summary>
    public VectorView Gamma { get; }

    /// <summary>Beta, the learned shift of each feature; starts at 0.</summary>
    public VectorView Beta { get; }
}
