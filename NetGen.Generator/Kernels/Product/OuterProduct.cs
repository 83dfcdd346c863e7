using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The weight gradient of one row alone, an outer product: nothing is summed, so all of its time goes into moving
/// weights and their state, which it does in the order in which they lie in memory.
/// </summary>
internal static class OuterProduct
{
    private const int VectorsInRegisters = 8;
    private const int VectorsPerStep = 4;

    /// <summary>A weight gradient that leaves one row to the outer product.</summary>
    /// <param name="ofOneRow">The outer product.</param>
    /// <param name="name">Name of the kernel.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="sizes">The struct of the product's sizes, where products share it; else null.</param>
    /// <param name="tiles">The kernel for more rows.</param>
    /// <param name="waitsFirst">
    /// Whether threads may come here without a wait, each with columns of its own: the work on one row is cut
    /// differently, so that all wait first.
    /// </param>
    public static KernelText OrElse(
        Code ofOneRow, string name, PlannedTensor weights, string? sizes, KernelText tiles, bool waitsFirst)
    {
        string sink = $"sink.ForTensor(Tensor.{weights.Name})";
        Code call = sizes is null
            ? Wrapped.Call($"{name}OfOneRow", $"x, d, share, {sink}")
            : Wrapped.Call($"WeightGradientOfOneRow<{sizes}, S>", $"x, d, {weights.Name}, share, {sink}");
        Code statements = Code.Text($$"""
            // One row: nothing is summed, and weights pass by in the order in which they lie.
            if (rows == 1)
            {
                {{(waitsFirst ? Waits : Code.Empty)}}
                {{call}}
                return;
            }

            {{tiles.Statements}}
            """);
        string signature = sizes is null
            ? $"{name}OfOneRow<S>(float* x, float* d, Share share, S sink)"
            : "WeightGradientOfOneRow<P, S>(float* x, float* d, int first, Share share, S sink)";
        Func<Code> helper = () => Code.Text($$"""
            // dW = x d of one row, in the order in which weights lie.
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void {{signature}}
                {{(sizes is null ? "" : "where P : struct, ILayerSizes")}}
                {{Kernel.SinkConstraint}}
            {
                {{ofOneRow}}
            }
            """);
        KernelText outer = sizes is null
            ? new(default, helper())
            : new(default) { Shared = [new("WeightGradientOfOneRow", helper)] };
        return KernelText.Of(statements, outer, tiles);
    }

    private static Code Waits => Code.Lines(
        "// Threads come here without a wait, each having written columns of d; one row is cut differently.",
        "share.Wait();");

    /// <summary>All columns of a row, before the next row.</summary>
    /// <param name="width">Vector width.</param>
    /// <param name="columns">Columns of the weights as they are laid out.</param>
    /// <param name="length">Rows of them.</param>
    /// <param name="left">What is broadcast, a value for each row.</param>
    /// <param name="right">What is loaded, a vector for each of the columns.</param>
    /// <param name="weights">Where the first row of the weights stands.</param>
    /// <param name="stride">Floats from a row of them to the next.</param>
    public static Code Rows(
        Width width, RowShape columns, int length, string left, string right, string weights, int stride)
    {
        int vectors = columns.Vectors(width.Lanes);
        bool keeps = vectors <= VectorsInRegisters;
        ImmutableArray<TileRun> runs = [.. Tiling.Runs(vectors, keeps ? vectors : VectorsPerStep)];
        return Code.Text($$"""
            {{(keeps ? Loads(vectors, right, v => Literal.Address(right, v * width.Lanes)) : Code.Empty)}}
            for (int i = share.Start({{length}}); i < share.End({{length}}); i++)
            {
                V {{left}}i = Create({{left}}[i]);
                int w = {{weights}} + {{stride}} * i;
                {{Code.Join(keeps ? "\n" : "\n\n", runs.Select(run => Run(width, run, keeps, left, right)))}}
            }
            """);
    }

    /// <summary>A panel's columns for every row, before the next panel, for the sizes <c>P</c> of a product.</summary>
    public static Code Panels(Width width, string left, string right)
    {
        int vectors = width.IsVector ? Math.Min(VectorsInRegisters, Tiling.PanelFloats / width.Lanes) : 1;
        int part = vectors * width.Lanes;
        string panel = Literal.Of(Tiling.PanelFloats);
        string weights = part == Tiling.PanelFloats
            ? $"P.WPanel / {panel} * c"
            : $"c / {panel} * P.WPanel + c % {panel}";
        string step = part == 1 ? "" : $"{Literal.Of(part)} * ";
        string blocks = part == 1 ? "P.Outputs" : $"P.Outputs / {Literal.Of(part)}";
        string start = $"{step}share.Start({blocks})", end = $"{step}share.End({blocks})";
        return Code.Text($$"""
            for (int c = {{start}}; c < {{end}}; {{Literal.Next("c", part)}})
            {
                {{Loads(vectors, right, v => Literal.Address(right, "c", v * width.Lanes))}}
                int w = first + {{weights}};
                for (int i = 0; i < P.Depth; i++, w += P.WRow)
                {
                    V {{left}}i = Create({{left}}[i]);
                    {{Run(width, new(0, 1, vectors), true, left, right)}}
                }
            }
            """);
    }

    private static Code Loads(int vectors, string right, Func<int, string> address) =>
        Code.Filled(vectors, v => $"V {right}{Literal.Of(v)} = Load({address(v)});");

    private static Code Run(Width width, TileRun run, bool keeps, string left, string right)
    {
        int step = run.Size * width.Lanes;
        int first = run.First * width.Lanes;
        if (keeps)
        {
            return Code.Filled(
                run.Size, v => $"sink.Accept(w{Literal.Plus(v * width.Lanes)}, {left}i * {right}{Literal.Of(v)});");
        }

        Code Accept(int behind) => Code.Text(
            $"sink.Accept(w + c{Literal.Plus(behind)}, {left}i * Load({Literal.Address(right, "c", behind)}));");

        return Code.Text($$"""
            for (int c = {{first}}; c < {{first + run.Tiles * step}}; {{Literal.Next("c", step)}})
            {
                {{Code.Unroll(run.Size, v => Accept(v * width.Lanes))}}
            }
            """);
    }
}
