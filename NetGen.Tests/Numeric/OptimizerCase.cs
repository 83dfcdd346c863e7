using System;
using System.Collections.Generic;
using NetGen.Tests.Reference;

namespace NetGen.Tests.Numeric;

/// <summary>An optimiser of the runtime beside the reference's rule with the same numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">The reference's rule.</param>
/// <param name="Train">Makes a trainer with it: network, maxBatch, seed.</param>
internal sealed record OptimizerCase(
    string Name, UpdateRule Rule, Func<INetworkDriver, int, ulong, ITrainerDriver> Train)
{
    private const float Decay = 0.05f;

    /// <summary>Each optimiser with weight decay and the defaults of PyTorch.</summary>
    public static IReadOnlyList<OptimizerCase> All { get; } =
    [
        Of("SGD", new SgdRule(0.1f, Decay), new SGD(0.1f, weightDecay: Decay)),
        Of("Momentum", new MomentumRule(0.05f, 0.9f, WeightDecay: Decay), new Momentum(0.05f, weightDecay: Decay)),
        Of("Nesterov", new MomentumRule(0.05f, 0.9f, true, Decay), new Nesterov(0.05f, weightDecay: Decay)),
        Of("AdaGrad", new AdaGradRule(0.02f, 1e-10f, Decay), new AdaGrad(0.02f, weightDecay: Decay)),
        Of("RMSProp", new RmsPropRule(0.002f, 0.99f, 1e-8f, Decay), new RMSProp(0.002f, weightDecay: Decay)),
        Of("Adam", new AdamRule(0.01f, 0.9f, 0.999f, 1e-8f, Decay), new Adam(0.01f, weightDecay: Decay)),
        Of("AdamW", new AdamRule(0.01f, 0.9f, 0.999f, 1e-8f, Decay, true), new AdamW(0.01f, weightDecay: Decay)),
    ];

    /// <summary>
    /// The same with an epsilon of 0.05 where there is one: a rule that divides by a gradient's root magnifies what
    /// rounding does to gradients near 0 up to the rate itself, so that only this says something about whole steps.
    /// </summary>
    public static IReadOnlyList<OptimizerCase> Smooth { get; } =
    [
        All[0], All[1], All[2],
        Of("AdaGrad", new AdaGradRule(0.02f, 0.05f, Decay), new AdaGrad(0.02f, epsilon: 0.05f, weightDecay: Decay)),
        Of("RMSProp", new RmsPropRule(0.002f, 0.99f, 0.05f, Decay), new RMSProp(0.002f, epsilon: 0.05f, weightDecay: Decay)),
        Of("Adam", new AdamRule(0.01f, 0.9f, 0.999f, 0.05f, Decay), new Adam(0.01f, epsilon: 0.05f, weightDecay: Decay)),
        Of("AdamW", new AdamRule(0.01f, 0.9f, 0.999f, 0.05f, Decay, true), new AdamW(0.01f, epsilon: 0.05f, weightDecay: Decay)),
    ];

    private static OptimizerCase Of<TOptimizer>(string name, UpdateRule rule, TOptimizer optimizer)
        where TOptimizer : struct, IOptimizer =>
        new(name, rule, (network, maxBatch, seed) => network.Train(optimizer, maxBatch, seed));
}
