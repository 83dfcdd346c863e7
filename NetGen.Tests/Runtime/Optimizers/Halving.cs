using System.Runtime.Intrinsics;

namespace NetGen.Tests.Optimizers;

/// <summary>A rule that shows its state: s = s / 2 + g, w = s.</summary>
public partial struct Halving : IOptimizer
{
    public static int StateCount => 1;

    public float LearningRate { readonly get; set; }

    public float WeightDecay { readonly get; set; }

    public readonly void BeginStep(long step)
    {
    }

    [EachWidth]
    public readonly Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1)
    {
        state0 = state0 * Vector512.Create(0.5f) + gradient;
        return state0;
    }
}
