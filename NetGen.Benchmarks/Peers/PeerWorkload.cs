using System.Diagnostics.CodeAnalysis;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Peers;

/// <summary>A workload in another library.</summary>
internal abstract class PeerWorkload : Workload
{
    /// <summary>The same work as <paramref name="own"/>, which is NetGen's.</summary>
    [SetsRequiredMembers]
    protected PeerWorkload(Workload own)
    {
        (Name, Batch, Phase, Threads) = (own.Name, own.Batch, own.Phase, own.Threads);
        MultiplyAdds = own.MultiplyAdds;
    }

    /// <inheritdoc/>
    public override double MultiplyAdds { get; }
}
