using System.ComponentModel;

namespace NetGen;

/// <summary>What may be set of Hinge at run time, as in PyTorch's <c>MultiMarginLoss(weight)</c>.</summary>
public sealed class HingeLoss
{
    /// <summary>Called by emitted code with the setting of the loss.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public HingeLoss(ParameterBlock block, int classWeights) =>
        ClassWeights = new(block, classWeights);

    /// <summary>
    /// The weight of each class, 1 unless set: what a row loses is multiplied by that of its label. The mean is over
    /// the rows, whatever these weights.
    /// </summary>
    public VectorView ClassWeights { get; }
}
