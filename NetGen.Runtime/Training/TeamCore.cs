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
    // Turns are counted in twos: the last bit says that no turn follows. One word has both, so that whoever reads it
    // knows whether a turn was begun before the end.
    private const int Stopped = 1;
    private const int OneTurn = 2;

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

    /// <summary>Starts all threads but the caller's.</summary>
    /// <exception cref="InvalidOperationException">The system starts fewer; none is left running.</exception>
    public TeamCore(int parts)
        : this(parts, thread => thread.Start())
    {
    }

    /// <summary>The same, with a start that a test lets fail.</summary>
    internal TeamCore(int parts, Action<Thread> start)
    {
        this.parts = parts;
        patience = new TeamPatience(parts, Environment.ProcessorCount);
        barrier = new TeamBarrier(parts, patience);
        Thread[] threads = new Thread[parts];
        int part = 1;
        try
        {
            for (; part < parts; part++)
            {
                int own = part;
                threads[part] = new(() => Work(own)) { IsBackground = true, Name = $"NetGen {own + 1} of {parts}" };
                start(threads[part]);
            }
        }
        catch (Exception exception)
        {
            Stop();
            foreach (Thread thread in threads.AsSpan(1, part - 1))
                thread.Join();
            throw new InvalidOperationException(
                $"Expected {parts} threads, found that the system starts {part}, the caller's included: "
                + "ask for fewer, or raise its limit.",
                exception);
        }
    }

    /// <summary>
    /// Runs a piece of work on every thread; throws what the first of them threw. One thread at a time may call.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The threads were ended before the work began.</exception>
    public void Run(ITeamWork next)
    {
        BeginTurn(next);
        RunPart(next, 0);
        TeamWait wait = new(patience);
        while (Volatile.Read(ref running) > 0)
            wait.Once();
        wait.End();
        work = null;
        if (failure is not null)
            Rethrow();
    }

    /// <summary>Ends the threads; a turn that was begun is done first.</summary>
    public void Stop()
    {
        Interlocked.Or(ref turn, Stopped);
        WakeAll();
    }

    private void BeginTurn(ITeamWork next)
    {
        int before = Volatile.Read(ref turn) & ~Stopped;
        work = next;
        running = parts - 1;

        // With a fence: sleepers are looked for after the turn was counted. A core that was stopped counts none.
        if (Interlocked.CompareExchange(ref turn, unchecked(before + OneTurn), before) != before)
        {
            work = null;
            throw TrainerErrors.Disposed();
        }

        if (Volatile.Read(ref sleeping) > 0)
            WakeAll();
    }

    private void Work(int part)
    {
        int seen = 0;
        while (true)
        {
            int now = AwaitTurn(seen);
            if ((now & ~Stopped) == seen)
                return;
            seen = now & ~Stopped;
            RunPart(work!, part);
            Interlocked.Decrement(ref running);
        }
    }

    // What the word is once it has changed: another turn, the end, or both.
    private int AwaitTurn(int seen)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetTimestamp() - start < SpinTicks)
        {
            if (Volatile.Read(ref turn) != seen)
                return Volatile.Read(ref turn);
            Thread.SpinWait(1);
        }

        lock (gate)
        {
            // With a fence: BeginTurn counts its turn first and looks for sleepers then.
            Interlocked.Increment(ref sleeping);
            while (Volatile.Read(ref turn) == seen)
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
