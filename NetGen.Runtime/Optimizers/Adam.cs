using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>
/// Adam (Kingma and Ba, 2014): m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2, both corrected for their start at 0, and
/// w -= lr m / (sqrt(v) + epsilon). Weight decay is L2 in the gradient.
/// </summary>
public partial struct Adam : IOptimizer
{
    private readonly float beta1;
    private readonly float beta2;
    private readonly float epsilon;
    private float stepSize;
    private float rootCorrection;

    /// <summary>Sets the numbers of the rule; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">Step size, at least 0.</param>
    /// <param name="beta1">Share of the mean that is kept, in [0, 1).</param>
    /// <param name="beta2">Share of the mean square that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the quotient finite; above 0.</param>
    /// <param name="weightDecay">Lambda of weight decay, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Adam(
        float learningRate, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0f)
    {
        LearningRate = RangeCheck.NotNegative(learningRate, nameof(learningRate));
        this.beta1 = RangeCheck.Share(beta1, nameof(beta1));
        this.beta2 = RangeCheck.Share(beta2, nameof(beta2));
        this.epsilon = RangeCheck.Positive(epsilon, nameof(epsilon));
        WeightDecay = RangeCheck.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public static int StateCount => 2;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public float LearningRate
    {
        readonly get;
        set => field = RangeCheck.NotNegative(value, nameof(LearningRate));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite and at least 0.</exception>
    public float WeightDecay
    {
        readonly get;
        set => field = RangeCheck.NotNegative(value, nameof(WeightDecay));
    }

    /// <inheritdoc/>
    public void BeginStep(long step)
    {
        RangeCheck.IsConstructed(epsilon, nameof(Adam));

        // Both corrections are the same for every weight, so that dividing m and v by them becomes two numbers a step.
        stepSize = (float)(LearningRate / (1 - Math.Pow(beta1, step)));
        rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
    }

    /// <inheritdoc/>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1)
    {
        state0 = Vector512.MultiplyAddEstimate(
            state0, Vector512.Create(beta1), gradient * Vector512.Create(1f - beta1));
        state1 = Vector512.MultiplyAddEstimate(
            state1, Vector512.Create(beta2), gradient * gradient * Vector512.Create(1f - beta2));
        Vector512<float> root = Vector512.MultiplyAddEstimate(
            Vector512.Sqrt(state1), Vector512.Create(rootCorrection), Vector512.Create(epsilon));
        return weight - Vector512.Create(stepSize) * state0 / root;
    }

    /// <summary>The rule and its learning rate, in one line.</summary>
    public override readonly string ToString() =>
        FormattableString.Invariant($"Adam({LearningRate})");
}
