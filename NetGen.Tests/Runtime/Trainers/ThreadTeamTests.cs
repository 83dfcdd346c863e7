using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>The threads of a trainer: all of them work, none is left behind, a failure reaches the caller.</summary>
public sealed class ThreadTeamTests
{
    private const int Threads = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void EveryThreadTakesPart()
    {
        using ThreadTeam team = ThreadTeam.Start(Threads);
        Recorder work = new();
        for (int i = 0; i < 1_000; i++)
            team.Run(work);
        Assert.Equal(4_000, work.Count);
        Assert.Equal(Thread.CurrentThread, work.Seen[0]);
        Assert.Equal(Threads, new System.Collections.Generic.HashSet<Thread?>(work.Seen).Count);
    }

    [Fact]
    public void NothingIsAllocated()
    {
        using ThreadTeam team = ThreadTeam.Start(Threads);
        Recorder work = new();
        long[] before = new long[Threads];
        for (int i = 0; i < 1_000; i++)
            team.Run(work);
        work.Allocated.CopyTo(before, 0);
        for (int i = 0; i < 1_000; i++)
            team.Run(work);
        Assert.Equal(before, work.Allocated);
    }

    [Fact]
    public void AnIdleTeamSleeps()
    {
        using ThreadTeam team = ThreadTeam.Start(Threads);
        Recorder work = new();
        team.Run(work);
        Stopwatch clock = Stopwatch.StartNew();
        while (!Array.TrueForAll(work.Seen[1..], thread => Sleeps(thread!)))
        {
            Assert.True(clock.Elapsed < Patience, "Expected threads without work to sleep.");
            Thread.Sleep(1);
        }

        static bool Sleeps(Thread thread) => thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin);

        team.Run(work);
        Assert.Equal(2 * Threads, work.Count);
    }

    [Fact]
    public void ThreadsEndWithDispose()
    {
        Recorder work = new();
        ThreadTeam team = ThreadTeam.Start(Threads);
        team.Run(work);
        team.Dispose();
        Assert.All(work.Seen[1..], thread => Assert.True(thread!.Join(Patience)));
        Assert.Throws<ObjectDisposedException>(() => team.Run(work));
    }

    [Fact]
    public void ThreadsEndWithATeamThatNobodyHolds()
    {
        Thread?[] threads = Forgotten();
        Stopwatch clock = Stopwatch.StartNew();
        while (Array.Exists(threads[1..], thread => thread!.IsAlive))
        {
            Assert.True(clock.Elapsed < Patience, "Expected the threads of a forgotten team to end.");
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void AFailureReachesTheCaller(int part)
    {
        using ThreadTeam team = ThreadTeam.Start(Threads);
        Recorder work = new() { FailsAt = part };
        Assert.Equal($"part {part}", Assert.Throws<FormatException>(() => team.Run(work)).Message);
        work.FailsAt = -1;
        team.Run(work);
        Assert.Equal(2 * Threads - 1, work.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void ANumberOfThreadsOutOfRangeIsNamed(int threads)
    {
        ArgumentOutOfRangeException exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => new DropoutNetwork().Train(new Sgd(0.1f), threads: threads));
        Assert.Contains($"Expected threads from 1 to 256, found {threads}", exception.Message);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread?[] Forgotten()
    {
        // As a trainer does, the work holds its team: a thread that kept the last work would keep the team, too.
        Recorder work = new() { Team = ThreadTeam.Start(Threads) };
        work.Team.Run(work);
        return work.Seen;
    }

    private sealed class Recorder : ITeamWork
    {
        private int count;

        public ThreadTeam? Team { get; init; }

        public Thread?[] Seen { get; } = new Thread?[Threads];

        public long[] Allocated { get; } = new long[Threads];

        public int Count => count;

        public int FailsAt { get; set; } = -1;

        public void Run(Share share)
        {
            int part = share.Start(Threads);
            Seen[part] = Thread.CurrentThread;
            if (part == FailsAt)
                throw new FormatException($"part {part}");
            Interlocked.Increment(ref count);
            share.Wait();
            Allocated[part] = GC.GetAllocatedBytesForCurrentThread();
        }
    }
}
