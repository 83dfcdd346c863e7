using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>How register tiles, and the loops over them, read as C#.</summary>
internal static class TileTemplate
{
    /// <summary>
    /// A product whose rows are the batch: main tiles first, then smaller ones for the rows that remain.
    /// </summary>
    /// <param name="width">Vector width.</param>
    /// <param name="columns">Columns of the right operand.</param>
    /// <param name="left">Floats between rows of the left operand.</param>
    /// <param name="depth">Products that are summed.</param>
    /// <param name="name">Name of the kernel.</param>
    /// <param name="arguments">Arguments of a tile ahead of the column; row <c>r</c>.</param>
    /// <param name="spec">What a tile of so many rows computes.</param>
    public static KernelText OverRows(
        Width width, RowShape columns, int left, int depth, string name, string arguments, Func<int, ColumnRun, TileSpec> spec)
    {
        int vectors = columns.Vectors(width.Lanes);
        bool panels = Tiling.WorksInPanels(depth, columns.Stride);
        List<Code> loops = [panels ? "int r = block, first = block;" : "int r = 0;"];
        List<Code> tiles = [];
        foreach ((int rows, int most) in Tiling.Heights(width, vectors, left))
        {
            ImmutableArray<ColumnRun> runs = [.. Tiling.Runs(vectors, most)];
            string next = rows == 1 ? "r < rows; r++" : $"r + {Literal.Of(rows)} <= rows; r += {Literal.Of(rows)}";
            loops.Add(panels
                ? Panels(width, runs, rows, next.Replace("rows;", "last;"), TileCall(width, rows, name, arguments))
                : Loop($"; {next}", Calls(width, runs, TileCall(width, rows, name, arguments)), runs.Length == 1));
            tiles.AddRange(runs.Select(run => Method(new(rows, run.VectorsPerTile, width.Lanes), spec(rows, run))));
        }

        Code all = Code.Paragraphs([Code.Lines(loops[0], loops[1]), .. loops.Skip(2)]);
        return new(panels ? RowBlocks(left, all) : all, Code.Paragraphs(tiles));
    }

    /// <summary>Loops over rows <c>block</c> to <c>last</c>, so many that they stay in the cache.</summary>
    public static Code RowBlocks(int leftStride, Code body)
    {
        string size = Literal.Of(Tiling.RowsPerBlock(leftStride));
        return Code.Text($$"""
            for (int block = 0, last; block < rows; block = last)
            {
                last = Math.Min(rows, block + {{size}});
                {{body}}
            }
            """);
    }

    /// <summary>A product whose rows are the inputs, a constant number that is cut evenly.</summary>
    public static KernelText OverInputs(
        Width width, RowShape columns, int inputs, string name, string tensor, Func<int, ColumnRun, TileSpec> spec)
    {
        int vectors = columns.Vectors(width.Lanes);
        (int height, int most) = Tiling.GradientTile(width, inputs, vectors);
        ImmutableArray<ColumnRun> runs = [.. Tiling.Runs(vectors, most)];
        List<IGrouping<int, int>> groups = [.. Tiling.Split(inputs, height).GroupBy(size => size)];
        bool panels = Tiling.WorksInPanels(inputs, columns.Stride);
        List<Code> loops = [];
        int first = 0;
        foreach (IGrouping<int, int> group in groups)
        {
            int rows = group.Key;
            loops.Add(group.Count() == 1
                ? OneShare(Calls(width, runs, TileCall(width, rows, name, $"x, d, rows, {Literal.Of(first)}, {{0}}, weights")), runs.Length == 1)
                : Shares(width, runs, name, rows, first, group.Count(), panels));
            first += rows * group.Count();
        }

        return new(
            Code.Lines([$"S weights = sink.ForTensor(Tensor.{tensor});", .. loops]),
            Code.Paragraphs(groups.SelectMany(group => runs.Select(run =>
                Method(new(group.Key, run.VectorsPerTile, width.Lanes), spec(group.Key, run))))));
    }

    // A single tile of inputs is not shared.
    private static Code OneShare(Code calls, bool isOneStatement) => isOneStatement
        ? Code.Text($$"""
            if (share.IsLast)
                {{calls}}
            """)
        : Code.Text($$"""
            if (share.IsLast)
            {
                {{calls}}
            }
            """);

    private static Code Shares(
        Width width, ImmutableArray<ColumnRun> runs, string name, int rows, int first, int tiles, bool panels)
    {
        string from = Sweep.Share(first, rows, "Start", tiles);
        string to = Sweep.Share(first, rows, "End", tiles);
        Func<ColumnRun, string, string> call = TileCall(width, rows, name, "x, d, rows, i, {0}, weights");
        return panels
            ? InputBlocks(width, runs, from, to, rows, call)
            : Loop($"int i = {from}; i < {to}; i += {Literal.Of(rows)}", Calls(width, runs, call), runs.Length == 1);
    }

    // Every column for a block of the inputs, before the next block.
    private static Code InputBlocks(
        Width width, ImmutableArray<ColumnRun> runs, string from, string to, int rows, Func<ColumnRun, string, string> call) =>
        Code.Text($$"""
            for (int block = {{from}}, end = {{to}}, last; block < end; block = last)
            {
                last = Math.Min(end, block + {{rows * Tiling.InputTilesPerBlock}});
                {{Calls(width, runs, (run, column) => Loop(
                    $"int i = block; i < last; i += {Literal.Of(rows)}", call(run, column), true).ToString())}}
            }
            """);

    // Every row for a panel of the columns, before the next panel.
    private static Code Panels(
        Width width, ImmutableArray<ColumnRun> runs, int rows, string next, Func<ColumnRun, string, string> call) => Code.Lines(
        Calls(width, runs, (run, column) => Loop($"r = first; {next}", call(run, column), true).ToString()),
        rows == 1 ? Code.Empty : "first = r;");

    private static Code Loop(string head, Code body, bool isOneStatement) => isOneStatement
        ? Code.Text($$"""
            for ({{head}})
                {{body}}
            """)
        : Code.Text($$"""
            for ({{head}})
            {
                {{body}}
            }
            """);

    private static Code Calls(Width width, ImmutableArray<ColumnRun> runs, Func<ColumnRun, string, string> call) => Code.Lines(
        runs.Select(run =>
        {
            int first = run.FirstVector * width.Lanes;
            int step = run.VectorsPerTile * width.Lanes;
            return run.Tiles == 1
                ? call(run, Literal.Of(first))
                : Loop($"int c = {Literal.Of(first)}; c < {Literal.Of(first + run.Tiles * step)}; c += {Literal.Of(step)}", call(run, "c"), true);
        }));

    private static Func<ColumnRun, string, string> TileCall(Width width, int rows, string name, string arguments) =>
        (run, column) => $"{TileName(name, rows, run.VectorsPerTile)}({arguments.Replace("{0}", column)});";

    private static string TileName(string name, int rows, int vectors) => $"{name}{Literal.Of(rows)}x{Literal.Of(vectors)}";

    private static Code Method(Tile tile, TileSpec spec)
    {
        int chains = spec.Depth is int && tile.Lanes > 1 ? Tiling.Chains(tile.Rows, tile.Vectors) : 1;
        int rest = spec.Depth is int depth ? depth % chains : 0;
        return Code.Text($$"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void {{TileName(spec.Name, tile.Rows, tile.Vectors)}}{{spec.TypeParameters}}({{spec.Parameters}})
                {{spec.Constraint}}
            {
                {{spec.Setup}}
                {{Start(tile, spec.Bias)}}
                {{Code.Lines(Enumerable.Range(1, chains - 1).Select(chain => StartChain(tile, chain)))}}
                for (float* end = {{spec.Right}} + {{Extent(spec, rest)}}; {{spec.Right}} < end; {{Step(spec.Left, chains * spec.LeftStep)}}, {{Step(spec.Right, chains * spec.RightStep)}})
                {
                    {{Code.Lines(Enumerable.Range(0, chains).Select(chain => Depth(tile, spec, chain)))}}
                }

                {{(rest == 0 ? Code.Empty : Code.Text($$"""
                    {
                        {{Code.Lines(Enumerable.Range(0, rest).Select(chain => Depth(tile, spec, chain)))}}
                    }
                    """))}}
                {{(chains == 1 ? Code.Empty : Join(tile, chains))}}
                {{spec.Epilogue(tile)}}
            }
            """);
    }

    // One depth of the sum, into the accumulators of a chain; chain 1 is one depth further on than the pointers.
    private static Code Depth(Tile tile, TileSpec spec, int chain)
    {
        string behind = chain == 0 ? "" : "stuv"[chain].ToString();
        string right = chain == 0 ? spec.Right : $"{spec.Right} + {Literal.Of(chain * spec.RightStep)}";
        return Code.Lines(
            Code.Text($"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"w{v}{behind} = Load({right}{tile.Behind(v)})"))};"),
            Code.Unroll(tile.Rows, r => Code.Text(
                $"V x{r}{behind} = Create({spec.Left}[{Literal.Of(r * spec.LeftRow + chain * spec.LeftStep)}]);  {Code.Inline(tile.Vectors, "  ", v =>
                    Code.Text($"{tile.Sum(r, v, chain)} = MultiplyAddEstimate(x{r}{behind}, w{v}{behind}, {tile.Sum(r, v, chain)});"))}")));
    }

    private static Code StartChain(Tile tile, int chain) => Code.Unroll(tile.Rows, r => Code.Text(
        $"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"{tile.Sum(r, v, chain)} = Create(0f)"))};"));

    private static Code Join(Tile tile, int chains) => Code.Unroll(tile.Rows, r => Code.Inline(tile.Vectors, "  ", v =>
        Code.Text($"{tile.Sum(r, v)} {(chains == 2 ? $"+= {tile.Sum(r, v, 1)}" : $"= ({tile.Sum(r, v)} + {tile.Sum(r, v, 1)}) + ({tile.Sum(r, v, 2)} + {tile.Sum(r, v, 3)})")};")));

    private static Code Start(Tile tile, string? bias) => bias is null
        ? Code.Unroll(tile.Rows, r => Code.Text(
            $"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"{tile.Sum(r, v)} = Create(0f)"))};"))
        : Code.Lines(
            Code.Text($"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"b{v} = Load(p + {bias} + c{tile.Behind(v)})"))};"),
            Code.Unroll(tile.Rows, r => Code.Text(
                $"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"{tile.Sum(r, v)} = b{v}"))};")));

    // long, because rows x stride may pass what an int holds.
    private static string Extent(TileSpec spec, int rest) => spec.Depth is int depth
        ? $"{Literal.Of(depth - rest)} * {Literal.Of(spec.RightStep)}"
        : $"(long)rows * {Literal.Of(spec.RightStep)}";

    private static string Step(string pointer, int step) => step == 1 ? pointer + "++" : $"{pointer} += {Literal.Of(step)}";
}
