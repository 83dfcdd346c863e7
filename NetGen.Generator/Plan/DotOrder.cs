using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>
/// In which order a product of dot products passes over rows of the left operand, columns (rows of the right one) and
/// the depth that both have in their lanes.
/// </summary>
/// <param name="Tiles">Rows of the main tile and of those for what remains, with the most columns of each.</param>
/// <param name="Depth">Floats of the depth that all rows and columns pass over before the next ones.</param>
/// <param name="IsCut">Whether these are not all.</param>
/// <param name="RowsStandOutside">
/// Whether all columns pass over a tile's rows before the next rows, and not all rows over a tile's columns.
/// </param>
internal sealed record DotOrder(
    ImmutableArray<(int Rows, int Columns)> Tiles, int Depth, bool IsCut, bool RowsStandOutside)
{
    // Six rows of so many floats leave room in an L1 of 32 KB for the four that meet them.
    private const int LongestBlock = 768;

    /// <summary>
    /// Few columns come from the L2 again for every tile's rows, which stay in the L1. Rows, which may be a caller's
    /// and a multiple of 4 KB apart, share few sets of it: no more of them at a time than a set has places.
    /// </summary>
    public static DotOrder Of(Width width, int depth, int columns, bool liesInPanels = false)
    {
        int block = Math.Min(depth, LongestBlock);
        if (liesInPanels || Tiling.OutgrowsCache((long)block * columns))
            return new(Tall(width, columns), depth, false, false);
        int parts = (depth + LongestBlock - 1) / LongestBlock;
        block = RowShape.Padded((depth + parts - 1) / parts);
        return new(Wide(width, columns), Math.Min(block, depth), parts > 1, true);
    }

    /// <summary>The order for a few rows: each passes alone over all columns.</summary>
    public static DotOrder OfFewRows(Width width, int depth, int columns) =>
        new([Tall(width, columns).Last()], depth, false, false);

    /// <summary>
    /// The order beside tiles of other columns: for the same rows, behind each tile, while these are in the cache.
    /// </summary>
    public static DotOrder Beside(Width width, TileOrder tiles, int depth, int columns) => new(
        [
            .. tiles.Tiles.Select(tile =>
                (tile.Rows, Tiling.Split(columns, Math.Max(1, width.Accumulators / tile.Rows)).First())),
        ],
        depth, false, true);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Literal.Of(Tiles[0].Rows)}x{Literal.Of(Tiles[0].Columns)} dot products"
        + (IsCut ? $", {Literal.Of(Depth)} inputs at a time" : "");

    private static ImmutableArray<(int Rows, int Columns)> Tall(Width width, int columns) => width.Accumulators switch
    {
        24 => [(4, 6), (1, 8)],
        12 => [(3, 4), (1, 4)],
        _ => [(1, width.ScalarColumns(columns))],
    };

    private static ImmutableArray<(int Rows, int Columns)> Wide(Width width, int columns) => width.Accumulators switch
    {
        24 => [(6, 4), (2, 8), (1, 8)],
        12 => [(3, 4), (1, 4)],
        _ => [(1, width.ScalarColumns(columns))],
    };
}
