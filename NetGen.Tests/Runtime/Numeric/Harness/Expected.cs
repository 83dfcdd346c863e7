using System;
using System.Linq;

namespace NetGen.Tests.Numeric;

/// <summary>Values that the reference expects.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Values">The values.</param>
/// <param name="Floor">The least scale that a deviation is relative to; 0 where it is the largest value alone.</param>
internal sealed record Expected(string Name, double[] Values, double Floor = 0)
{
    /// <summary>What a deviation is relative to.</summary>
    public double Scale => Math.Max(Floor, Values.Max(Math.Abs));
}
