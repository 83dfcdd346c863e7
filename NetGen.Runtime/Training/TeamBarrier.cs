using System;
using System.Threading;

namespace NetGen.CompilerServices;

/// <summary>Where the threads of a team wait for each other: microseconds, so they spin.</summary>
internal sealed class TeamBarrier
{
    private readonly int parts;
    private readonly TeamPatience patience;
    private int missing;
    private int round;
    private bool isBroken;

    public TeamBarrier(int parts, TeamPatience patience)
    {
        this.parts = parts;
        this.patience = patience;
        missing = parts;
    }

    /// <summary>Waits for the others.</summary>
    /// <exception cref="OperationCanceledException">Another thread failed and will not come.</exception>
    public void Wait()
    {
        int mine = Volatile.Read(ref round);
        if (Interlocked.Decrement(ref missing) == 0)
        {
            missing = parts;
            Volatile.Write(ref round, mine + 1);
            return;
        }

        TeamWait wait = new(patience);
        while (Volatile.Read(ref round) == mine)
        {
            if (Volatile.Read(ref isBroken))
                throw new OperationCanceledException("Another thread of the team failed.");
            wait.Once();
        }

        wait.End();
    }

    /// <summary>Lets nobody wait any longer.</summary>
    public void Break() => Volatile.Write(ref isBroken, true);

    /// <summary>Makes it as new; nobody may be waiting.</summary>
    public void Reset()
    {
        missing = parts;
        isBroken = false;
    }
}
