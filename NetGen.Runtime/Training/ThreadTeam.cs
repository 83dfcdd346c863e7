using System;

namespace NetGen.CompilerServices;

/// <summary>
/// Threads that a trainer owns. Its threads know only what is in <see cref="TeamCore"/>, so a trainer that nobody
/// disposes is collected all the same, and its threads end with it.
/// </summary>
internal sealed class ThreadTeam : IDisposable
{
    /// <summary>
    /// Multiply-adds of a forward pass that may be worth a team: below some 50 microseconds, waiting for each other
    /// costs more than a second thread gains.
    /// </summary>
    internal const long LeastShared = 3_000_000;

    /// <summary>Whether teams share every step, so that tests reach them with small networks.</summary>
    internal static bool AlwaysShares;

    private readonly TeamCore core;

    // A constructor that started threads and threw would leave a finalizer without a core.
    private ThreadTeam(TeamCore core) => this.core = core;

    /// <summary>Ends the threads of a team that was not disposed.</summary>
    ~ThreadTeam() => core.Stop();

    /// <summary>Starts the threads of a team, the caller's aside.</summary>
    /// <exception cref="InvalidOperationException">The system starts fewer; none is left running.</exception>
    public static ThreadTeam Start(int threads) => new(new TeamCore(threads));

    /// <summary>Runs a piece of work on every thread, this one included, and returns when all are done.</summary>
    /// <exception cref="ObjectDisposedException">The threads were ended before the work began.</exception>
    public void Run(ITeamWork work)
    {
        core.Run(work);
        GC.KeepAlive(this);
    }

    /// <summary>Ends the threads, once the work is done that they have begun.</summary>
    public void Dispose()
    {
        core.Stop();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What every thread of a team runs.</summary>
internal interface ITeamWork
{
    /// <summary>Does the part of one thread.</summary>
    void Run(Share share);
}
