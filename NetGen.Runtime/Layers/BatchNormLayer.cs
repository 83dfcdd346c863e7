using System;

namespace NetGen;

/// <summary>The parameters (or their gradients) and running statistics of a BatchNorm layer.</summary>
public readonly struct BatchNormLayer
{
    private readonly ParameterBlock block;
    private readonly int gamma;
    private readonly int mean;

    /// <summary>
    /// Called by emitted code with the layer's tensors: beta stands behind gamma and the variance behind the mean;
    /// <paramref name="gamma"/> is -1 without the two.
    /// </summary>
    public BatchNormLayer(ParameterBlock block, int gamma, int mean)
    {
        this.block = block;
        this.gamma = gamma;
        this.mean = mean;
    }

    /// <summary>Whether gamma and beta are there.</summary>
    public bool IsAffine => gamma >= 0;

    /// <summary>Gamma, the learned scale of each unit.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without gamma and beta.</exception>
    public VectorView Gamma => Affine(0);

    /// <summary>Beta, the learned shift of each unit.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without gamma and beta.</exception>
    public VectorView Beta => Affine(1);

    /// <summary>Running mean of each unit, used at inference; no meaning in a block of gradients.</summary>
    public VectorView RunningMean => new(block, mean);

    /// <summary>Running unbiased variance of each unit, used at inference; no meaning in a block of gradients.</summary>
    public VectorView RunningVariance => new(block, mean + 1);

    private VectorView Affine(int index) => IsAffine
        ? new(block, gamma + index)
        : throw new InvalidOperationException(
            $"{block.Layout[mean].Layer} was declared with affine: false and has no gamma and beta; IsAffine tells.");
}
