using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Emit;

/// <summary>
/// How a product of two matrices that both have the depth in their lanes reads as C#: tiles of dot products, summed
/// across the lanes once, in the end. Nothing is broadcast, and neither matrix has to be transposed.
/// </summary>
internal static class DotTemplate
{
    /// <summary>
    /// Loops over tiles: every row for a few columns, whose rows of the right operand stay in the cache.
    /// </summary>
    public static KernelText Write(Width width, RowShape output, DotSpec spec)
    {
        List<Code> loops = ["int r = block, first = block;"];
        List<Code> tiles = [];
        foreach ((int rows, int most) in Tiling.DotTiles(width))
        {
            int first = 0;
            foreach (IGrouping<int, int> run in Tiling.Split(spec.Columns, most).GroupBy(size => size))
            {
                int columns = run.Key;
                int end = first + columns * run.Count();
                loops.Add(Code.Text($$"""
                    for (int c = {{first}}; c < {{end}}; c += {{columns}})
                        for (r = first; {{TileLoops.Next(rows, "last")}})
                            {{TileTemplate.Name(spec.Name, rows, columns)}}({{spec.Arguments}});
                    """));
                tiles.Add(Method(new(rows, columns, width.Lanes), spec));
                first = end;
            }

            loops.Add(rows == 1 ? Code.Empty : "first = r;");
        }

        return new(
            Code.Lines(
                TileLoops.RowBlocks(spec.LeftStride, Code.Lines(loops)), Sweep.ClearPadding(output, spec.Output)),
            Code.Paragraphs(tiles));
    }

    private static Code Method(Tile tile, DotSpec spec) => Code.Text($$"""
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void {{TileTemplate.Name(spec.Name, tile.Rows, tile.Vectors)}}({{spec.Parameters}}, int c)
        {
            float* w = {{spec.Right}} + {{spec.RightStride}} * c;
            {{TileTemplate.Zero(tile, 0)}}
            for (float* end = w + {{spec.Depth}}; w < end; {{spec.Left}} += {{tile.Lanes}}, w += {{tile.Lanes}})
            {
                V {{Code.Inline(tile.Rows, ", ", r =>
                    Code.Text($"x{r} = Load({spec.Left}{Literal.Plus(r * spec.LeftStride)})"))}};
                {{Code.Unroll(tile.Vectors, v => Code.Text(
                    $"V w{v} = Load(w{Literal.Plus(v * spec.RightStride)});  {Code.Inline(tile.Rows, "  ", r =>
                        Code.Text($"{tile.Sum(r, v)} = MultiplyAddEstimate(x{r}, w{v}, {tile.Sum(r, v)});"))}"))}}
            }

            {{spec.Output}} += c;
            {{tile.Unroll((r, v) => Code.Text(
                $"{spec.Output}[{Literal.Of(r * spec.OutputStride + v)}] = Sum({tile.Sum(r, v)}){Bias(spec, v)};"))}}
        }
        """);

    private static string Bias(DotSpec spec, int column) =>
        spec.Bias is null ? "" : $" + p[{spec.Bias} + c{Literal.Plus(column)}]";
}

/// <summary>A product of dot products: rows of the left operand times rows of the right one.</summary>
internal sealed record DotSpec
{
    public required string Name { get; init; }

    /// <summary>Parameters of a tile ahead of its first column <c>c</c>.</summary>
    public required string Parameters { get; init; }

    /// <summary>Arguments of a tile, of row <c>r</c> and column <c>c</c>.</summary>
    public required string Arguments { get; init; }

    /// <summary>Pointer to the left operand.</summary>
    public required string Left { get; init; }

    /// <summary>Floats from a row of the left operand to the next.</summary>
    public required int LeftStride { get; init; }

    /// <summary>Pointer to the right operand, a row for each column of the output.</summary>
    public required string Right { get; init; }

    /// <summary>Floats from a row of the right operand to the next.</summary>
    public required int RightStride { get; init; }

    /// <summary>
    /// Floats of a dot product, whole vectors: what is padding is zero on one side and finite on the other.
    /// </summary>
    public required int Depth { get; init; }

    /// <summary>Offset of what is added to each column; null for nothing.</summary>
    public string? Bias { get; init; }

    /// <summary>Columns of the output.</summary>
    public required int Columns { get; init; }

    /// <summary>Pointer to the output.</summary>
    public required string Output { get; init; }

    /// <summary>Floats from a row of the output to the next.</summary>
    public required int OutputStride { get; init; }
}
