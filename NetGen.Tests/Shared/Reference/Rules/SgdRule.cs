namespace NetGen.Tests.Reference;

/// <summary>w = w - rate g.</summary>
public sealed record SgdRule(double Rate, double WeightDecay = 0) : UpdateRule(Rate, WeightDecay)
{
    /// <inheritdoc/>
    protected override double Update(double w, double g, ref double s0, ref double s1, long step) => w - Rate * g;
}
