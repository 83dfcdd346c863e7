namespace NetGen.Tests.Reference;

/// <summary>y = log(1 + exp(x)).</summary>
public sealed record Softplus : Activation
{
    /// <inheritdoc/>
    protected override double Value(double x) => SpecialFunctions.Softplus(x);

    /// <inheritdoc/>
    protected override double Derivative(double x) => SpecialFunctions.Sigmoid(x);
}
