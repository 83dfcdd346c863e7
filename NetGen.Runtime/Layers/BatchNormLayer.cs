using System;

namespace NetGen;

/// <summary>The parameters (or their gradients) and running statistics of a BatchNorm layer.</summary>
public sealed class BatchNormLayer : LearnedLayer
{
    private readonly VectorView? gamma;
    private readonly VectorView? beta;

    /// <summary>
    /// Called by emitted code with the layer's tensors: beta stands behind gamma and the variance behind the mean;
    /// <paramref name="gamma"/> is -1 without the two.
    /// </summary>
    public BatchNormLayer(ParameterBlock block, int gamma, int runningMean)
        : base(block, runningMean)
    {
        this.gamma = gamma >= 0 ? new(block, gamma) : null;
        beta = gamma >= 0 ? new(block, gamma + 1) : null;
        RunningMean = new(block, runningMean);
        RunningVariance = new(block, runningMean + 1);
    }

    /// <summary>Whether gamma and beta are there.</summary>
    public bool IsAffine => gamma is not null;

    /// <summary>Gamma, the learned scale of each unit.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without gamma and beta.</exception>
    public VectorView Gamma => gamma ?? throw NotAffine();

    /// <summary>Beta, the learned shift of each unit.</summary>
    /// <exception cref="InvalidOperationException">The layer was declared without gamma and beta.</exception>
    public VectorView Beta => beta ?? throw NotAffine();

    /// <summary>Running mean of each unit, used at inference; no meaning in a block of gradients.</summary>
    public VectorView RunningMean { get; }

    /// <summary>
    /// Running unbiased variance of each unit, used at inference; no meaning in a block of gradients.
    /// </summary>
    public VectorView RunningVariance { get; }

    private InvalidOperationException NotAffine() =>
        new($"{Name} was declared with affine: false and has no gamma and beta; IsAffine tells.");
}
