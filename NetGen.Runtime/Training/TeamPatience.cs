using System;
using System.Diagnostics;

namespace NetGen.CompilerServices;

/// <summary>
/// How long the threads of a team keep their processors while they wait for each other. Two threads that the system has
/// put on one processor are moved apart by it once one of them has not run for a while; threads that yield in turn both
/// look busy and stay together, at half the speed. So a wait keeps spinning, and only a team whose waits are long again
/// and again, because the machine has other work, yields for some hundreds of waits before it tries once more.
/// </summary>
/// <remarks>Its threads write without locks: a lost count only moves the next attempt a little.</remarks>
internal sealed class TeamPatience(int parts, int processors)
{
    /// <summary>Waits that yield after the first vain attempt; twice as many after each further one.</summary>
    public const int ShortestTruce = 256;

    /// <summary>Waits that yield at most before the next attempt.</summary>
    public const int LongestTruce = 16_384;

    /// <summary>Waits in a row, none of them long, after which vain attempts are forgotten.</summary>
    public const int CalmWaits = 1024;

    /// <summary>A longer wait than this is one for a thread that is not running.</summary>
    public static readonly long LongWait = Stopwatch.Frequency / 1000;

    /// <summary>What an attempt may spend in long waits: a few periods of the system's balancing.</summary>
    public static readonly long Budget = Stopwatch.Frequency / 100;

    private readonly bool hasProcessors = parts <= processors;
    private long spent;
    private int calm;
    private int yielding;
    private int truce = ShortestTruce;

    /// <summary>Whether the wait that begins keeps its processor.</summary>
    public bool MaySpin()
    {
        if (!hasProcessors)
            return false;
        if (yielding > 0)
        {
            yielding--;
            return false;
        }

        if (++calm >= CalmWaits)
        {
            (calm, spent) = (0, 0);
            truce = ShortestTruce;
        }

        return true;
    }

    /// <summary>Counts a wait that kept its processor for so long, in the ticks of <see cref="Stopwatch"/>.</summary>
    public void Count(long ticks)
    {
        if (ticks < LongWait)
            return;
        calm = 0;
        spent += ticks;
        if (spent < Budget)
            return;
        spent = 0;
        yielding = truce;
        truce = Math.Min(2 * truce, LongestTruce);
    }
}
