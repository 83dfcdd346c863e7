using System.Diagnostics;
using System.Threading;

namespace NetGen.CompilerServices;

/// <summary>
/// One wait of a thread of a team for the others: <see cref="Once"/> in a loop, then <see cref="End"/>.
/// </summary>
internal struct TeamWait(TeamPatience patience)
{
    // About a microsecond, within which most waits end: these ask nobody and count nowhere.
    private const int ShortSpins = 32;

    private SpinWait yields;
    private long start;
    private int spins;
    private bool isSpinning;

    /// <summary>Lets a moment pass.</summary>
    public void Once()
    {
        if (spins < ShortSpins)
        {
            spins++;
            Thread.SpinWait(1);
            if (spins == ShortSpins)
                (isSpinning, start) = (patience.MaySpin(), Stopwatch.GetTimestamp());
        }
        else if (isSpinning)
        {
            Thread.SpinWait(1);
            if (Stopwatch.GetTimestamp() - start > TeamPatience.Budget)
                End();
        }
        else
        {
            yields.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>What was waited for is there.</summary>
    public void End()
    {
        if (!isSpinning)
            return;
        isSpinning = false;
        patience.Count(Stopwatch.GetTimestamp() - start);
    }
}
