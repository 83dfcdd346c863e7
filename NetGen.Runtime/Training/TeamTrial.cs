using System;
using System.Diagnostics;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>
/// Finds out by timing whether a trainer's team is worth its waits: what one core wrote takes ten times as long to
/// reach another on some processors as on others, and a machine may have other work. A step leaves the same bits on
/// one thread and on many, so that only its time depends on the choice. Steps of about so many rows, by powers of two,
/// are tried on their own: for a while on the team, some on the caller's thread, and the faster way is kept until the
/// next trial. Other guests of a machine may slow it down for seconds, so that the first result is soon looked at
/// again, and trusted for longer every time it repeats itself.
/// </summary>
internal sealed class TeamTrial
{
    /// <summary>How many times as long as a trial its result is kept, where it differs from the one before.</summary>
    public const int LeastKept = 4;

    /// <summary>How many times as long at most: it doubles whenever the result repeats.</summary>
    public const int MostKept = 64;

    /// <summary>
    /// How long a team is given to settle, in the ticks of <see cref="Stopwatch"/>: the system may have its threads on
    /// one processor, and takes some 10 ms to move them apart.
    /// </summary>
    public static readonly long Settling = Stopwatch.Frequency / 50;

    // What a team has to gain: as much is within the noise, and other work may want the processors.
    private const double Gain = 0.95;

    private readonly Size[] sizes = new Size[32];

    /// <summary>Every size starts on the team.</summary>
    public TeamTrial()
    {
        foreach (ref Size size in sizes.AsSpan())
            size = new Size { Pays = true, Kept = LeastKept / 2, Team = new StepSample(), Alone = new StepSample() };
    }

    private enum Phase
    {
        Team,
        FirstAlone,
        Alone,
        Kept,
    }

    /// <summary>Whether a step of so many rows, which will be counted, runs on the team.</summary>
    public bool SharesStep(int rows) => Of(rows).Phase switch
    {
        Phase.Team => true,
        Phase.FirstAlone or Phase.Alone => false,
        _ => Of(rows).Pays,
    };

    /// <summary>Whether the team was the faster way for so many rows, or has not been tried yet.</summary>
    public bool Pays(int rows) => Of(rows).Pays;

    /// <summary>Counts a step of so many rows, which took so long.</summary>
    public void Count(int rows, long ticks)
    {
        ref Size size = ref Of(rows);
        bool isSettled = size.Ticks >= Settling;
        size.Ticks += ticks;
        switch (size.Phase)
        {
            case Phase.Team:
                if (isSettled && size.Team.Add(ticks))
                    size.Phase = Phase.FirstAlone;
                break;
            case Phase.FirstAlone:
                // The other thread's half of everything has to come over first.
                size.Phase = Phase.Alone;
                break;
            case Phase.Alone:
                if (size.Alone.Add(ticks))
                    Decide(ref size);
                break;
            default:
                if (size.Ticks >= 0)
                    (size.Phase, size.Ticks) = (Phase.Team, 0);
                break;
        }
    }

    private static void Decide(ref Size size)
    {
        bool pays = size.Team.TakeTypical() < Gain * size.Alone.TakeTypical();
        size.Kept = pays == size.Pays ? Math.Min(2 * size.Kept, MostKept) : LeastKept;
        (size.Phase, size.Pays, size.Ticks) = (Phase.Kept, pays, -size.Kept * size.Ticks);
    }

    private ref Size Of(int rows) => ref sizes[BitOperations.Log2((uint)rows)];

    private struct Size
    {
        public Phase Phase;
        public bool Pays;
        public int Kept;
        public long Ticks;
        public StepSample Team;
        public StepSample Alone;
    }
}
