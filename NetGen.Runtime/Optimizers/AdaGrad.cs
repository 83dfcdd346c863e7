using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>AdaGrad (Duchi et al., 2011): s += g^2, w -= lr g / (sqrt(s) + epsilon).</summary>
public partial struct AdaGrad : IOptimizer
{
    private readonly float epsilon;

    /// <summary>Sets the numbers of the rule; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">Step size, at least 0.</param>
    /// <param name="epsilon">Keeps the quotient finite; above 0.</param>
    /// <param name="weightDecay">Lambda of weight decay, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public AdaGrad(float learningRate, float epsilon = 1e-10f, float weightDecay = 0f)
    {
        LearningRate = RangeCheck.NotNegative(learningRate, nameof(learningRate));
        this.epsilon = RangeCheck.Positive(epsilon, nameof(epsilon));
        WeightDecay = RangeCheck.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public static bool IgnoresZeroGradients => true;

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
    public readonly void BeginStep(long step) => RangeCheck.IsConstructed(epsilon, nameof(AdaGrad));

    /// <inheritdoc/>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1)
    {
        state0 = Vector512.MultiplyAddEstimate(gradient, gradient, state0);
        Vector512<float> root = Vector512.Sqrt(state0) + Vector512.Create(epsilon);
        return weight - Vector512.Create(LearningRate) * gradient / root;
    }

    /// <summary>The rule and its learning rate, in one line.</summary>
    public override readonly string ToString() =>
        FormattableString.Invariant($"AdaGrad({LearningRate})");
}
