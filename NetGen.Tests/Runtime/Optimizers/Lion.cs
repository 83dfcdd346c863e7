using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Tests.Optimizers;

/// <summary>
/// A user's own rule, as docs/optimizers.md shows it: Lion (Chen et al., 2023), u = sign(b1 m + (1 - b1) g), w -= lr u,
/// m = b2 m + (1 - b2) g.
/// </summary>
public partial struct Lion(float learningRate, float beta1 = 0.9f, float beta2 = 0.99f) : IOptimizer
{
    private readonly float beta1 = beta1;
    private readonly float beta2 = beta2;

    public static int StateCount => 1;

    public float LearningRate { readonly get; set; } = learningRate;

    public float WeightDecay { readonly get; set; }

    public readonly void BeginStep(long step)
    {
    }

    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1)
    {
        Vector512<float> zero = Vector512.Create(0f);
        Vector512<float> u = state0 * Vector512.Create(beta1) + gradient * Vector512.Create(1f - beta1);
        Vector512<float> rate = Vector512.Create(LearningRate);
        Vector512<float> step = Vector512.ConditionalSelect(Vector512.GreaterThan(u, zero), rate, zero)
            - Vector512.ConditionalSelect(Vector512.LessThan(u, zero), Vector512.Create(LearningRate), zero);
        state0 = state0 * Vector512.Create(beta2) + gradient * Vector512.Create(1f - beta2);
        return weight - step;
    }
}
