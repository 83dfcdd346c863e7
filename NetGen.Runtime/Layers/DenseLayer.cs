using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>The parameters, or their gradients, of a Dense or Maxout layer.</summary>
public sealed class DenseLayer : LearnedLayer
{
    private readonly int weights;
    private readonly VectorView? bias;

    /// <summary>
    /// Called by emitted code with the layer's tensors; <paramref name="bias"/> is -1 where there is none.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DenseLayer(ParameterBlock block, int weights, int bias)
        : base(block, weights)
    {
        this.weights = weights;
        this.bias = bias >= 0 ? new(block, bias) : null;
        Weights = new(block, weights);
    }

    /// <summary>W[output, input]. Output <c>p * units + u</c> of a Maxout layer is unit u of piece p.</summary>
    public MatrixView Weights { get; }

    /// <summary>Whether the layer has a bias; one in front of BatchNorm is left out.</summary>
    public bool HasBias => bias is not null;

    /// <summary>b[output].</summary>
    /// <exception cref="InvalidOperationException">The layer has no bias.</exception>
    public VectorView Bias => bias
        ?? throw new InvalidOperationException($"{Name} has no bias; HasBias tells.");

    /// <summary>Draws the weights anew; biases stay.</summary>
    public void Initialize(Init init, ulong seed) => Initializer.Fill(Block, weights, init, seed);
}
