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

    /// <summary>What stands ahead of a tile's arguments in a call.</summary>
    public static string Callee(Tile tile, TileSpec spec) => !IsShared(tile, spec)
        ? Name(spec.Name, tile.Rows, tile.Vectors)
        : $"{Name(spec.Shared!.Name, tile.Rows, tile.Vectors)}<{spec.Shared.Sizes}{(spec.Sink == "" ? "" : ", S")}>";

    /// <summary>A tile's method, to be written where the kernel is or, where it is shared, once.</summary>
    public static KernelText Method(Tile tile, TileSpec spec)
    {
        if (!IsShared(tile, spec))
            return new(default, Text(tile, spec, Name(spec.Name, tile.Rows, tile.Vectors), new(spec, false)));
        string name = Name(spec.Shared!.Name, tile.Rows, tile.Vectors);
        return new(default) { Shared = [new(name, () => Text(tile, spec, name, new(spec, true)))] };
    }

    /// <summary>
    /// What stands above a tile: one of a single row is part of the loop that calls it, since a call would show in a
    /// small network's prediction of one row.
    /// </summary>
    public static string Attribute(int rows) =>
        $"[MethodImpl(MethodImplOptions.Aggressive{(rows == 1 ? "Inlining" : "Optimization")})]";

    /// <summary>A statement for each cache line of so many floats.</summary>
    public static Code Lines(int floats, Func<int, string> statement) => Code.Filled(
        (floats + Tiling.LineFloats - 1) / Tiling.LineFloats, line => statement(Tiling.LineFloats * line));

    /// <summary>Declares the accumulators of a chain.</summary>
    public static Code Zero(Tile tile, int chain) => Declare(tile, (r, v) => $"{tile.Sum(r, v, chain)} = Zero");

    // What differs between products of one form are sizes alone: no depth is left over from the chains, and the next
    // panel comes unasked.
    private static bool IsShared(Tile tile, TileSpec spec) =>
        spec is { Shared: not null, LooksAhead: false, RightStepName: null }
        && (spec.Depth ?? 0) % Chains(tile, spec) == 0;

    private static int Chains(Tile tile, TileSpec spec) =>
        spec.Depth is int depth && tile.Lanes > 1 ? Tiling.Chains(tile.Rows, tile.Vectors, depth) : 1;

    private static Code Text(Tile tile, TileSpec spec, string name, TileSizes sizes)
    {
        int chains = Chains(tile, spec);
        int rest = (spec.Depth ?? 0) % chains;
        string[] types = [.. new[] { sizes.IsShared ? "P" : "", spec.Sink }.Where(type => type != "")];
        string[] parameters =
            (spec.Parameters + (spec.LooksAhead ? ", bool isFirst" : "")).Split([", "], StringSplitOptions.None);
        string typeParameters = types.Length == 0 ? "" : $"<{string.Join(", ", types)}>";
        Code loops = Around(spec, Loop(tile, spec, sizes, chains));
        Code after = Code.Lines(
            chains == 1 ? Code.Empty : tile.Unroll((r, v) => Join(tile, r, v, chains)), spec.Epilogue(tile, sizes));
        return Code.Text($$"""
            {{Wrapped.Comment($"{spec.Summary}: {Size(tile, "vector")} at a time.")}}
            {{(spec.Note == "" ? Code.Empty : Wrapped.Comment(spec.Note))}}
            {{Attribute(tile.Rows)}}
            {{Wrapped.Signature($"private static void {name}{typeParameters}", parameters)}}
                {{(sizes.IsShared ? $"where P : struct, {Constants(spec)}" : "")}}
                {{(spec.Sink == "" ? "" : Kernel.SinkConstraint)}}
            {
                {{spec.Setup(tile, sizes)}}
                {{Start(tile, spec)}}
                {{Code.Lines(Enumerable.Range(1, chains - 1).Select(chain => Zero(tile, chain)))}}
                {{(rest == 0 ? Code.Paragraphs([loops, after]) : Code.Lines(loops, after))}}
            }
            """);
    }

    private static Code Loop(Tile tile, TileSpec spec, TileSizes sizes, int chains)
    {
        int rest = (spec.Depth ?? 0) % chains;
        string steps = $"{sizes.LeftStep.Step(spec.Left, chains)}, {sizes.RightStep.Step(spec.Right, chains)}";
        Code loop = Code.Text($$"""
            for (float* end = {{spec.Right}} + {{Extent(spec, sizes, rest)}}; {{spec.Right}} < end; {{steps}})
            {
                {{spec.EachDepth(tile, sizes)}}
                {{(chains == 1 ? Near(tile, spec, sizes) : Code.Empty)}}
                {{Depths(tile, spec, sizes, chains)}}
            }
            """);
        return rest == 0 ? loop : Code.Paragraphs([loop, Rest(tile, spec, sizes, rest)]);
    }

    // Loops around it move the pointers past these depths, too.
    private static Code Rest(Tile tile, TileSpec spec, TileSizes sizes, int rest) => Code.Text($$"""
        // The depths that remain.
        {
            {{Depths(tile, spec, sizes, rest)}}
        }
        {{(spec.Around.IsEmpty ? Code.Empty : Code.Lines(
            $"{sizes.LeftStep.Step(spec.Left, rest)};", $"{sizes.RightStep.Step(spec.Right, rest)};"))}}
        """);

    private static Code Around(TileSpec spec, Code loop)
    {
        for (int i = spec.Around.Length - 1; i >= 0; i--)
        {
            (string count, int skip) = spec.Around[i];
            string variable = ((char)('i' + i)).ToString();
            string move = skip == 0 ? "" : $", {spec.Left} += {Literal.Of(skip)}";
            loop = Code.Under(
                $"for (int {variable} = 0; {variable} < {count}; {variable}++{move})", loop, isOneStatement: false);
        }

        return loop;
    }

    /// <summary>A tile in words: <c>12 rows by 1 vector</c>.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="column">What its columns are counted in.</param>
    public static string Size(Tile tile, string column) =>
        $"{Counted(tile.Rows, "row")} by {Counted(tile.Vectors, column)}";

    private static string Counted(int number, string noun) =>
        $"{Literal.Of(number)} {noun}{(number == 1 ? "" : "s")}";

    private static string Constants(TileSpec spec) => spec.Depth is null ? "ILayerSizes" : "IProductSizes";

    // As many depths of the sum as there are chains, each into the accumulators of its own.
    private static Code Depths(Tile tile, TileSpec spec, TileSizes sizes, int count) =>
        Code.Lines(Enumerable.Range(0, count).Select(chain => Depth(tile, spec, sizes, chain)));

    // Chain 1 is one depth further on than the pointers.
    private static Code Depth(Tile tile, TileSpec spec, TileSizes sizes, int chain)
    {
        string suffix = chain == 0 ? "" : Tile.Chain(chain);
        return Code.Lines(
            NextPanel(tile, spec, chain),
            Code.Filled(tile.Vectors, v =>
                $"V {spec.Right}{Literal.Of(v)}{suffix} = Load({sizes.Column(chain, v * tile.Lanes)});"),
            Code.Unroll(tile.Rows, r =>
            {
                string at = sizes.LeftStep.Name is null
                    ? sizes.LeftRow.Times(r, chain * sizes.LeftStep.Value)
                    : sizes.LeftStep.Times(chain, r * spec.LeftRow);
                return Code.Row(
                    $"V {spec.Left}{Literal.Of(r)}{suffix} = Create({spec.Left}[{at}]);", tile.Vectors,
                    v => Sum(tile, spec, r, v, chain));
            }));
    }

    // The same depth of the panel that comes next: a row of weights is too far from the one before for the hardware to
    // see a stream. Once is enough, and all that a core may wait for at a time are some ten lines.
    private static Code NextPanel(Tile tile, TileSpec spec, int chain)
    {
        int floats = tile.Vectors * tile.Lanes, right = chain * spec.RightStep;
        return !spec.LooksAhead ? Code.Empty : Code.Text($$"""
            // The first tile to pass over this panel prefetches the next one.
            if (isFirst)
            {
                {{Lines(floats, line => $"Cache.ToL2({Literal.Address(spec.Right, right + floats + line)});")}}
            }

            """);
    }

    // What the tile itself reads some depths later: both ends of the left operand's floats, which may cross a line.
    private static Code Near(Tile tile, TileSpec spec, TileSizes sizes)
    {
        const int ahead = Tiling.DepthsAhead;
        if (!Tiling.AsksAhead(tile.Lanes))
            return Code.Empty;
        int[] ends = tile.Rows == 1 ? [0] : [0, tile.Rows - 1];
        Code all = Code.Lines(
            Ahead(
                sizes.IsShared && spec.Depth is null ? "P.XIsFar" : "", spec.LeftIsFar,
                Code.Filled(ends.Length, i => ToL1(sizes.LeftStep.Behind(spec.Left, ahead, ends[i])))),
            Ahead(
                !sizes.IsShared ? "" : spec.Depth is null ? "P.DIsFar" : "P.WIsFar", spec.RightIsFar,
                Lines(tile.Vectors * tile.Lanes, line => ToL1(sizes.Column(ahead, line)))));
        return all.IsEmpty
            ? all
            : Code.Lines(Code.Text($"// Prefetches what this loop reads {ahead} steps later."), all);

        static Code Ahead(string condition, bool isFar, Code requests) =>
            condition != "" ? Code.Text($$"""
                if ({{condition}})
                {
                    {{requests}}
                }

                """)
            : isFar ? requests
            : Code.Empty;

        static string ToL1(string address) => $"Cache.ToL1({address});";
    }

    private static string Sum(Tile tile, TileSpec spec, int r, int v, int chain)
    {
        string sum = tile.Sum(r, v, chain), suffix = chain == 0 ? "" : Tile.Chain(chain);
        string left = spec.Left + Literal.Of(r) + suffix, right = spec.Right + Literal.Of(v) + suffix;
        return $"{sum} = MultiplyAddEstimate({left}, {right}, {sum});";
    }

    private static string Join(Tile tile, int r, int v, int chains)
    {
        string s = tile.Sum(r, v), t = tile.Sum(r, v, 1);
        return chains == 2
            ? $"{s} += {t};"
            : $"{s} = ({s} + {t}) + ({tile.Sum(r, v, 2)} + {tile.Sum(r, v, 3)});";
    }

    private static Code Start(Tile tile, TileSpec spec) => !spec.HasBias ? Zero(tile, 0) : Code.Lines(
        Wrapped.Vectors([.. Enumerable.Range(0, tile.Vectors).Select(v =>
            $"b{Literal.Of(v)} = Load({Literal.Address("b", v * tile.Lanes)})")]),
        Declare(tile, (r, v) => $"{tile.Sum(r, v)} = b{Literal.Of(v)}"));

    // Rows of accumulators, as many in a line as it has room for.
    private static Code Declare(Tile tile, Func<int, int, string> piece) => Code.Filled(
        tile.Rows, r => $"V {string.Join(", ", Enumerable.Range(0, tile.Vectors).Select(v => piece(r, v)))};");

    // long, because rows x stride may pass what an int holds.
    private static string Extent(TileSpec spec, TileSizes sizes, int rest) => spec.Depth is int depth
        ? $"{(sizes.IsShared ? "P.Depth" : Literal.Of(depth - rest))} * {sizes.RightStep.Times(1)}"
        : $"(long)rows * {sizes.RightStep.Times(1)}";
}
