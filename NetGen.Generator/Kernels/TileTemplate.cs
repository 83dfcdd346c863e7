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
            private static void {{name}}({{spec.Parameters}})
                {{spec.Constraint}}
            {
                {{spec.Setup}}
                {{Start(tile, spec.Bias)}}
                {{Code.Lines(Enumerable.Range(1, chains - 1).Select(chain => Zero(tile, chain)))}}
                for (float* end = {{spec.Right}} + {{Extent(spec, rest)}}; {{spec.Right}} < end; {{steps}})
                {
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
        string suffix = chain == 0 ? "" : Tile.Chain(chain).ToString();
        string right = spec.Right + Literal.Plus(chain * spec.RightStep);
        return Code.Lines(
            Ahead(tile, spec, right),
            Vectors(tile, v => Code.Text($"w{v}{suffix} = Load({right}{tile.Behind(v)})")),
            Code.Unroll(tile.Rows, r =>
            {
                int left = r * spec.LeftRow + chain * spec.LeftStep;
                Code sums = Code.Inline(tile.Vectors, "  ", v => Sum(tile, r, v, chain, suffix));
                return Code.Text($"V x{r}{suffix} = Create({spec.Left}[{left}]);  {sums}");
            }));
    }

    // The same depth of the panel that comes next: a row of weights is too far from the one before for the hardware to
    // see a stream.
    private static Code Ahead(Tile tile, TileSpec spec, string right)
    {
        int floats = tile.Vectors * tile.Lanes;
        return !spec.WorksInPanels || tile.Lanes < 8 ? Code.Empty : Code.Inline(
            (floats + Tiling.LineFloats - 1) / Tiling.LineFloats, "  ", line => Code.Text(
                $"Cache.Prefetch({right}{Literal.Plus(floats + Tiling.LineFloats * line)});"));
    }

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
        Vectors(tile, v => Code.Text($"b{v} = Load(p + {bias} + c{tile.Behind(v)})")),
        Code.Unroll(tile.Rows, r => Vectors(tile, v => Code.Text($"{tile.Sum(r, v)} = b{v}"))));

    /// <summary>Declares the accumulators of a chain.</summary>
    public static Code Zero(Tile tile, int chain) => Code.Unroll(
        tile.Rows, r => Vectors(tile, v => Code.Text($"{tile.Sum(r, v, chain)} = Create(0f)")));

    private static Code Vectors(Tile tile, Func<int, Code> piece) =>
        Code.Text($"V {Code.Inline(tile.Vectors, ", ", piece)};");

    // long, because rows x stride may pass what an int holds.
    private static string Extent(TileSpec spec, int rest) => spec.Depth is int depth
        ? $"{Literal.Of(depth - rest)} * {Literal.Of(spec.RightStep)}"
        : $"(long)rows * {spec.RightStepName ?? Literal.Of(spec.RightStep)}";

    private static string Step(string pointer, int step) =>
        step == 1 ? pointer + "++" : $"{pointer} += {Literal.Of(step)}";
}
