using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Parts of a table of records.</summary>
public static class RecordParts
{
    /// <summary>
    /// Two parts of shuffled records: a share of them, rounded, and the others. The seed gives the same parts as
    /// <see cref="DatasetParts.SplitShuffled"/> of their data set.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="share">Share of the records in the first part, in (0, 1).</param>
    /// <param name="seed">Seed of the order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static (TRecord[] First, TRecord[] Second) SplitShuffled<TRecord>(
        this IReadOnlyList<TRecord> records, double share, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(records);
        (int[] first, int[] second) = DatasetParts.SplitRows(records.Count, share, seed);
        return ([.. first.Select(row => records[row])], [.. second.Select(row => records[row])]);
    }
}
