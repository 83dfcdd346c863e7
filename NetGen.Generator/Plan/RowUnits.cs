using System.Collections.Immutable;
using System.Linq;

namespace NetGen.Generator.Plan;

/// <summary>
/// How many rows one thread takes at a time. A row has to meet the same tile for any number of threads, so that this is
/// a multiple of a tile's rows. A row of an image has many positions, so that fewer rows fill whole tiles.
/// </summary>
internal static class RowUnits
{
    /// <summary>Of vectors: the runtime's Share.RowsOfAUnit.</summary>
    public const int OfVectors = 24;

    /// <summary>Of all ops that read or make images: one number, so that they need no wait between them.</summary>
    public static int OfImages(ImmutableArray<Op> ops) => ops.Where(IsOfImages).Aggregate(1, (unit, op) =>
    {
        int own = op.Anchor.RowsOfATile / Common(op.Anchor.RowsOfATile, op.Shapes.OutPositions);
        return unit / Common(unit, own) * own;
    });

    /// <summary>Whether an op reads or makes images.</summary>
    public static bool IsOfImages(Op op) => op.Shapes.InPositions > 1 || op.Shapes.OutPositions > 1;

    private static int Common(int first, int second) => second == 0 ? first : Common(second, first % second);
}
