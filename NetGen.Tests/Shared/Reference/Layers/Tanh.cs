using System;

namespace NetGen.Tests.Reference;

/// <summary>y = tanh(x).</summary>
public sealed record Tanh : Activation
{
    /// <inheritdoc/>
    protected override double Value(double x) => Math.Tanh(x);

    /// <inheritdoc/>
    protected override double Derivative(double x) => 1 / (Math.Cosh(x) * Math.Cosh(x));
}
