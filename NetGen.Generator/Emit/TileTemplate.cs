using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>How register tiles, and the loops over them, read as C#.</summary>
internal static class TileTemplate
{
    /// <summary>A product whose rows are the batch: main tiles first, then smaller ones for the rows that remain.</summary>
    public static KernelText OverRows(
        Width width, RowShape columns, string name, string arguments, Func<int, ColumnRun, TileSpec> spec)
    {
        int vectors = columns.Vectors(width.Lanes);
        List<Code> loops = [];
        List<Code> tiles = [];
        foreach ((int rows, int most) in Tiling.Heights(width, vectors))
        {
            ImmutableArray<ColumnRun> runs = [.. Tiling.Runs(vectors, most)];
            string next = rows == 1 ? "r < rows; r++" : $"r + {Literal.Of(rows)} <= rows; r += {Literal.Of(rows)}";
            Code calls = Calls(width, runs, rows, name, arguments + ", c");
            loops.Add(IsOneStatement(runs)
                ? Code.Text($$"""
                    for (; {{next}})
                        {{calls}}
                    """)
                : Code.Text($$"""
                    for (; {{next}})
                    {
                        {{calls}}
                    }
                    """));
            tiles.AddRange(runs.Select(run => Method(new(rows, run.VectorsPerTile, width.Lanes), spec(rows, run))));
        }

        return new(Code.Lines("int r = 0;", Code.Paragraphs(loops)), Code.Paragraphs(tiles));
    }

    /// <summary>A product whose rows are the inputs, a constant number that is cut evenly.</summary>
    public static KernelText OverInputs(
        Width width, RowShape columns, int inputs, string name, string tensor, Func<int, ColumnRun, TileSpec> spec)
    {
        int vectors = columns.Vectors(width.Lanes);
        (int height, int most) = Tiling.GradientTile(width, vectors);
        ImmutableArray<ColumnRun> runs = [.. Tiling.Runs(vectors, most)];
        List<Code> loops = [$"S weights = sink.ForTensor(Tensor.{tensor});"];
        List<Code> tiles = [];
        int first = 0;
        foreach (IGrouping<int, int> group in Tiling.Split(inputs, height).GroupBy(size => size))
        {
            int rows = group.Key;
            int end = first + rows * group.Count();
            Code calls = Calls(width, runs, rows, name, "x, d, rows, i, c, weights");
            loops.Add(IsOneStatement(runs)
                ? Code.Text($$"""
                    for (int i = {{first}}; i < {{end}}; i += {{rows}})
                        {{calls}}
                    """)
                : Code.Text($$"""
                    for (int i = {{first}}; i < {{end}}; i += {{rows}})
                    {
                        {{calls}}
                    }
                    """));
            tiles.AddRange(runs.Select(run => Method(new(rows, run.VectorsPerTile, width.Lanes), spec(rows, run))));
            first = end;
        }

        return new(Code.Lines(loops), Code.Paragraphs(tiles));
    }

    private static bool IsOneStatement(ImmutableArray<ColumnRun> runs) => runs.Length == 1;

    private static Code Calls(Width width, ImmutableArray<ColumnRun> runs, int rows, string name, string arguments) => Code.Lines(
        runs.Select(run =>
        {
            int first = run.FirstVector * width.Lanes;
            int step = run.VectorsPerTile * width.Lanes;
            string method = TileName(name, rows, run.VectorsPerTile);
            int split = arguments.LastIndexOf(", c", StringComparison.Ordinal);
            return run.Tiles == 1
                ? Code.Text($"{method}({arguments.Remove(split, 3).Insert(split, ", " + Literal.Of(first))});")
                : Code.Text($$"""
                    for (int c = {{first}}; c < {{first + run.Tiles * step}}; c += {{step}})
                        {{method}}({{arguments}});
                    """);
        }));

    private static string TileName(string name, int rows, int vectors) => $"{name}{Literal.Of(rows)}x{Literal.Of(vectors)}";

    private static Code Method(Tile tile, TileSpec spec) => Code.Text($$"""
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void {{TileName(spec.Name, tile.Rows, tile.Vectors)}}{{spec.TypeParameters}}({{spec.Parameters}})
            {{spec.Constraint}}
        {
            {{spec.Setup}}
            {{Start(tile, spec.Bias)}}
            for (float* end = {{spec.Right}} + {{Extent(spec)}}; {{spec.Right}} < end; {{Step(spec.Left, spec.LeftStep)}}, {{Step(spec.Right, spec.RightStep)}})
            {
                V {{Code.Inline(tile.Vectors, ", ", v => Code.Text($"w{v} = Load({spec.Right}{tile.Behind(v)})"))}};
                {{Code.Unroll(tile.Rows, r => Row(tile, spec, r))}}
            }

            {{spec.Epilogue(tile)}}
        }
        """);

    private static Code Row(Tile tile, TileSpec spec, int r) => Code.Text(
        $"V x{r} = Create({spec.Left}[{r * spec.LeftRow}]);  {Code.Inline(tile.Vectors, "  ", v =>
            Code.Text($"{tile.Sum(r, v)} = MultiplyAddEstimate(x{r}, w{v}, {tile.Sum(r, v)});"))}");

    private static Code Start(Tile tile, string? bias) => bias is null
        ? Code.Unroll(tile.Rows, r => Code.Text(
            $"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"{tile.Sum(r, v)} = Create(0f)"))};"))
        : Code.Lines(
            Code.Text($"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"b{v} = Load(p + {bias} + c{tile.Behind(v)})"))};"),
            Code.Unroll(tile.Rows, r => Code.Text(
                $"V {Code.Inline(tile.Vectors, ", ", v => Code.Text($"{tile.Sum(r, v)} = b{v}"))};")));

    // long, because rows x stride may pass what an int holds.
    private static string Extent(TileSpec spec) => spec.Depth == "rows"
        ? $"(long)rows * {Literal.Of(spec.RightStep)}"
        : $"{spec.Depth} * {Literal.Of(spec.RightStep)}";

    private static string Step(string pointer, int step) => step == 1 ? pointer + "++" : $"{pointer} += {Literal.Of(step)}";
}
