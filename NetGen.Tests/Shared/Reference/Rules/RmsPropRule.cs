using System;

namespace NetGen.Tests.Reference;

/// <summary>s = alpha s + (1 - alpha) g^2; w = w - rate g / (sqrt(s) + epsilon).</summary>
public sealed record RmsPropRule(double Rate, double Alpha = 0.99, double Epsilon = 1e-8, double WeightDecay = 0)
    : UpdateRule(Rate, WeightDecay)
{
    /// <inheritdoc/>
    protected override double Update(double w, double g, ref double s0, ref double s1, long step)
    {
        s0 = Alpha * s0 + (1 - Alpha) * g * g;
        return w - Rate * g / (Math.Sqrt(s0) + Epsilon);
    }
}
