using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>A run of columns that is worked on with tiles of one width, in vectors.</summary>
internal readonly record struct ColumnRun(int FirstVector, int Tiles, int VectorsPerTile);

/// <summary>
/// How a product is cut into register tiles. A tile of R rows and V vectors keeps R x V accumulators, V vectors of the right
/// operand and one broadcast in registers; 24 of 32 registers (12 of 16) as accumulators hide the latency of the multiply-add.
/// </summary>
internal static class Tiling
{
    /// <summary>Rows of the main tile and of the smaller ones that take the remaining rows, and the most vectors of each.</summary>
    public static ImmutableArray<(int Rows, int MaxVectors)> Heights(Width width, int vectors)
    {
        if (!width.IsVector)
            return [(1, Math.Min(vectors, width.Accumulators))];
        bool thirds = vectors % 3 == 0 || (vectors % 2 == 1 && vectors > 1);
        int main = width.Accumulators / (thirds ? 3 : 2);
        int middle = main > 6 ? 4 : 2;
        return [(main, thirds ? 3 : 2), (middle, width.Accumulators / middle), (1, width.Accumulators / 2)];
    }

    /// <summary>Rows and vectors, at most, of the tiles of a weight gradient: its rows, the inputs, are known, so none remain.</summary>
    public static (int Rows, int Vectors) GradientTile(Width width, int vectors)
    {
        int most = vectors % 3 == 0 ? 3 : Math.Min(vectors, 2);

        // No bias and no epilogue constants to hold: 28 of 32 registers.
        int accumulators = width.Accumulators == 24 ? 28 : width.Accumulators;
        return (Math.Min(14, accumulators / most), most);
    }

    /// <summary>Cuts <paramref name="count"/> evenly into parts of at most <paramref name="most"/>: 13 by 6 is 5, 4, 4.</summary>
    public static IEnumerable<int> Split(int count, int most)
    {
        int parts = (count + most - 1) / most;
        return Enumerable.Range(0, parts).Select(i => count / parts + (i < count % parts ? 1 : 0));
    }

    /// <summary>Cuts columns evenly; tiles of one width are a run, so that a loop can go over them.</summary>
    public static IEnumerable<ColumnRun> Runs(int vectors, int most)
    {
        int first = 0;
        foreach (IGrouping<int, int> run in Split(vectors, most).GroupBy(size => size))
        {
            yield return new(first, run.Count(), run.Key);
            first += run.Count() * run.Key;
        }
    }
}
