namespace NetGen.Tests.Reference;

/// <summary>v = mu v + g; w = w - rate v, or with Nesterov's look ahead w - rate (g + mu v).</summary>
public sealed record MomentumRule(double Rate, double Mu = 0.9, bool Nesterov = false, double WeightDecay = 0)
    : UpdateRule(Rate, WeightDecay)
{
    /// <inheritdoc/>
    protected override double Update(double w, double g, ref double s0, ref double s1, long step)
    {
        s0 = Mu * s0 + g;
        return w - Rate * (Nesterov ? g + Mu * s0 : s0);
    }
}
