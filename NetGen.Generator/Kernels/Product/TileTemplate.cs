using System;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>How a register tile reads as C#.</summary>
internal static class TileTemplate
{
    /// <summary>Name of a tile's method.</summary>
    public static string Name(string kernel, int rows, int vectors) =>
        $"{kernel}{Literal.Of(rows)}x{Literal.Of(vectors)}";

    /// <summary>A tile's method.</summary>
    public static Code Method(Tile tile, TileSpec spec)
    {
        int chains = spec.Depth is int depth && tile.Lanes > 1 ? Tiling.Chains(tile.Rows, tile.Vectors, depth) : 1;
        int rest = (spec.Depth ?? 0) % chains;
        string name = Name(spec.Name, tile.Rows, tile.Vectors) + spec.TypeParameters;
        string right = spec.RightStepName is string step
            ? $"{spec.Right} += {step}"
            : Step(spec.Right, chains * spec.RightStep);
        string steps = $"{Step(spec.Left, chains * spec.LeftStep)}, {right}";
        return Code.Text($$"""
            {{Attribute(tile.Rows)}}
            private static void {{name}}({{spec.Parameters}}{{(spec.LooksAhead ? ", bool isFirst" : "")}})
                {{spec.Constraint}}
            {
                {{spec.Setup}}
                {{Start(tile, spec.Bias)}}
                {{Code.Lines(Enumerable.Range(1, chains - 1).Select(chain => Zero(tile, chain)))}}
                for (float* end = {{spec.Right}} + {{Extent(spec, rest)}}; {{spec.Right}} < end; {{steps}})
                {
                    {{spec.EachDepth}}
                    {{(chains == 1 ? Near(tile, spec) : Code.Empty)}}
                    {{Depths(tile, spec, chains)}}
                }

                {{(rest == 0 ? Code.Empty : Code.Text($$"""
                    {
                        {{Depths(tile, spec, rest)}}
                    }
                    """))}}
                {{(chains == 1 ? Code.Empty : tile.Unroll((r, v) => Join(tile, r, v, chains)))}}
                {{spec.Epilogue(tile)}}
            }
            """);
    }

    /// <summary>
    /// What stands above a tile: one of a single row is part of the loop that calls it, since a call would show in a
    /// small network's prediction of one row.
    /// </summary>
    public static string Attribute(int rows) =>
        $"[MethodImpl(MethodImplOptions.Aggressive{(rows == 1 ? "Inlining" : "Optimization")})]";

    // As many depths of the sum as there are chains, each into the accumulators of its own.
    private static Code Depths(Tile tile, TileSpec spec, int count) =>
        Code.Lines(Enumerable.Range(0, count).Select(chain => Depth(tile, spec, chain)));

    // Chain 1 is one depth further on than the pointers.
    private static Code Depth(Tile tile, TileSpec spec, int chain)
    {
        string suffix = chain == 0 ? "" : Tile.Chain(chain);
        int right = chain * spec.RightStep;
        return Code.Lines(
            NextPanel(tile, spec, right),
            Vectors(tile, v => Code.Text(
                $"w{v}{suffix} = Load({Literal.Address(spec.Right, right + spec.ColumnAt(v * tile.Lanes))})")),
            Code.Unroll(tile.Rows, r =>
            {
                int left = r * spec.LeftRow + chain * spec.LeftStep;
                Code sums = Code.Inline(tile.Vectors, "  ", v => Sum(tile, r, v, chain, suffix));
                return Code.Text($"V x{r}{suffix} = Create({spec.Left}[{left}]);  {sums}");
            }));
    }

    // The same depth of the panel that comes next: a row of weights is too far from the one before for the hardware to
    // see a stream. Once is enough, and all that a core may wait for at a time are some ten lines.
    private static Code NextPanel(Tile tile, TileSpec spec, int right)
    {
        int floats = tile.Vectors * tile.Lanes;
        return !spec.LooksAhead ? Code.Empty : Code.Text($$"""
            if (isFirst)    // of all that pass over this panel: asks for the next one
            {
                {{Lines(floats, line => Code.Text(
                    $"Cache.ToL2({Literal.Address(spec.Right, right + floats + line)});"))}}
            }

            """);
    }

    // What the tile itself reads some depths later: both ends of the left operand's floats, which may cross a line.
    private static Code Near(Tile tile, TileSpec spec)
    {
        if (!Tiling.AsksAhead(tile.Lanes))
            return Code.Empty;
        (int left, int right) = (Tiling.DepthsAhead * spec.LeftStep, Tiling.DepthsAhead * spec.RightStep);
        int[] ends = tile.Rows == 1 ? [left] : [left, left + tile.Rows - 1];
        return Code.Lines(
            Tiling.ComesFromL2(spec.LeftStep, spec.Depth)
                ? Ahead(Code.Inline(ends.Length, "  ", i => ToL1(Literal.Address(spec.Left, ends[i]))))
                : Code.Empty,
            Tiling.ComesFromL2(spec.RightStep, spec.Depth) && !spec.RightIsCopied
                ? Ahead(Lines(tile.Vectors * tile.Lanes, line => spec.RightStepName is string step
                    ? ToL1(Literal.Address(spec.Right, $"{Literal.Of(Tiling.DepthsAhead)} * {step}", line))
                    : ToL1(Literal.Address(spec.Right, right + spec.ColumnAt(line)))))
                : Code.Empty);

        static Code Ahead(Code requests) =>
            Code.Text($"{requests}    // {Literal.Of(Tiling.DepthsAhead)} depths ahead");

        static Code ToL1(string address) => Code.Text($"Cache.ToL1({address});");
    }

    /// <summary>A statement for each cache line of so many floats.</summary>
    public static Code Lines(int floats, Func<int, Code> statement) => Code.Inline(
        (floats + Tiling.LineFloats - 1) / Tiling.LineFloats, "  ", line => statement(Tiling.LineFloats * line));

    private static Code Sum(Tile tile, int r, int v, int chain, string suffix)
    {
        string sum = tile.Sum(r, v, chain);
        return Code.Text($"{sum} = MultiplyAddEstimate(x{r}{suffix}, w{v}{suffix}, {sum});");
    }

    private static Code Join(Tile tile, int r, int v, int chains)
    {
        string s = tile.Sum(r, v), t = tile.Sum(r, v, 1);
        return chains == 2
            ? Code.Text($"{s} += {t};")
            : Code.Text($"{s} = ({s} + {t}) + ({tile.Sum(r, v, 2)} + {tile.Sum(r, v, 3)});");
    }

    private static Code Start(Tile tile, string? bias) => bias is null ? Zero(tile, 0) : Code.Lines(
        Vectors(tile, v => Code.Text($"b{v} = Load({Literal.Address("p", $"{bias} + c", v * tile.Lanes)})")),
        Code.Unroll(tile.Rows, r => Vectors(tile, v => Code.Text($"{tile.Sum(r, v)} = b{v}"))));

    /// <summary>Declares the accumulators of a chain.</summary>
    public static Code Zero(Tile tile, int chain) => Code.Unroll(
        tile.Rows, r => Vectors(tile, v => Code.Text($"{tile.Sum(r, v, chain)} = Zero")));

    private static Code Vectors(Tile tile, Func<int, Code> piece) =>
        Code.Text($"V {Code.Inline(tile.Vectors, ", ", piece)};");

    // long, because rows x stride may pass what an int holds.
    private static string Extent(TileSpec spec, int rest) => spec.Depth is int depth
        ? $"{Literal.Of(depth - rest)} * {Literal.Of(spec.RightStep)}"
        : $"(long)rows * {spec.RightStepName ?? Literal.Of(spec.RightStep)}";

    private static string Step(string pointer, int step) =>
        step == 1 ? pointer + "++" : $"{pointer} += {Literal.Of(step)}";
}
