using System;
using System.ComponentModel;

namespace NetGen;

/// <summary>
/// What may be set of SoftmaxCrossEntropy at run time, as in PyTorch's <c>CrossEntropyLoss(weight,
/// label_smoothing)</c>.
/// </summary>
public sealed class SoftmaxCrossEntropyLoss
{
    private readonly ParameterBlock block;
    private readonly int labelSmoothing;

    /// <summary>Called by emitted code with the settings of the loss.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SoftmaxCrossEntropyLoss(ParameterBlock block, int labelSmoothing, int classWeights)
    {
        this.block = block;
        this.labelSmoothing = labelSmoothing;
        ClassWeights = new(block, classWeights);
    }

    /// <summary>
    /// Share of the target that all classes share alike (Szegedy et al., 2016); the label has the rest. 0: the label
    /// has all of it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in [0, 1].</exception>
    public float LabelSmoothing
    {
        get => block[block.Layout[labelSmoothing], 0, 0];
        set => block[block.Layout[labelSmoothing], 0, 0] = value;
    }

    /// <summary>
    /// The weight of each class, 1 unless set. The mean loss of a batch is the sum over its rows divided by the sum of
    /// the weights of their labels; a batch of labels of weight 0 has the loss 0 (PyTorch: NaN).
    /// </summary>
    public VectorView ClassWeights { get; }
}
