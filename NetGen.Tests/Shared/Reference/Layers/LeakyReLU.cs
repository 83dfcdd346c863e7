using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>y = x where x > 0, slope x elsewhere.</summary>
public sealed record LeakyReLU(float Slope = 0.01f) : Activation
{
    /// <inheritdoc/>
    public override string Attribute => $"LeakyReLU({Literal(Slope)})";

    /// <inheritdoc/>
    protected override IReadOnlyList<double> Kinks => [0];

    /// <inheritdoc/>
    protected override double Value(double x) => x > 0 ? x : Slope * x;

    /// <inheritdoc/>
    protected override double Derivative(double x) => x > 0 ? 1 : Slope;
}
