namespace NetGen.Tests.Reference;

/// <summary>y = x sigmoid(x).</summary>
public sealed record SiLU : Activation
{
    /// <inheritdoc/>
    protected override double Value(double x) => x * SpecialFunctions.Sigmoid(x);

    /// <inheritdoc/>
    protected override double Derivative(double x) =>
        SpecialFunctions.Sigmoid(x) * (1 + x * SpecialFunctions.Sigmoid(-x));
}
