using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>Which loop of a weight gradient stands outside.</summary>
internal enum GradientLoops
{
    /// <summary>Every column for a tile's rows, before the next rows.</summary>
    RowsOutside,

    /// <summary>
    /// Every column for a block of rows, before the next block: not all weights stay in the cache.
    /// </summary>
    Blocks,

    /// <summary>Every row for a column, before the next column: there are few rows.</summary>
    ColumnsOutside,
}

/// <summary>Where tiles of a weight gradient read copies of the right operand's columns.</summary>
internal enum StripCopies
{
    /// <summary>Nowhere.</summary>
    Never,

    /// <summary>
    /// Where a set of the L1 cache has few ways: a tile of 512 bits does so much with what it loads that elsewhere a
    /// copy costs it more than it gains.
    /// </summary>
    OfFewWays,

    /// <summary>On all hardware.</summary>
    Always,
}

/// <summary>How a weight gradient passes over register tiles: its rows are those of the weights.</summary>
/// <param name="Rows">Rows of the largest tile: their number is known, so that they are cut evenly.</param>
/// <param name="Vectors">Vectors of the largest tile.</param>
/// <param name="Loops">Which loop stands outside.</param>
/// <param name="Prefetches">Whether a tile asks for the weights and the state that its gradients will meet.</param>
/// <param name="Strips">
/// When tiles read a copy of <see cref="StripFloats"/> columns of the right operand, whose rows share a set of the L1
/// cache.
/// </param>
internal sealed record GradientOrder(int Rows, int Vectors, GradientLoops Loops, bool Prefetches, StripCopies Strips)
{
    /// <summary>Whether tiles are made to read copies.</summary>
    public bool CopiesStrips => Strips != StripCopies.Never;

    /// <summary>
    /// Columns of a strip: whole cache lines, and more than one, since a caller's rows cut through them.
    /// </summary>
    public const int StripFloats = 2 * Tiling.LineFloats;

    /// <summary>
    /// Inputs whose values, for a batch of some hundred rows, stay in the L2 while first one kind of outputs and then
    /// the other passes: whole vectors, and whole lines.
    /// </summary>
    public const int InputsOfABlock = 8 * Tiling.LineFloats;

    /// <summary>Whether tiles of so many inputs ask for weights ahead, at any width whose tiles do.</summary>
    public static bool Prefetching(int length, RowShape columns) =>
        Tiling.WorksInPanels(length, columns.Stride) && length > Tiling.InputTilesPerBlock * MostRows;

    private const int MostRows = 14;

    /// <summary>The order for weights as they are laid out, and rows of the right operand so far apart.</summary>
    public static GradientOrder Of(
        Width width, RowShape columns, int length, int rightStride, bool liesInPanels = false)
    {
        int vectors = columns.Vectors(width.Lanes);
        int most = Tiling.VectorsOfATile(
            width, columns, MostVectors(width, vectors, length, rightStride), liesInPanels);

        // No bias and no epilogue constants to hold: 28 of 32 registers.
        int accumulators = width.Accumulators == 24 ? 28 : width.Accumulators;
        int rows = width.IsVector ? Math.Min(MostRows, accumulators / most) : 1;
        bool outgrows = Tiling.WorksInPanels(length, columns.Stride);
        if (!outgrows && !Tiling.SharesSets(rightStride))
            return Order(GradientLoops.RowsOutside, false, StripCopies.Never);
        if (length > Tiling.InputTilesPerBlock * rows)
            return Order(GradientLoops.Blocks, outgrows && Tiling.AsksAhead(width.Lanes), StripCopies.Never);

        StripCopies strips =
            width.Lanes == 1 || StripFloats % (most * width.Lanes) != 0 || !Tiling.SharesSets(rightStride)
                ? StripCopies.Never
                : width.Lanes < 16 ? StripCopies.Always : StripCopies.OfFewWays;
        return Order(GradientLoops.ColumnsOutside, false, strips);

        GradientOrder Order(GradientLoops loops, bool prefetches, StripCopies copies) => new(
            HasSmallRest(length, rows, most) ? Tiling.Split(length, rows).First() : rows,
            Tiling.Split(vectors, most).First(), loops, prefetches, copies);
    }

    /// <summary>
    /// Runs of so many rows: whole tiles, and one of what remains, which is short where the other way, an even cut,
    /// would take two large tiles; but a tile that is too small to hide the latency of the multiply-add is none.
    /// </summary>
    public IEnumerable<TileRun> Runs(int length)
    {
        int rest = length % Rows;
        return length < Rows || rest == 0 || HasSmallRest(length, Rows, Vectors)
            ? Tiling.Runs(length, Rows)
            : [new(0, length / Rows, Rows), new(length - rest, 1, rest)];
    }

    private static bool HasSmallRest(int length, int rows, int vectors) =>
        length % rows != 0 && (length < rows || length % rows * vectors < FewestSums);

    private const int FewestSums = 8;

    /// <summary>
    /// The order for outputs that fill vectors, beside <see cref="OfSplit"/>; a block of inputs is cut evenly. Of three
    /// vectors 8 rows, which are half a line of inputs, and not the 9 that registers have room for.
    /// </summary>
    public static GradientOrder OfWhole(Width width, RowShape columns, int length)
    {
        int most = MostVectors(width, columns.Vectors(width.Lanes), length, columns.Stride);
        return new(
            width.IsVector ? Math.Min(12, width.Accumulators / most) : 1, most, GradientLoops.Blocks,
            Tiling.WorksInPanels(length, columns.Stride) && Tiling.AsksAhead(width.Lanes), StripCopies.Never);
    }

    /// <summary>The order for the few outputs behind them, whose vectors are of inputs.</summary>
    public static GradientOrder OfSplit(Width width, int outputs)
    {
        if (!width.IsVector)
            return new(1, width.Accumulators, GradientLoops.Blocks, false, StripCopies.Never);

        // All vectors of a tile are in registers at once: a third as many as there are for sums.
        int rows = Math.Min(outputs, width.Accumulators);
        int vectors = Math.Max(1, Math.Min(width.Accumulators / rows, width.Accumulators / 3));
        return new(rows, vectors, GradientLoops.Blocks, false, StripCopies.Never);
    }

    /// <summary>A tile, as a header names it.</summary>
    public string Tile => $"{Literal.Of(Rows)}x{Literal.Of(Vectors)}";

    /// <inheritdoc/>
    public override string ToString() => Tile + Loops switch
    {
        GradientLoops.Blocks => ", in blocks",
        GradientLoops.ColumnsOutside when CopiesStrips => ", columns outside, copied",
        GradientLoops.ColumnsOutside => ", columns outside",
        _ => "",
    };

    private static int MostVectors(Width width, int vectors, int length, int rightStride)
    {
        if (!width.IsVector)
            return width.ScalarColumns(vectors);

        // Few rows against many columns: what is loaded of the columns has to serve more of the rows.
        if (length < vectors * width.Lanes / 8 && width.IsVector && width.Accumulators < 24)
            return 1;

        // Rows of the right operand that share a set of the L1 cache come from the L2 for each tile: tall ones.
        return vectors % 3 == 0 && !Tiling.SharesSets(rightStride) ? 3 : Math.Min(vectors, 2);
    }
}
