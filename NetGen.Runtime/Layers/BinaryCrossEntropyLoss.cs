using System.ComponentModel;

namespace NetGen;

/// <summary>
/// What may be set of BinaryCrossEntropy at run time, as in PyTorch's <c>BCEWithLogitsLoss(weight, pos_weight)</c>. The
/// mean is over rows and outputs, whatever these weights.
/// </summary>
public sealed class BinaryCrossEntropyLoss
{
    /// <summary>Called by emitted code with the settings of the loss.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BinaryCrossEntropyLoss(ParameterBlock block, int positiveWeights, int outputWeights)
    {
        PositiveWeights = new(block, positiveWeights);
        OutputWeights = new(block, outputWeights);
    }

    /// <summary>
    /// PyTorch's <c>pos_weight</c>, one an output, 1 unless set: multiplies the part of the loss that positive targets
    /// have, t log sigmoid(x). Negatives over positives balances an output.
    /// </summary>
    public VectorView PositiveWeights { get; }

    /// <summary>PyTorch's <c>weight</c>, one an output, 1 unless set: multiplies all that an output loses.</summary>
    public VectorView OutputWeights { get; }
}
