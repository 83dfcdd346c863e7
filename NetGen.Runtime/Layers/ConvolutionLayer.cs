using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>What the views of convolutions have in common.</summary>
public abstract class ConvolutionLayer : LearnedLayer
{
    private readonly int weights;
    private readonly VectorView? bias;

    private protected ConvolutionLayer(ParameterBlock block, int weights, int bias)
        : base(block, weights)
    {
        this.weights = weights;
        this.bias = bias >= 0 ? new(block, bias) : null;
        Weights = new(block, weights);
    }

    /// <summary>
    /// The weights with the kernels as rows, in PyTorch's order. The indexer of the layer takes the four indices of a
    /// weight.
    /// </summary>
    public MatrixView Weights { get; }

    /// <summary>Rows and columns of a kernel; its length where the layer reads signals.</summary>
    public IReadOnlyList<int> Kernel => Tensor.Kernel;

    /// <summary>Whether the layer has a bias; one in front of BatchNorm is left out.</summary>
    public bool HasBias => bias is not null;

    /// <summary>b[output].</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public VectorView Bias => bias
        ?? throw new InvalidOperationException($"{Name} has no bias; HasBias tells.");

    /// <summary>Draws the weights anew; biases stay.</summary>
    public void Initialize(Init init, ulong seed) => Initializer.Fill(Block, weights, init, seed);

    // Of a row of the weights: the channels that have a kernel each.
    private protected int KernelsOfARow => Tensor.Inputs / Tensor.Taps;

    private ParameterTensor Tensor => Block.Layout[weights];

    // The column of a weight in a row of kernels.
    private protected int ColumnOf(int channel, string name, int row, int column)
    {
        int columns = Kernel.Count > 0 ? Kernel[^1] : 1, rows = Tensor.Taps / columns;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)channel, (uint)KernelsOfARow, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rows, nameof(row));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns, nameof(column));
        return (channel * rows + row) * columns + column;
    }
}
