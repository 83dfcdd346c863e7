using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Peers;

/// <summary>A workload in another library.</summary>
internal abstract class PeerWorkload : Workload
{
    /// <summary>The same work as NetGen's.</summary>
    public required double OwnMultiplyAdds { get; init; }

    /// <inheritdoc/>
    public override double MultiplyAdds => OwnMultiplyAdds;
}
