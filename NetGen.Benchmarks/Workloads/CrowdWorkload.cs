using System;
using System.Threading;

namespace NetGen.Benchmarks.Workloads;

/// <summary>
/// Several threads that do the same at once, each on its own. The time of a call is that of all calls together by their
/// number, so that it halves where a second thread costs nothing.
/// </summary>
internal abstract class CrowdWorkload(int callsOfThread) : Workload
{
    /// <inheritdoc/>
    public override int Calls => callsOfThread * Threads;

    /// <inheritdoc/>
    public override Action Prepare()
    {
        Func<Action> create = Share();
        Barrier barrier = new(Threads);
        for (int i = 1; i < Threads; i++)
            new Thread(() => Work(create(), barrier)) { IsBackground = true }.Start();
        Action own = create();
        return () => Take(own, barrier);
    }

    /// <summary>Makes what the threads share; returns what makes the call of one of them.</summary>
    protected abstract Func<Action> Share();

    private void Work(Action call, Barrier barrier)
    {
        while (true)
            Take(call, barrier);
    }

    private void Take(Action call, Barrier barrier)
    {
        barrier.SignalAndWait();
        for (int i = 0; i < callsOfThread; i++)
            call();
        barrier.SignalAndWait();
    }
}
