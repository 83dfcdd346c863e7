using System;
using System.Collections.Generic;
using NetGen.Benchmarks.Peers;

namespace NetGen.Benchmarks.Workloads;

/// <summary>One thing to be timed: a network, a batch and a phase, in one system.</summary>
internal abstract class Workload
{
    /// <summary>NetGen, as the table names it.</summary>
    public const string Own = "NetGen";

    /// <summary>The phase of rows that say what threads can get from the machine.</summary>
    public const string RoofPhase = "roof";

    /// <summary>Network and rule, such as <c>784-128-10 ReLU</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Rows of a call.</summary>
    public required int Batch { get; init; }

    /// <summary>
    /// <c>train</c>: forward, backward and update; <c>gradient</c>: without the update; <c>infer</c>; <c>serve</c>:
    /// inference for callers on several threads at once; <c>roof</c>: multiply-adds alone; <c>build</c>,
    /// <c>edit</c>, <c>save</c>, <c>load</c> and <c>first step</c>: what a person waits for.
    /// </summary>
    public required string Phase { get; init; }

    /// <summary>What a selection is matched against.</summary>
    public string Title => $"{Name} {Phase} {Batch}";

    /// <summary>Threads that work on a call, or that call at once.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The library that does the work.</summary>
    public virtual string System => Own;

    /// <summary>Calls that one run of the prepared action makes.</summary>
    public virtual int Calls => 1;

    /// <summary>Multiply-adds that a call has to do, whatever it does in fact: padding does not count.</summary>
    public abstract double MultiplyAdds { get; }

    /// <summary>
    /// Makes network and data, and returns the call. Its outputs are kept, so that nothing can be left out.
    /// </summary>
    public abstract Action Prepare();

    /// <summary>Runs before every round, untimed: settings that a library has once a process.</summary>
    public virtual void BeginRound()
    {
    }

    /// <summary>Runs after every round, untimed.</summary>
    public virtual void EndRound()
    {
    }

    /// <summary>The same work in other libraries, on the same data.</summary>
    public virtual IEnumerable<Workload> Peers() => [];

    /// <summary>Computes a little in every library, to see that all of them do the same.</summary>
    public virtual PeerDeviation ComparePeers() => default;
}
