using System.Runtime.Intrinsics;

namespace NetGen.Tests.Optimizers;

/// <summary>A rule that breaks the contract: it moves weights that have no gradient, and so the padding.</summary>
public partial struct Drifter : IOptimizer
{
    public static int StateCount => 0;

    public float LearningRate { readonly get; set; }

    public float WeightDecay { readonly get; set; }

    public readonly void BeginStep(long step)
    {
    }

    [EachWidth]
    public readonly Vector512<float> Update(
        Vector512<float> weight, Vector512<float> gradient, ref Vector512<float> state0, ref Vector512<float> state1) =>
        weight + Vector512.Create(1f);
}
