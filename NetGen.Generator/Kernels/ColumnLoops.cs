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
    /// <param name="name">Name of the kernel.</param>
    /// <param name="copies">Whether tiles read copies of the columns.</param>
    /// <param name="standing">Whether threads stand side by side: they share rows, too.</param>
    public static IEnumerable<Code> Write(
        Width width, ImmutableArray<TileRun> runs, ImmutableArray<TileRun> groups, string name, bool copies,
        bool standing) => copies
        ? [Strips(width, runs.Single(), groups, name)]
        : runs.Select(run => Columns(width, run, groups, name, standing));

    private static Code Columns(
        Width width, TileRun run, ImmutableArray<TileRun> groups, string name, bool standing) => TileLoops.Over(
        run, width.Lanes, "c", standing ? "across" : "share",
        column => Code.Lines(groups.Select(group =>
        {
            string tile = TileTemplate.Name(name, group.Size, run.Size);
            return Rows(group, standing, i => $"{tile}(x, d, rows, {i}, {column}, weights);");
        })),
        groups.Length == 1);

    // Rows that one thread has of a run of tiles: all of them, unless threads stand side by side.
    private static Code Rows(TileRun group, bool standing, Func<string, Code> call) =>
        TileLoops.Over(group, 1, "i", standing ? "down" : null, call);

    // More rows of the batch than the stack has room for are read as they are.
    private static Code Strips(Width width, TileRun run, ImmutableArray<TileRun> groups, string name)
    {
        const int floats = GradientOrder.StripFloats;
        int vectors = floats / width.Lanes;
        int stride = run.Tiles * run.Size * width.Lanes;
        string start = Sweep.Share(0, floats, "Start", stride / floats);
        string end = Sweep.Share(0, floats, "End", stride / floats);
        Code tiles = Code.Lines(groups.Select(group => Rows(group, false, i =>
            $"{TileTemplate.Name(name, group.Size, 1)}(from, d, rows, {i}, c + {width.Lanes} * v, step, weights);")));
        return Code.Text($$"""

            // Rows of x share a set of the L1 cache: tiles read copies of {{floats}} columns, vector behind vector.
            bool copies = rows <= {{MostCopiedRows}};
            float* strip = stackalloc float[copies ? {{floats}} * rows + {{Tiling.LineFloats}} : 0];
            strip = (float*)(((nuint)strip + 63) & ~(nuint)63);
            int step = copies ? {{width.Lanes}} : {{stride}}, next = copies ? {{width.Lanes}} * rows : {{width.Lanes}};
            for (int c = {{start}}; c < {{end}}; c += {{floats}})
            {
                float* from = x + c, to = strip;
                if (copies)
                {
                    for (int r = 0; r < rows; r++, from += {{stride}}, to += {{width.Lanes}})
                    {
                        {{Code.Unroll(vectors, v => Copy(v, width))}}
                    }

                    from = strip;
                }

                for (int v = 0; v < {{vectors}}; v++, from += next)
                {
                    {{tiles}}
                }
            }
            """);
    }

    private static Code Copy(int vector, Width width)
    {
        string to = vector switch { 0 => "to", 1 => "to + next", _ => $"to + {vector} * next" };
        return Code.Text($"Load(from{Literal.Plus(vector * width.Lanes)}).Store({to});");
    }
}
