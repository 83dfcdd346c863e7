using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>The number of a ELU layer that may be set at run time.</summary>
public sealed class ELULayer
{
    private readonly ParameterBlock block;
    private readonly int setting;

    /// <summary>Called by emitted code with the layer's setting.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ELULayer(ParameterBlock block, int alpha)
    {
        this.block = block;
        setting = alpha;
    }

    /// <summary>Minus the limit at minus infinity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public float Alpha
    {
        get => block[block.Layout[setting], 0, 0];
        set => block[block.Layout[setting], 0, 0] = value;
    }
}
