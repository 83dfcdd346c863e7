using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen;

/// <summary>Stochastic gradient descent: w -= lr g.</summary>
public partial struct Sgd : IOptimizer
{
    /// <summary>Sets the numbers of the rule; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">Step size, at least 0.</param>
    /// <param name="weightDecay">Lambda of weight decay, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Sgd(float learningRate, float weightDecay = 0f)
    {
        LearningRate = RangeCheck.NotNegative(learningRate, nameof(learningRate));
        WeightDecay = RangeCheck.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <inheritdoc/>
    public static bool IgnoresZeroGradients => true;

    /// <inheritdoc/>
    public static int StateCount => 0;

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
    public readonly void BeginStep(long step)
    {
    }

    /// <inheritdoc/>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1)
    {
        return Vector512.MultiplyAddEstimate(gradient, Vector512.Create(-LearningRate), weight);
    }

    /// <summary>The rule and its learning rate, in one line.</summary>
    public override readonly string ToString() =>
        FormattableString.Invariant($"Sgd({LearningRate})");
}
