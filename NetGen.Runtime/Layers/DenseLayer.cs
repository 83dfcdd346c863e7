using System;

namespace NetGen;

/// <summary>The parameters, or their gradients, of a Dense or Maxout layer.</summary>
public sealed class DenseLayer
{
    private readonly ParameterBlock block;
    private readonly int weights;
    private readonly VectorView? bias;

    /// <summary>
    /// Called by emitted code with the layer's tensors; <paramref name="bias"/> is -1 where there is none.
    /// </summary>
    public DenseLayer(ParameterBlock block, int weights, int bias)
    {
        this.block = block;
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
        ?? throw new InvalidOperationException($"{block.Layout[weights].Layer} has no bias; HasBias tells.");

    /// <summary>
    /// Whether training leaves the layer alone: neither update nor decay, and no gradient (gradients are zero).
    /// False unless set.
    /// </summary>
    public bool IsFrozen
    {
        get => block.IsFrozen(block.Layout[weights].Layer);
        set => block.SetFrozen(block.Layout[weights].Layer, value);
    }

    /// <summary>What the learning rate is multiplied by for the layer; 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public float LearningRateFactor
    {
        get => block.GetLearningRateFactor(block.Layout[weights].Layer);
        set => block.SetLearningRateFactor(block.Layout[weights].Layer, value);
    }

    /// <summary>Draws the weights anew; biases stay.</summary>
    public void Initialize(Init init, ulong seed) => Initializer.Fill(block, weights, init, seed);
}
