using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Text;

namespace NetGen.Generator.Plan;

/// <summary>How a product whose rows are the batch passes over register tiles.</summary>
/// <param name="Tiles">
/// Rows of the main tile and of the smaller ones for the rows that remain, with the most vectors of each.
/// </param>
/// <param name="InPanels">
/// Whether all rows of a block pass over a panel of the right operand before the next panel, since not all of it stays
/// in the cache.
/// </param>
/// <param name="RowsPerBlock">Rows that do so together.</param>
/// <param name="LooksAhead">Whether the first tile of a panel asks for the next panel.</param>
internal sealed record TileOrder(
    ImmutableArray<(int Rows, int Vectors)> Tiles, bool InPanels, int RowsPerBlock, bool LooksAhead)
{
    /// <summary>The order for so many columns of the right operand, and rows of the left one so far apart.</summary>
    /// <param name="width">Vector width.</param>
    /// <param name="columns">Columns of the right operand.</param>
    /// <param name="leftStride">Floats from a row of the left operand to the next.</param>
    /// <param name="depth">Products of a sum.</param>
    /// <param name="liesInPanels">
    /// Whether the right operand lies in panels, or is copied so: the hardware sees the next one coming.
    /// </param>
    public static TileOrder Of(Width width, RowShape columns, int leftStride, int depth, bool liesInPanels = false)
    {
        bool inPanels = Tiling.WorksInPanels(depth, columns.Stride);
        return new(
            [
                .. TilesOf(width, columns, leftStride, liesInPanels)
                    .Select(tile => (tile.Rows, Tiling.VectorsOfATile(width, columns, tile.Vectors, liesInPanels))),
            ],
            inPanels, Tiling.RowsPerBlock(leftStride),
            inPanels && !liesInPanels && Tiling.AsksAhead(width.Lanes));
    }

    /// <summary>The order for columns that stay in the cache: all of them for a tile's rows, cut evenly.</summary>
    public static TileOrder OfAll(Width width, RowShape columns, int leftStride)
    {
        TileOrder order = Of(width, columns, leftStride, depth: 1);
        int vectors = columns.Vectors(width.Lanes);
        return order with
        {
            Tiles = [.. order.Tiles.Select(tile => (tile.Rows, Tiling.Split(vectors, tile.Vectors).First()))],
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Literal.Of(Tiles[0].Rows)}x{Literal.Of(Tiles[0].Vectors)}{(InPanels ? ", in panels" : "")}";

    // Rows that are a multiple of 4 KB apart share one set of the L1 cache, so a tile takes no more of them than it has
    // ways.
    private static ImmutableArray<(int Rows, int Vectors)> TilesOf(
        Width width, RowShape columns, int leftStride, bool liesInPanels)
    {
        int vectors = columns.Vectors(width.Lanes);
        if (!width.IsVector)
            return [(1, width.ScalarColumns(vectors))];
        bool thirds = vectors % 3 == 0 || (vectors % 2 == 1 && vectors > 1);
        int most = thirds && !liesInPanels && Tiling.OwnBlocks(columns) == 0 ? 3 : Math.Min(2, vectors);
        int main = Math.Min(12, width.Accumulators / most);
        if (Tiling.SharesSets(leftStride) && main > 6)
            return [(6, width.Accumulators / 6), (2, width.Accumulators / 4), (1, width.Accumulators / 2)];
        if (!width.IsCommon)
            return [(main, most), (1, width.Accumulators / 2)];
        int middle = main > 6 ? 4 : 2;
        return [(main, most), (middle, width.Accumulators / middle), (1, width.Accumulators / 2)];
    }
}
