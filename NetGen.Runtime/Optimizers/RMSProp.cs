using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>RMSProp (Hinton, 2012): s = alpha s + (1 - alpha) g^2, w -= lr g / (sqrt(s) + epsilon).</summary>
public partial struct RMSProp : IOptimizer
{
    private readonly float alpha;
    private readonly float epsilon;

    /// <summary>Sets the numbers of the rule; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">Step size, at least 0.</param>
    /// <param name="alpha">Share of the mean square that is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the quotient finite; above 0.</param>
    /// <param name="weightDecay">Lambda of weight decay, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RMSProp(float learningRate, float alpha = 0.99f, float epsilon = 1e-8f, float weightDecay = 0f)
    {
        LearningRate = RangeCheck.NotNegative(learningRate, nameof(learningRate));
        this.alpha = RangeCheck.Share(alpha, nameof(alpha));
        this.epsilon = RangeCheck.Positive(epsilon, nameof(epsilon));
        WeightDecay = RangeCheck.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public static int StateCount => 1;

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
    public readonly void BeginStep(long step) => RangeCheck.IsConstructed(epsilon, nameof(RMSProp));

    /// <inheritdoc/>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1)
    {
        Vector512<float> square = gradient * gradient * Vector512.Create(1f - alpha);
        state0 = Vector512.MultiplyAddEstimate(state0, Vector512.Create(alpha), square);
        Vector512<float> root = Vector512.Sqrt(state0) + Vector512.Create(epsilon);
        return weight - Vector512.Create(LearningRate) * gradient / root;
    }

    /// <summary>The rule and its learning rate, in one line.</summary>
    public override readonly string ToString() =>
        FormattableString.Invariant($"RMSProp({LearningRate})");
}
