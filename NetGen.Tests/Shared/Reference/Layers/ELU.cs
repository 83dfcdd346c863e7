using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>y = x where x > 0, alpha (exp(x) - 1) elsewhere.</summary>
public sealed record ELU(float Alpha = 1f) : Activation
{
    /// <inheritdoc/>
    public override string Attribute => $"ELU({Literal(Alpha)})";

    /// <inheritdoc/>
    protected override IReadOnlyList<double> Kinks => [0];

    /// <inheritdoc/>
    protected override double Value(double x) => x > 0 ? x : Alpha * (Math.Exp(x) - 1);

    /// <inheritdoc/>
    protected override double Derivative(double x) => x > 0 ? 1 : Alpha * Math.Exp(x);
}
