using System;

namespace NetGen.Tests.Reference;

/// <summary>y = x tanh(log(1 + exp(x))).</summary>
public sealed record Mish : Activation
{
    /// <inheritdoc/>
    protected override double Value(double x) => x * Gate(x);

    /// <inheritdoc/>
    protected override double Derivative(double x) =>
        Gate(x) + x * SpecialFunctions.Sigmoid(x) * (1 - Gate(x) * Gate(x));

    private static double Gate(double x) => Math.Tanh(SpecialFunctions.Softplus(x));
}
