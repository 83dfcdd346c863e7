using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>y = x min(max(x + 3, 0), 6) / 6; the derivative is 0 at -3 and 1 at 3.</summary>
public sealed record Hardswish : Activation
{
    /// <inheritdoc/>
    protected override IReadOnlyList<double> Kinks => [-3, 3];

    /// <inheritdoc/>
    protected override double Value(double x) => x * Math.Min(Math.Max(x + 3, 0), 6) / 6;

    /// <inheritdoc/>
    protected override double Derivative(double x) => x <= -3 ? 0 : x < 3 ? (2 * x + 3) / 6 : 1;
}
