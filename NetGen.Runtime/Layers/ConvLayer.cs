using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>The parameters, or their gradients, of a Conv or DepthwiseConv layer.</summary>
/// <remarks>
/// A row of the weights is an output, a column an input: (channel * kernel rows + row) * kernel columns + column.
/// </remarks>
public sealed class ConvLayer : ConvolutionLayer
{
    /// <summary>
    /// Called by emitted code with the layer's tensors; <paramref name="bias"/> is -1 where there is none.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ConvLayer(ParameterBlock block, int weights, int bias)
        : base(block, weights, bias)
    {
    }

    /// <summary>Channels that an output reads: those of its group, 1 of a DepthwiseConv.</summary>
    public int Channels => KernelsOfARow;

    /// <summary>
    /// One weight: W[output, channel, row, column], with the channel counted within the output's group. A kernel over
    /// signals has one row.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not within the kernels.</exception>
    public float this[int output, int channel, int row, int column]
    {
        get => Weights[output, ColumnOf(channel, nameof(channel), row, column)];
        set => Weights[output, ColumnOf(channel, nameof(channel), row, column)] = value;
    }
}
