namespace NetGen.Tests.Reference;

/// <summary>y = 1 / (1 + exp(-x)).</summary>
public sealed record Sigmoid : Activation
{
    /// <inheritdoc/>
    protected override double Value(double x) => SpecialFunctions.Sigmoid(x);

    /// <inheritdoc/>
    protected override double Derivative(double x) => SpecialFunctions.Sigmoid(x) * SpecialFunctions.Sigmoid(-x);
}
