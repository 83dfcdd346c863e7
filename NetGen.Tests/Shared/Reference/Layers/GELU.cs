using System;

namespace NetGen.Tests.Reference;

/// <summary>y = x (1 + erf(x / sqrt 2)) / 2.</summary>
public sealed record GELU : Activation
{
    /// <inheritdoc/>
    protected override double Value(double x) => x * Share(x);

    /// <inheritdoc/>
    protected override double Derivative(double x) => Share(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    private static double Share(double x) => SpecialFunctions.Erfc(-x / Math.Sqrt(2)) / 2;
}
