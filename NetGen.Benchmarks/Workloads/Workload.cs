using System;

namespace NetGen.Benchmarks.Workloads;

/// <summary>One thing to be timed: a network, a batch and a phase, in one system.</summary>
internal abstract class Workload
{
    /// <summary>Network and rule, such as <c>784-128-10 ReLU</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Rows of a call.</summary>
    public required int Batch { get; init; }

    /// <summary>
    /// <c>train</c>: forward, backward and update; <c>gradient</c>: without the update; <c>infer</c>.
    /// </summary>
    public required string Phase { get; init; }

    /// <summary>What a selection is matched against.</summary>
    public string Title => $"{Name} {Phase} {Batch}";

    /// <summary>Threads that work on a call.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Multiply-adds that a call has to do, whatever it does in fact: padding does not count.</summary>
    public abstract double MultiplyAdds { get; }

    /// <summary>
    /// Makes network and data, and returns the call. Its outputs are kept, so that nothing can be left out.
    /// </summary>
    public abstract Action Prepare();
}
