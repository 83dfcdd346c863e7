using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetGen.CompilerServices;

/// <summary>
/// The threads of a team and what they share. A thread without work spins for 50 microseconds, since the next piece
/// mostly comes at once, and then sleeps, so that an idle trainer costs nothing. Nothing is allocated after
/// construction.
/// </summary>
internal sealed class TeamCore
{
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;

    private readonly int parts;
    private readonly TeamPatience patience;
    private readonly TeamBarrier barrier;
    private readonly object gate = new();
    private ITeamWork? work;
    private ExceptionDispatchInfo? failure;
    private int turn;
    private int running;
    private int sleeping;
    private bool isStopped;

    public TeamCore(int parts)
    {
        this.parts = parts;
        patience = new TeamPatience(parts, Environment.ProcessorCount);
        barrier = new TeamBarrier(parts, patience);
        for (int part = 1; part < parts; part++)
        {
            int own = part;
            new Thread(() => Work(own)) { IsBackground = true, Name = $"NetGen {own + 1} of {parts}" }.Start();
        }
    }

    /// <summary>Runs a piece of work on every thread; throws what the first of them threw.</summary>
    public void Run(ITeamWork next)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref isStopped), typeof(Trainer<>));
        work = next;
        running = parts - 1;
        Interlocked.Increment(ref turn);
        if (Volatile.Read(ref sleeping) > 0)
            WakeAll();
        RunPart(next, 0);
        TeamWait wait = new(patience);
        while (Volatile.Read(ref running) > 0)
            wait.Once();
        wait.End();
        work = null;
        if (failure is not null)
            Rethrow();
    }

    /// <summary>Ends the threads.</summary>
    public void Stop()
    {
        Volatile.Write(ref isStopped, true);
        WakeAll();
    }

    private void Work(int part)
    {
        int seen = 0;
        while (true)
        {
            seen = AwaitTurn(seen);
            if (Volatile.Read(ref isStopped))
                return;
            RunPart(work!, part);
            Interlocked.Decrement(ref running);
        }
    }

    private int AwaitTurn(int seen)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetTimestamp() - start < SpinTicks)
        {
            if (Volatile.Read(ref turn) != seen || Volatile.Read(ref isStopped))
                return Volatile.Read(ref turn);
            Thread.SpinWait(1);
        }

        lock (gate)
        {
            // With a fence: Run counts its turn first and looks for sleepers then.
            Interlocked.Increment(ref sleeping);
            while (Volatile.Read(ref turn) == seen && !Volatile.Read(ref isStopped))
                Monitor.Wait(gate);
            Interlocked.Decrement(ref sleeping);
        }

        return Volatile.Read(ref turn);
    }

    private void RunPart(ITeamWork next, int part)
    {
        try
        {
            next.Run(new Share(part, parts, barrier));
        }
        catch (Exception exception)
        {
            // The first failure counts: the others are threads that found the barrier broken.
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            barrier.Break();
        }
    }

    private void WakeAll()
    {
        lock (gate)
            Monitor.PulseAll(gate);
    }

    private void Rethrow()
    {
        ExceptionDispatchInfo first = failure!;
        failure = null;
        barrier.Reset();
        first.Throw();
    }
}
