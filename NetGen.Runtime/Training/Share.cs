using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>
/// What one thread of a team does of a pass. Work is cut where the order of no sum depends on the cut, so that results
/// have the same bits for any number of threads: rows where every row stands for itself, columns where a sum goes over
/// the rows, or where a thread can keep weights of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Share
{
    /// <summary>
    /// A multiple of the rows of every register tile: a row meets the same tile however many threads there are.
    /// </summary>
    public const int RowsOfAUnit = 24;

    private readonly int part;
    private readonly int parts;
    private readonly TeamBarrier? barrier;

    internal Share(int part, int parts, TeamBarrier? barrier)
    {
        this.part = part;
        this.parts = parts;
        this.barrier = barrier;
    }

    /// <summary>The share of a thread that works alone.</summary>
    public static Share All => new(0, 1, null);

    /// <summary>Whether the thread does what cannot be cut.</summary>
    public bool IsFirst => part == 0;

    /// <summary>Whether the thread has the last of all pieces.</summary>
    public bool IsLast => part == parts - 1;

    /// <summary>First of <paramref name="count"/> pieces of work.</summary>
    public int Start(int count) => parts == 1 ? 0 : (int)((long)count * part / parts);

    /// <summary>The piece behind the last of <paramref name="count"/>.</summary>
    public int End(int count) => parts == 1 ? count : (int)((long)count * (part + 1) / parts);

    /// <summary>
    /// The thread's share of columns, which are cut into so many blocks. The columns are shared by as many groups of
    /// threads as divide both the threads and the blocks; threads of one group share rows: <see cref="Down"/>.
    /// </summary>
    public Share Across(int blocks)
    {
        int groups = Groups(blocks);
        return new(part % groups, groups, null);
    }

    /// <summary>The thread's share of the rows, for its columns of <see cref="Across"/>.</summary>
    public Share Down(int blocks)
    {
        int groups = Groups(blocks);
        return new(part / groups, parts / groups, null);
    }

    /// <summary>First of <paramref name="rows"/> rows.</summary>
    /// <param name="rows">Rows of the pass.</param>
    /// <param name="unit">
    /// Rows that stay together: fewer than of vectors where each has many positions, which fill whole tiles.
    /// </param>
    public int FirstRow(int rows, int unit = RowsOfAUnit) =>
        parts == 1 ? 0 : Math.Min(rows, unit * Start((rows + unit - 1) / unit));

    /// <summary>The row behind the last of <paramref name="rows"/>.</summary>
    /// <param name="rows">Rows of the pass.</param>
    /// <param name="unit">Rows that stay together.</param>
    public int LastRow(int rows, int unit = RowsOfAUnit) =>
        parts == 1 ? rows : Math.Min(rows, unit * End((rows + unit - 1) / unit));

    // The greatest common divisor: all groups have as many threads, and as many blocks.
    private int Groups(int blocks)
    {
        int groups = parts, rest = blocks;
        while (rest != 0)
            (groups, rest) = (rest, groups % rest);
        return groups;
    }

    /// <summary>Waits until every thread of the team has come here: what they wrote can be read then.</summary>
    public void Wait() => barrier?.Wait();

    /// <summary>
    /// Waits between two kernels that cut the same columns into so many blocks, unless every thread has columns for
    /// itself: then it goes on with what it wrote itself.
    /// </summary>
    public void WaitAcross(int blocks)
    {
        if (Groups(blocks) != parts)
            Wait();
    }
}
