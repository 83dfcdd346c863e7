using System;
using NetGen.Benchmarks.Measuring;

namespace NetGen.Benchmarks.Workloads;

/// <summary>
/// Multiply-adds in registers on each thread, which share nothing: what several threads can get from the machine at
/// all, in the same run. Processors of a virtual machine may be two halves of one core, now and then.
/// </summary>
internal sealed class RoofWorkload() : CrowdWorkload(callsOfThread: 4)
{
    /// <summary>Bits of the vectors.</summary>
    public int Bits { get; init; } = Roof.Widths[0];

    /// <inheritdoc/>
    public override double MultiplyAdds => Roof.MultiplyAdds(Bits);

    /// <inheritdoc/>
    protected override Func<Action> Share() => () => () => Roof.Run(Bits);
}
