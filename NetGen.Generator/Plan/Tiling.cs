using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>A run of rows, or of columns in vectors, that is worked on with tiles of one size.</summary>
internal readonly record struct TileRun(int First, int Tiles, int Size);

/// <summary>
/// How a product is cut into register tiles. A tile of R rows and V vectors keeps R x V accumulators, V vectors of the
/// right operand and one broadcast in registers; 24 of 32 registers (12 of 16) as accumulators hide the latency of the
/// multiply-add.
/// </summary>
internal static class Tiling
{
    /// <summary>Floats of a cache line.</summary>
    public const int LineFloats = 16;

    private const int L1Period = 1024;

    private const int HalfAnL1 = 4 * 1024;

    private const int HalfAnL2 = 128 * 1024;

    private const int MostOfAnL2 = 192 * 1024;

    // A quarter of a vector of 512 bits and more is empty.
    private const int FewOutputs = 12;

    // A multiple of the columns of most register tiles.
    private const int ColumnsOfABlock = 64;

    /// <summary>
    /// Whether the loop over columns stands outside that over rows: a panel of the weights then serves every row from
    /// the cache, where all of them would not fit.
    /// </summary>
    public static bool WorksInPanels(int depth, int stride) => OutgrowsCache((long)depth * stride);

    /// <summary>Outputs of a panel of weights: two vectors of 512 bits.</summary>
    public const int PanelFloats = 32;

    /// <summary>
    /// Whether weights lie in the order in which products read them: a panel of outputs, input behind input, then the
    /// next panel. Rows of all outputs are too far apart for the hardware to see a stream, which slows a product
    /// forward down where weights outgrow the cache; and where threads have columns of their own, what one of them
    /// prefetches beyond its part of a row the other one writes.
    /// </summary>
    public static bool LiesInPanels(int inputs, RowShape outputs) =>
        outputs.Groups == 1 && outputs.Units % PanelFloats == 0
        && (WorksInPanels(inputs, outputs.Stride) || SharedBlocks(inputs, outputs) > 0);

    /// <summary>Rows of a panel: an odd number, lest panels meet in the same sets of the caches.</summary>
    public static int RowsOfAPanel(int inputs) => inputs | 1;

    /// <summary>Whether so many floats, used once a step, are not in the cache when they are used again.</summary>
    public static bool OutgrowsCache(long floats) => floats > HalfAnL2;

    /// <summary>
    /// Depths after which a tile needs what it asks for in the L1: as many as an answer of the L2 takes, and so few
    /// that an L1 of 32 KB still has it then.
    /// </summary>
    public const int DepthsAhead = 4;

    /// <summary>
    /// Whether an operand with so many floats from a depth to the next comes from the L2 for each tile, of which a
    /// batch's 64 rows or more outgrow half an L1. The hardware sees no stream in it: rows are too far apart.
    /// </summary>
    public static bool ComesFromL2(int step, int? depth) => (long)step * (depth ?? 64) > HalfAnL1;

    /// <summary>Whether a tile's vectors are so wide, and its depths so short, that it asks for lines ahead.</summary>
    public static bool AsksAhead(int lanes) => lanes >= 8;

    /// <summary>Whether rows so many floats apart meet in one set of the L1 cache: a multiple of 4 KB.</summary>
    public static bool SharesSets(int stride) => stride % L1Period == 0;

    /// <summary>
    /// How many blocks of columns the threads of a team share in a product, each with weights of its own, or 0 where
    /// they share rows alone. Who updates a weight then reads it forward, too, so that weights do not go
    /// from core to core in every step; where all of them are few, that would not pay for one wait more. With half of
    /// every row, a core would prefetch beyond its part what the other one writes: such weights lie in panels.
    /// </summary>
    public static int SharedBlocks(int depth, RowShape columns) =>
        columns.Width % (2 * ColumnsOfABlock) == 0 && depth * columns.Width >= 8 * 1024
            ? columns.Width / ColumnsOfABlock
            : 0;

    /// <summary>
    /// Blocks of columns such that every kernel is cut where a block ends, whatever its tiles, so that a
    /// thread can go from one to the next with its own columns; 0 where rows have no such blocks.
    /// </summary>
    public static int OwnBlocks(RowShape columns) =>
        columns.Groups == 1 && columns.Units % (2 * ColumnsOfABlock) == 0 ? columns.Units / ColumnsOfABlock : 0;

    /// <summary>
    /// Vectors of a tile, at most, so that blocks of columns are whole tiles where threads have them, and a tile is one
    /// panel of weights, two, or half of one where they lie in panels.
    /// </summary>
    public static int VectorsOfATile(Width width, RowShape columns, int most, bool lieInPanels)
    {
        if (OwnBlocks(columns) == 0 && !lieInPanels)
            return most;
        int fitting = (OwnBlocks(columns) == 0 ? PanelFloats : ColumnsOfABlock) / width.Lanes;
        while (fitting > most)
            fitting /= 2;
        return fitting;
    }

    /// <summary>
    /// Rows of the left operand that a kernel which works in panels takes at a time: half an L2, whole tiles.
    /// </summary>
    public static int RowsPerBlock(int leftStride) => Math.Min(192, Math.Max(24, HalfAnL2 / leftStride / 24 * 24));

    /// <summary>
    /// Tiles of inputs whose values, for a batch of some hundred rows, stay in the L2 while all columns pass.
    /// </summary>
    public const int InputTilesPerBlock = 8;

    /// <summary>
    /// Sums that one accumulator is split into, so that a small tile, too, hides the latency of the multiply-add; none
    /// would stay without a product.
    /// </summary>
    public static int Chains(int rows, int vectors, int depth) => (rows * vectors) switch
    {
        <= 2 when depth >= MostChains => MostChains,
        <= 4 when depth >= 2 => 2,
        _ => 1,
    };

    /// <summary>Sums that one accumulator is split into, at most.</summary>
    public const int MostChains = 4;

    /// <summary>
    /// What a layer has in its lanes. Its inputs, where outputs would leave an eighth of the lanes empty and there are
    /// inputs enough for sums across the lanes to cost little; a few outputs leave so many empty that far fewer inputs
    /// are enough. Both, where most of the outputs fill two vectors or more, whose weights stay in an L2: a tile
    /// forward of such vectors comes nearer to the roof than one of dot products. A caller's rows are loaded in whole
    /// vectors then.
    /// </summary>
    public static Orientation OrientationOf(int inputs, int outputs)
    {
        if (inputs % LineFloats != 0)
            return Orientation.Outputs;
        if (outputs <= FewOutputs)
            return inputs >= 4 * outputs ? Orientation.Inputs : Orientation.Outputs;
        if (inputs < 512 || outputs * 8L > RowShape.Padded((long)outputs) * 7)
            return Orientation.Outputs;
        int whole = WholeOutputs(outputs);
        return whole >= 2 * LineFloats && (long)inputs * whole <= MostOfAnL2 ? Orientation.Split : Orientation.Inputs;
    }

    /// <summary>Outputs that fill vectors of every width.</summary>
    public static int WholeOutputs(int outputs) => outputs / LineFloats * LineFloats;

    /// <summary>
    /// Whether a caller's rows are copied into padded ones, although what comes first could read them as they are: a
    /// multiple of 4 KB apart, they share one set of the L1 cache, and for so many outputs that is dearer than a copy.
    /// </summary>
    public static bool CopiesRows(int inputs, int outputs) => SharesSets(inputs) && outputs >= 256;

    /// <summary>
    /// Cuts <paramref name="count"/> evenly into parts of at most <paramref name="most"/>: 13 by 6 is 5, 4, 4.
    /// </summary>
    public static IEnumerable<int> Split(int count, int most)
    {
        int parts = (count + most - 1) / most;
        return Enumerable.Range(0, parts).Select(i => count / parts + (i < count % parts ? 1 : 0));
    }

    /// <summary>Cuts evenly; tiles of one size are a run, so that a loop can go over them.</summary>
    public static IEnumerable<TileRun> Runs(int count, int most)
    {
        int first = 0;
        foreach (IGrouping<int, int> run in Split(count, most).GroupBy(size => size))
        {
            yield return new(first, run.Count(), run.Key);
            first += run.Count() * run.Key;
        }
    }
}
