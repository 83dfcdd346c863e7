using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// An update rule: how a weight follows its gradient. Emitted kernels are generic over the struct that implements it,
/// so that the rule is inlined where the gradient still is in registers. Write <c>Update</c> once, for
/// <see cref="Vector512{T}"/>, in a partial struct and mark it <see cref="EachWidthAttribute"/>: NetGen writes the
/// other three. Every thread of a team updates with a copy of the struct, so <c>Update</c> keeps nothing in it, and
/// the struct has no references: it is copied for each tile of weights, which is fast for plain numbers alone.
/// A zero weight with a zero gradient and zero state must stay zero, or padding would not stay zero.
/// </summary>
public interface IOptimizer
{
    /// <summary>Numbers kept for each weight: 0, 1 or 2.</summary>
    static abstract int StateCount { get; }

    /// <summary>
    /// Whether weight decay shrinks the weight by learning rate x decay before the rule (AdamW), instead of adding
    /// decay x weight to the gradient (L2).
    /// </summary>
    static virtual bool DecouplesWeightDecay => false;

    /// <summary>
    /// Whether a gradient of zero changes neither a weight nor its state, without weight decay: rows of an embedding
    /// that a batch does not name are left out then. False unless a rule says so.
    /// </summary>
    static virtual bool IgnoresZeroGradients => false;

    /// <summary>Learning rate of the coming step.</summary>
    float LearningRate { get; set; }

    /// <summary>Weight decay lambda of the coming step; the penalty is lambda / 2 x |w|^2.</summary>
    float WeightDecay { get; set; }

    /// <summary>
    /// Called once before the weights of step <paramref name="step"/> (1, 2, ...) are updated, to prepare what is the
    /// same for all.
    /// </summary>
    void BeginStep(long step);

    /// <summary>
    /// Returns the new weights, and updates their state; states that <see cref="StateCount"/> does not count are not
    /// kept.
    /// </summary>
    Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1);

    /// <inheritdoc cref="Update(Vector512{float}, Vector512{float}, ref Vector512{float}, ref Vector512{float})"/>
    Vector256<float> Update(
        Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> state0, ref Vector256<float> state1);

    /// <inheritdoc cref="Update(Vector512{float}, Vector512{float}, ref Vector512{float}, ref Vector512{float})"/>
    Vector128<float> Update(
        Vector128<float> weight, Vector128<float> gradient, ref Vector128<float> state0, ref Vector128<float> state1);

    /// <inheritdoc cref="Update(Vector512{float}, Vector512{float}, ref Vector512{float}, ref Vector512{float})"/>
    float Update(float weight, float gradient, ref float state0, ref float state1);
}
