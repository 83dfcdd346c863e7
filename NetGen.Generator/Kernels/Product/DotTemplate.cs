using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// How a product of two matrices that both have the depth in their lanes reads as C#: tiles of dot products, summed
/// across the lanes once, in the end. Nothing is broadcast, and neither matrix has to be transposed.
/// </summary>
internal static class DotTemplate
{
    /// <summary>Loops over tiles, in the order that the plan gives them.</summary>
    public static KernelText Write(Width width, RowShape output, DotOrder order, DotSpec spec)
    {
        List<Code> loops = [];
        List<Code> tiles = [];
        foreach ((int rows, int most) in order.Tiles)
        {
            bool isOneLoop = Tiling.Runs(spec.Columns, most).Count() == 1;
            (Code columns, Code methods) = Tiles(width, output.Width, rows, most, order, spec);
            loops.Add(order.RowsStandOutside
                ? Code.Under($"for (; {TileLoops.Next(rows, "rows")})", columns, isOneLoop)
                : Code.Lines(columns, rows == 1 ? Code.Empty : "first = r;"));
            tiles.Add(methods);
        }

        return new(Around(order, output, spec, Code.Paragraphs(loops)), Code.Paragraphs(tiles));
    }

    /// <summary>The loops over columns for a tile's rows <c>r</c>, and the tiles.</summary>
    /// <param name="width">Vector width.</param>
    /// <param name="room">Floats from the first column to the end of a row of the output, padding included.</param>
    /// <param name="rows">Rows of a tile.</param>
    /// <param name="most">Columns of a tile, at most.</param>
    /// <param name="order">The order of the loops.</param>
    /// <param name="spec">What the tiles compute.</param>
    public static KernelText Tiles(Width width, int room, int rows, int most, DotOrder order, DotSpec spec)
    {
        List<Code> runs = [];
        List<Code> tiles = [];
        foreach (TileRun run in Tiling.Runs(spec.Columns, most))
        {
            runs.Add(Columns(run, rows, order, spec));
            int last = run.First + (run.Tiles - 1) * run.Size;
            tiles.Add(Method(
                new(rows, run.Size, width.Lanes), order, new(room - last, last + run.Size == spec.Columns), spec));
        }

        return new(Code.Lines(runs), Code.Paragraphs(tiles));
    }

    // All columns of a run: for one tile's rows, or each for every row.
    private static Code Columns(TileRun run, int rows, DotOrder order, DotSpec spec)
    {
        string name = TileTemplate.Name(spec.Name, rows, run.Size), cut = order.IsCut ? ", k, n" : "";
        return TileLoops.Over(run, 1, "c", spec.Share, column =>
        {
            Code call = Code.Text($"{name}({spec.Arguments}, {column}{cut});");
            return order.RowsStandOutside
                ? call
                : Code.Under($"for (r = first; {TileLoops.Next(rows, "last")})", call);
        });
    }

    private static Code Around(DotOrder order, RowShape output, DotSpec spec, Code loops)
    {
        if (!order.RowsStandOutside)
            loops = TileLoops.RowBlocks(
                Tiling.RowsPerBlock(spec.LeftStride), Code.Lines("int r = block, first = block;", loops));
        else if (!order.IsCut)
            loops = Code.Lines("int r = 0;", loops);
        else
            loops = Code.Text($$"""
                // Rows and columns pass over so much of the depth as the caches hold; each block adds its part.
                for (int k = 0, n; k < {{spec.Depth}}; k += n)
                {
                    n = Math.Min({{order.Depth}}, {{spec.Depth}} - k);
                    int r = 0;
                    {{loops}}
                }
                """);
        return order.IsCut ? Code.Paragraphs([Start(output, spec), loops]) : loops;
    }

    // What the parts of sums are added to; padding of a bias is zero.
    private static Code Start(RowShape output, DotSpec spec) => spec.Bias is null
        ? Code.Text($"PaddedRows.Clear({spec.Output}, rows, 0, {output.Width}, {spec.OutputStride});")
        : Code.Text($"PaddedRows.Fill({spec.Output}, rows, p + {spec.Bias}, {output.Width}, {spec.OutputStride});");

    private static Code Method(Tile tile, DotOrder order, DotRoom room, DotSpec spec)
    {
        string parameters = $"{spec.Parameters}, int c{(order.IsCut ? ", int k, int n" : "")}";
        return Code.Text($$"""
            {{Wrapped.Comment($"{spec.Summary}: {TileTemplate.Size(tile, "column")} at a time.")}}
            {{TileTemplate.Attribute(tile.Rows)}}
            private static void {{TileTemplate.Name(spec.Name, tile.Rows, tile.Vectors)}}({{parameters}})
            {
                float* w = {{spec.Right}} + {{spec.RightStride}} * c{{(order.IsCut ? " + k" : "")}};
                {{(order.IsCut ? $"{spec.Left} += k;" : "")}}
                {{TileTemplate.Zero(tile, 0)}}
                {{Panels(spec, Code.Text($$"""
                    for (float* end = w + {{Extent(order, spec)}}; {{Steps(tile, spec)}})
                    {
                        {{Code.Filled(tile.Rows, r => LoadLeft(r, spec))}}
                        {{Code.Unroll(tile.Vectors, v => Products(tile, v, spec.RightStride, spec.Left))}}
                    }
                    """))}}

                {{spec.Output}} += c;
                {{(StartsAtBias(order, spec) ? $"float* b = p + {spec.Bias} + c;" : "")}}
                {{AllSums(tile, order, room, spec)}}
            }
            """);
    }

    private static string LoadLeft(int row, DotSpec spec) =>
        $"V {spec.Left}{Literal.Of(row)} = Load({Literal.Address(spec.Left, row * spec.LeftStride)});";

    private static Code Products(Tile tile, int v, int stride, string left) => Code.Row(
        $"V w{Literal.Of(v)} = Load({Literal.Address("w", v * stride)});", tile.Rows,
        r =>
        {
            string sum = tile.Sum(r, v);
            return $"{sum} = MultiplyAddEstimate({left}{Literal.Of(r)}, w{Literal.Of(v)}, {sum});";
        });

    private static string Extent(DotOrder order, DotSpec spec) =>
        order.IsCut ? "n" : Literal.Of(spec.PanelStride is null ? spec.Depth : Tiling.PanelFloats);

    private static Code Panels(DotSpec spec, Code loop) => spec.PanelStride is not int stride ? loop : Code.Under(
        $"for (float* last = {spec.Left} + {Literal.Of(spec.Depth)}; {spec.Left} < last; "
        + $"w += {Literal.Of(stride - Tiling.PanelFloats)})",
        loop);

    private static string Steps(Tile tile, DotSpec spec) =>
        $"w < end; {Literal.Next(spec.Left, tile.Lanes)}, {Literal.Next("w", tile.Lanes)}";

    private static bool StartsAtBias(DotOrder order, DotSpec spec) => !order.IsCut && spec.Bias is not null;

    private static Code AllSums(Tile tile, DotOrder order, DotRoom room, DotSpec spec) => Code.FilledRows(
        tile.Rows, row => Sums(tile, row, order, room, spec));

    // The sums of a row: four at a time share their shuffles. Where there are fewer and the row has room, what comes
    // behind them is written, too: padding, or sums that are written later or stay as they are.
    private static List<string> Sums(Tile tile, int row, DotOrder order, DotRoom room, DotSpec spec)
    {
        List<string> pieces = [];
        int v = 0;
        while (v < tile.Vectors)
        {
            string to = To(v);
            string? start = order.IsCut ? to : spec.Bias is null ? null : Literal.Address("b", v);
            if (v + 2 <= tile.Vectors && v + 4 <= room.Floats)
            {
                string four = string.Join(", ", Enumerable.Range(v, 4).Select(
                    vector => vector < tile.Vectors ? tile.Sum(row, vector) : "Zero"));
                pieces.Add(start is null ? $"VectorMath.StoreSums({to}, {four});"
                    : $"VectorMath.AddSums({to}, {start}, {four});");
                v += 4;
            }
            else
            {
                string becomes = order.IsCut ? "+=" : spec.Bias is null ? "=" : $"= b[{Literal.Of(v)}] +";
                pieces.Add($"{spec.Output}[{At(v)}] {becomes} VectorMath.SumAcross({tile.Sum(row, v)});");
                v++;
            }
        }

        // Where nothing was written ahead, padding is.
        if (room.IsLast && !order.IsCut && v < room.Floats)
            pieces.Add($"new Span<float>({To(v)}, {Literal.Of(room.Floats - v)}).Clear();");
        return pieces;

        int At(int vector) => row * spec.OutputStride + vector;

        string To(int vector) => Literal.Address(spec.Output, At(vector));
    }
}

/// <summary>What a tile of dot products finds in a row of the output from its first column on.</summary>
/// <param name="Floats">Floats to the end of the row, padding included.</param>
/// <param name="IsLast">Whether the tile's last column is the row's.</param>
internal readonly record struct DotRoom(int Floats, bool IsLast);

/// <summary>A product of dot products: rows of the left operand times rows of the right one.</summary>
internal sealed record DotSpec
{
    public required string Name { get; init; }

    /// <summary>Above a tile: what it computes, with shapes.</summary>
    public required string Summary { get; init; }

    /// <summary>Parameters of a tile ahead of its first column <c>c</c>.</summary>
    public required string Parameters { get; init; }

    /// <summary>Arguments of a tile of row <c>r</c>, ahead of its first column.</summary>
    public required string Arguments { get; init; }

    /// <summary>Pointer to the left operand.</summary>
    public required string Left { get; init; }

    /// <summary>Floats from a row of the left operand to the next.</summary>
    public required int LeftStride { get; init; }

    /// <summary>Pointer to the right operand, a row for each column of the output.</summary>
    public required string Right { get; init; }

    /// <summary>Floats from a row of the right operand to the next.</summary>
    public required int RightStride { get; init; }

    /// <summary>Floats from a panel of the right operand to the next, where it lies in panels.</summary>
    public int? PanelStride { get; init; }

    /// <summary>
    /// Floats of a dot product, whole vectors: what is padding is zero on one side and finite on the other.
    /// </summary>
    public required int Depth { get; init; }

    /// <summary>Offset in <c>p</c> of the row that sums are added to; null for zeros.</summary>
    public string? Bias { get; init; }

    /// <summary>Columns of the output.</summary>
    public required int Columns { get; init; }

    /// <summary>The share of columns of a thread; null where it has all.</summary>
    public string? Share { get; init; }

    /// <summary>Pointer to the output.</summary>
    public required string Output { get; init; }

    /// <summary>Floats from a row of the output to the next.</summary>
    public required int OutputStride { get; init; }
}
