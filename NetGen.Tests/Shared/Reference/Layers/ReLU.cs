using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>y = max(0, x); the derivative at 0 is 0.</summary>
public sealed record ReLU : Activation
{
    /// <inheritdoc/>
    protected override IReadOnlyList<double> Kinks => [0];

    /// <inheritdoc/>
    protected override double Value(double x) => Math.Max(0, x);

    /// <inheritdoc/>
    protected override double Derivative(double x) => x > 0 ? 1 : 0;
}
