using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace NetGen;

/// <summary>The parameters, or their gradients, of a Conv or DepthwiseConv layer.</summary>
public sealed class ConvLayer : LearnedLayer
{
    private readonly int weights;
    private readonly VectorView? bias;

    /// <summary>
    /// Called by emitted code with the layer's tensors; <paramref name="bias"/> is -1 where there is none.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ConvLayer(ParameterBlock block, int weights, int bias)
        : base(block, weights)
    {
        this.weights = weights;
        this.bias = bias >= 0 ? new(block, bias) : null;
        Weights = new(block, weights);
    }

    /// <summary>
    /// W[output, input], where an input is (channel * kernel rows + row) * kernel columns + column: PyTorch's [outputs,
    /// channels, rows, columns], each output as one row. The indexer of the layer takes the four.
    /// </summary>
    public MatrixView Weights { get; }

    /// <summary>Channels that an output reads: those that come in, or 1 of a DepthwiseConv.</summary>
    public int Channels => Tensor.Inputs / Tensor.Taps;

    /// <summary>Rows and columns of a kernel; its length where the layer reads signals.</summary>
    public IReadOnlyList<int> Kernel => Tensor.Kernel;

    /// <summary>One weight: W[output, channel, row, column]. A kernel over signals has one row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not within the kernels.</exception>
    public float this[int output, int channel, int row, int column]
    {
        get => Weights[output, InputOf(channel, row, column)];
        set => Weights[output, InputOf(channel, row, column)] = value;
    }

    /// <summary>Whether the layer has a bias; one in front of BatchNorm is left out.</summary>
    public bool HasBias => bias is not null;

    /// <summary>b[output].</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public VectorView Bias => bias
        ?? throw new InvalidOperationException($"{Name} has no bias; HasBias tells.");

    /// <summary>Draws the weights anew; biases stay.</summary>
    public void Initialize(Init init, ulong seed) => Initializer.Fill(Block, weights, init, seed);

    private ParameterTensor Tensor => Block.Layout[weights];

    private int InputOf(int channel, int row, int column)
    {
        int columns = Kernel.Count > 0 ? Kernel[^1] : 1, rows = Tensor.Taps / columns;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)channel, (uint)Channels, nameof(channel));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rows, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns, nameof(column));
        return (channel * rows + row) * columns + column;
    }
}
