using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>The number of a LeakyReLU layer that may be set at run time.</summary>
public sealed class LeakyReLULayer
{
    private readonly ParameterBlock block;
    private readonly int setting;

    /// <summary>Called by emitted code with the layer's setting.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LeakyReLULayer(ParameterBlock block, int slope)
    {
        this.block = block;
        setting = slope;
    }

    /// <summary>Slope of the negative side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public float Slope
    {
        get => block[block.Layout[setting], 0, 0];
        set => block[block.Layout[setting], 0, 0] = value;
    }
}
