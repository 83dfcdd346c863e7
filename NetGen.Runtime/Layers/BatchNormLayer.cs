using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>The parameters (or their gradients) and running statistics of a BatchNorm layer.</summary>
public sealed class BatchNormLayer : LearnedLayer
{
    private readonly VectorView? gamma;
    private readonly VectorView? beta;
    private readonly int epsilon;

    /// <summary>
    /// Called by emitted code with the layer's tensors: beta stands behind gamma, the variance behind the mean and the
    /// momentum behind epsilon; <paramref name="gamma"/> is -1 without the two.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BatchNormLayer(ParameterBlock block, int gamma, int runningMean, int epsilon)
        : base(block, runningMean)
    {
        this.epsilon = epsilon;
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

    /// <summary>What is added to the variance, in training and at inference; as declared unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and above 0.</exception>
    public float Epsilon
    {
        get => Block[Block.Layout[epsilon], 0, 0];
        set => Block[Block.Layout[epsilon], 0, 0] = value;
    }

    /// <summary>Share of the newest batch in the running statistics; as declared unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1].</exception>
    public float Momentum
    {
        get => Block[Block.Layout[epsilon + 1], 0, 0];
        set => Block[Block.Layout[epsilon + 1], 0, 0] = value;
    }

    private InvalidOperationException NotAffine() =>
        new($"{Name} was declared with affine: false and has no gamma and beta; IsAffine tells.");
}
