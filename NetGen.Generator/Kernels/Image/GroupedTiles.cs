using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// How a convolution in groups goes over its output: some positions of a line and a vector of channels at a time, with
/// their sums in registers. Which taps of a position lie within its line is known beforehand, so that only lines are
/// tested.
/// </summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Window">The window over the image.</param>
/// <param name="From">A position of the image.</param>
/// <param name="To">A position that goes out.</param>
/// <param name="FilterStride">Floats from a tap's weights of one channel to those of the next.</param>
/// <param name="HasBias">Whether sums start with a bias.</param>
internal sealed record GroupedTiles(
    string Name, Window Window, RowShape From, RowShape To, int FilterStride, bool HasBias)
{
    /// <summary>Whether the filter is turned by 180 degrees, from its last tap to its first.</summary>
    public bool IsTurned { get; init; }

    /// <summary>The pointers to what comes in and what goes out.</summary>
    public (string From, string To) Pointers { get; init; } = ("x", "y");

    // So many sums hide the latency of the multiply-add, and leave registers at every width.
    private const int MostPositions = 8;

    // They are written out, one behind the other.
    private const int MostTaps = 8;

    /// <summary>Whether a line of the kernel is short enough for such tiles.</summary>
    public static bool Fit(Window window) => window.Columns.Kernel <= MostTaps;

    private Axis Along => Window.Columns;

    private int FloatsOfLine => Along.Kernel * From.Groups * FilterStride;

    /// <summary>The loops over images and over vectors of channels.</summary>
    /// <param name="filter">Where the filter starts.</param>
    /// <param name="bias">Where the bias starts; empty where there is none.</param>
    /// <param name="width">The vector width.</param>
    public KernelText Write(string filter, string bias, Width width)
    {
        (string from, string to) = Pointers;
        TileRun[] runs =
        [
            .. from part in Parts()
               from run in Tiling.Runs(part.Count, MostPositions)
               select run with { First = part.First + run.First },
        ];
        string biasOf = HasBias ? $"{bias} + c, " : "";
        string lastLine = IsTurned ? Literal.Plus((Window.Rows.Kernel - 1) * FloatsOfLine) : "";
        Code tiles = Code.Lines(runs.Select(run => TileLoops.Over(
            run with { First = 0 }, 1, "r", null, r => Wrapped.Call(
                NameOf(run),
                $"{from} + c{Times(From.Stride * Along.Stride, r)}, {filter}{lastLine} + c, {biasOf}"
                    + $"{to} + c{Times(To.Stride, r)}, top"))));
        return new(
            ImageOperation.OverRows(
                Code.Text($$"""
                    for (int row = 0; row < {{Window.Rows.Outputs}}; row++, {{to}} += {{To.Stride * Along.Outputs}})
                    {
                        int top = {{Window.Rows.Start("row")}};
                        {{ImageOperation.OverChannels(To, width, tiles)}}
                    }
                    """),
                (from, From.Stride * Window.Rows.Size * Along.Size)),
            Code.Paragraphs(runs.Select(Tile)));
    }

    private string NameOf(TileRun run) => $"{Name}{Literal.Of(run.Size)}From{Literal.Of(run.First)}";

    private static string Times(int floats, string position) =>
        position == "0" ? "" : $" + {Literal.Of(floats)} * {position}";

    // Positions of a line side by side with the same taps; so few that they are one tile may have different ones.
    private List<(int First, int Count)> Parts()
    {
        List<(int First, int Count)> parts = [];
        for (int i = 1, first = 0; i <= Along.Outputs; i++)
        {
            if (i < Along.Outputs && HaveSameTaps(i - 1, i))
                continue;
            (int First, int Count) part = (first, i - first), last = parts.LastOrDefault();
            first = i;
            if (parts.Count > 0 && last.Count + part.Count <= MostPositions)
                parts[parts.Count - 1] = (last.First, last.Count + part.Count);
            else
                parts.Add(part);
        }

        return parts;
    }

    private bool HaveSameTaps(int output, int other) => Enumerable.Range(0, Along.Kernel).All(
        tap => IsWithin(output, tap) == IsWithin(other, tap));

    // Where a tap of an output stands in the line that comes in.
    private int PlaceOf(int output, int tap) => Along.Stride * output - Along.Padding + Along.Dilation * tap;

    private bool IsWithin(int output, int tap) => (uint)PlaceOf(output, tap) < (uint)Along.Size;

    private Code Tile(TileRun run)
    {
        int last = run.First + run.Tiles * run.Size - 1;
        string columns = run.First == last
            ? $"Column {Literal.Of(run.First)}"
            : $"Columns {Literal.Of(run.First)} to {Literal.Of(last)}";
        string size = run.Tiles == 1 ? "" : $", {Literal.Of(run.Size)} at a time";
        Code test = Window.Rows.StaysWithin ? Code.Empty : Code.Text($$"""
            if ((uint)h >= {{Window.Rows.Size}})
                continue;

            """);
        (string from, string to) = Pointers;
        string parameters = $"float* {from}, float* w, {(HasBias ? "float* b, " : "")}float* {to}, int top";
        return Code.Text($$"""
            // {{columns}} of a line{{size}}.
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static void {{NameOf(run)}}({{parameters}})
            {
                {{(HasBias ? "V s = Load(b);" : Code.Empty)}}
                {{Sums(run, p => $"V s{p} = {(HasBias ? "s" : "Zero")};")}}
                for (int i = 0; i < {{Window.Rows.Kernel}}; i++, w {{(IsTurned ? "-" : "+")}}= {{FloatsOfLine}})
                {
                    int h = {{Window.Rows.At("top", "i")}};
                    {{test}}
                    float* line = {{from}} + {{From.Stride * Along.Size}} * h;
                    {{Channels(Code.Lines(Enumerable.Range(0, Along.Kernel).Select(tap => Tap(run, tap))))}}
                }

                {{Sums(run, p => $"s{p}.Store({Literal.Address(to, To.Stride * (run.First + p))});")}}
            }
            """);
    }

    private static Code Sums(TileRun run, Func<int, string> statement) => Code.Filled(run.Size, statement);

    // What is done for each channel of a group.
    private Code Channels(Code taps) => From.Groups == 1 ? taps : Code.Text($$"""
        float* f = w;
        for (int k = 0; k < {{From.Groups}}; k++, line += {{From.GroupStride}}, f += {{FilterStride}})
        {
            {{taps}}
        }
        """);

    private Code Tap(TileRun run, int tap)
    {
        IEnumerable<int> positions = Enumerable.Range(0, run.Size).Where(p => IsWithin(run.First + p, tap));
        int place = IsTurned ? Along.Kernel - 1 - tap : tap;
        string filter = From.Groups == 1 ? "w" : "f", name = "w" + Literal.Of(tap);
        string load = $"V {name} = Load({Literal.Address(filter, place * From.Groups * FilterStride)});";
        return !positions.Any() ? Code.Empty : Code.Lines(load, Code.Filled(positions.Select(p =>
            $"s{Literal.Of(p)} = MultiplyAddEstimate("
                + $"Load({Literal.Address("line", From.Stride * PlaceOf(run.First + p, tap))}), {name}, "
                + $"s{Literal.Of(p)});")));
    }
}
