using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>The parameters, or their gradients, of a ConvTranspose layer.</summary>
/// <remarks>
/// A row of the weights is a channel that comes in, a column one that goes out: (output * kernel rows + row) * kernel
/// columns + column.
/// </remarks>
public sealed class ConvTransposeLayer : ConvolutionLayer
{
    /// <summary>
    /// Called by emitted code with the layer's tensors; <paramref name="bias"/> is -1 where there is none.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ConvTransposeLayer(ParameterBlock block, int weights, int bias)
        : base(block, weights, bias)
    {
    }

    /// <summary>Channels that go out.</summary>
    public int Outputs => KernelsOfARow;

    /// <summary>One weight: W[channel, output, row, column]. A kernel over signals has one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not within the kernels.</exception>
    public float this[int channel, int output, int row, int column]
    {
        get => Weights[channel, ColumnOf(output, nameof(output), row, column)];
        set => Weights[channel, ColumnOf(output, nameof(output), row, column)] = value;
    }
}
