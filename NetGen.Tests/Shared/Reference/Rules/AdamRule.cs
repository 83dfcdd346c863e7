using System;

namespace NetGen.Tests.Reference;

/// <summary>
/// m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w = w - rate / (1 - b1^t) m / (sqrt(v) / sqrt(1 - b2^t) + epsilon).
/// Decoupled, weight decay shrinks w by rate lambda first (AdamW).
/// </summary>
public sealed record AdamRule(
    double Rate, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0,
    bool Decoupled = false)
    : UpdateRule(Rate, WeightDecay)
{
    /// <inheritdoc/>
    protected override double Decay(ref double weight, double gradient, double decay)
    {
        if (!Decoupled)
            return base.Decay(ref weight, gradient, decay);
        weight -= Rate * decay * weight;
        return gradient;
    }

    /// <inheritdoc/>
    protected override double Update(double w, double g, ref double s0, ref double s1, long step)
    {
        s0 = Beta1 * s0 + (1 - Beta1) * g;
        s1 = Beta2 * s1 + (1 - Beta2) * g * g;
        double denominator = Math.Sqrt(s1) / Math.Sqrt(1 - Math.Pow(Beta2, step)) + Epsilon;
        return w - Rate / (1 - Math.Pow(Beta1, step)) * s0 / denominator;
    }
}
