using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>The number of a Dropout layer that may be set at run time.</summary>
public sealed class DropoutLayer
{
    private readonly ParameterBlock block;
    private readonly int setting;

    /// <summary>Called by emitted code with the layer's setting.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DropoutLayer(ParameterBlock block, int rate)
    {
        this.block = block;
        setting = rate;
    }

    /// <summary>Probability that a value is dropped in training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1).</exception>
    public float Rate
    {
        get => block[block.Layout[setting], 0, 0];
        set => block[block.Layout[setting], 0, 0] = value;
    }
}
