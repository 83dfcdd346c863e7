using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The loops of a weight gradient that passes over all rows of the weights for a column, before the next column: what
/// is loaded of the column is in the cache for the second tile and those behind it.
/// </summary>
internal static class ColumnLoops
{
    // 64 KB of a stack.
    private const int MostCopiedRows = 512;

    /// <summary>The loops, one for each run of columns.</summary>
    /// <param name="width">Vector width.</param>
    /// <param name="runs">Columns of the weights, in vectors.</param>
    /// <param name="groups">Rows of the weights.</param>
    /// <param name="operands">What the tiles read.</param>
    /// <param name="tile">A tile.</param>
    /// <param name="strips">Where tiles read copies of the columns.</param>
    /// <param name="byColumns">Whether threads share blocks of columns, and rows within each.</param>
    public static IEnumerable<Code> Write(
        Width width, ImmutableArray<TileRun> runs, ImmutableArray<TileRun> groups, GradientOperands operands,
        TileSpec tile, StripCopies strips, bool byColumns) => strips != StripCopies.Never
        ? [Strips(width, runs.Single(), groups, operands, tile, strips)]
        : runs.Select(run => Columns(width, run, groups, operands, tile, byColumns));

    private static Code Columns(
        Width width, TileRun run, ImmutableArray<TileRun> groups, GradientOperands operands, TileSpec tile,
        bool byColumns) => TileLoops.Over(
        run, width.Lanes, "c", byColumns ? "across" : "share",
        column => Code.Lines(groups.Select(group =>
        {
            Tile size = new(group.Size, run.Size, width.Lanes);
            string callee = TileTemplate.Callee(size, tile);
            return Rows(
                group, byColumns,
                i => Wrapped.Call(callee, $"{operands.Arguments(size.Columns, i, column)}, weights"));
        })),
        groups.Length == 1);

    // Rows that one thread has of a run of tiles: all of them, unless several threads share its columns.
    private static Code Rows(TileRun group, bool byColumns, Func<string, Code> call) =>
        TileLoops.Over(group, 1, "i", byColumns ? "down" : null, call);

    // More rows of the batch than the stack has room for are read as they are.
    private static Code Strips(
        Width width, TileRun run, ImmutableArray<TileRun> groups, GradientOperands operands, TileSpec tile,
        StripCopies strips)
    {
        const int floats = GradientOrder.StripFloats;
        int part = run.Size * width.Lanes, stride = run.Tiles * part;
        bool isCut = part < floats;
        string start = Elementwise.Share(0, floats, "Start", stride / floats);
        string end = Elementwise.Share(0, floats, "End", stride / floats);
        string column = isCut ? $"c + {Literal.Of(part)} * v" : "c";
        Code tiles = Code.Lines(groups.Select(group => Rows(group, false, i =>
        {
            Tile size = new(group.Size, run.Size, width.Lanes);
            string arguments = operands.Arguments(part, i, column, "from");
            return Wrapped.Call(TileTemplate.Callee(size, tile), $"{arguments}, step, weights");
        })));
        return Code.Text($$"""

            // Rows of x share a set of the L1 cache: tiles read copies of {{floats}} columns{{(
                isCut ? ", part behind part" : "")}}.
            bool copies = rows <= {{MostCopiedRows}}{{(strips == StripCopies.Always ? "" : " && Cache.HasFewWays")}};
            {{StackBuffer.Declare("strip", $"copies ? {floats} * rows + {Tiling.LineFloats} : 0")}}
            int step = copies ? {{part}} : {{stride}}{{(
                isCut ? $", next = copies ? {Literal.Of(part)} * rows : {Literal.Of(part)}" : "")}};
            for (int c = {{start}}; c < {{end}}; c += {{floats}})
            {
                float* from = x + c, to = strip;
                if (copies)
                {
                    for (int r = 0; r < rows; r++, from += {{stride}}, to += {{part}})
                    {
                        {{Code.Unroll(floats / width.Lanes, v => Copy(v, run.Size, width.Lanes))}}
                    }

                    from = strip;
                }

                {{(isCut ? Code.Text($$"""
                    for (int v = 0; v < {{floats / part}}; v++, from += next)
                    {
                        {{tiles}}
                    }
                    """) : tiles)}}
            }
            """);
    }

    private static Code Copy(int vector, int vectorsOfAPart, int lanes)
    {
        int part = vector / vectorsOfAPart, behind = vector % vectorsOfAPart * lanes;
        string to = part == 0
            ? Literal.Address("to", behind)
            : Literal.Address("to", part == 1 ? "next" : $"{Literal.Of(part)} * next", behind);
        return Code.Text($"Load({Literal.Address("from", vector * lanes)}).Store({to});");
    }
}
