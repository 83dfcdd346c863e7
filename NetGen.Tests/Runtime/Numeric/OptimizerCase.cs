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

    /// <summary>Each optimiser with weight decay and PyTorch's epsilons.</summary>
    public static IReadOnlyList<OptimizerCase> All { get; } = Create(adaGradEpsilon: 1e-10f, epsilon: 1e-8f);

    /// <summary>
    /// The same with an epsilon of 0.05 where there is one: a rule that divides by a gradient's root magnifies what
    /// rounding does to gradients near 0 up to the rate itself, so that only this says something about whole steps.
    /// </summary>
    public static IReadOnlyList<OptimizerCase> Smooth { get; } = Create(0.05f, 0.05f);

    private static OptimizerCase[] Create(float adaGradEpsilon, float epsilon) =>
    [
        Of("Sgd", new SgdRule(0.1f, Decay), new Sgd(0.1f, weightDecay: Decay)),
        Of("Momentum", new MomentumRule(0.05f, 0.9f, WeightDecay: Decay), new Momentum(0.05f, weightDecay: Decay)),
        Of("Nesterov", new MomentumRule(0.05f, 0.9f, true, Decay), new Nesterov(0.05f, weightDecay: Decay)),
        Of(
            "AdaGrad", new AdaGradRule(0.02f, adaGradEpsilon, Decay),
            new AdaGrad(0.02f, epsilon: adaGradEpsilon, weightDecay: Decay)),
        Of(
            "RMSProp", new RmsPropRule(0.002f, 0.99f, epsilon, Decay),
            new RMSProp(0.002f, epsilon: epsilon, weightDecay: Decay)),
        Of(
            "Adam", new AdamRule(0.01f, 0.9f, 0.999f, epsilon, Decay),
            new Adam(0.01f, epsilon: epsilon, weightDecay: Decay)),
        Of(
            "AdamW", new AdamRule(0.01f, 0.9f, 0.999f, epsilon, Decay, Decoupled: true),
            new AdamW(0.01f, epsilon: epsilon, weightDecay: Decay)),
    ];

    private static OptimizerCase Of<TOptimizer>(string name, UpdateRule rule, TOptimizer optimizer)
        where TOptimizer : unmanaged, IOptimizer =>
        new(name, rule, (network, maxBatch, seed) => network.Train(optimizer, maxBatch, seed));
}
