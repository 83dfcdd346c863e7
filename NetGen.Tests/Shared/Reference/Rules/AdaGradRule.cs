using System;

namespace NetGen.Tests.Reference;

/// <summary>s = s + g^2; w = w - rate g / (sqrt(s) + epsilon).</summary>
public sealed record AdaGradRule(double Rate, double Epsilon = 1e-10, double WeightDecay = 0)
    : UpdateRule(Rate, WeightDecay)
{
    /// <inheritdoc/>
    protected override double Update(double w, double g, ref double s0, ref double s1, long step)
    {
        s0 += g * g;
        return w - Rate * g / (Math.Sqrt(s0) + Epsilon);
    }
}
