using System.ComponentModel;

namespace NetGen;

/// <summary>The learned slopes, or their gradients, of a PReLU layer.</summary>
public sealed class PReLULayer : LearnedLayer
{
    /// <summary>Called by emitted code with the layer's tensor.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PReLULayer(ParameterBlock block, int slope)
        : base(block, slope) => Slope = new(block, slope);

    /// <summary>The slope of each unit, or the single one shared by all.</summary>
    public VectorView Slope { get; }
}
