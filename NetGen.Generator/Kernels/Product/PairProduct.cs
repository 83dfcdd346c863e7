using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Products of few outputs at 512 bits: a row of the weights, 8 floats, would leave half of each vector empty, so that
/// two of them go into one, value by value. Inputs go in pairs, the even one for the first row and the odd one for the
/// second. Where their number is odd, and zeros stand behind them, the last pair has one of these, and padding of the
/// weights.
/// </summary>
internal static class PairProduct
{
    // Even, so that sums of two rows fill a vector.
    private const int RowsOfATile = 12;

    // Fewer sums would not hide the latency of the multiply-add.
    private const int FewestPairs = 6;
    private const int PairsOfATile = 14;

    /// <summary>The body forward; null where rows are too different from each other, or an input has no pair.</summary>
    public static Func<Width, KernelText>? Forward(
        string name, OpShapes shapes, PlannedTensor weights, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue)
    {
        Column rowsOfTwo = new(0, 2 * shapes.Out.Width);
        if (!TakesForward(shapes) || !InferenceSteps.PerColumn(epilogue, [rowsOfTwo]).IsEmpty)
            return null;
        string tile = $"{name}Pairs{RowsOfATile}";
        return width => new(
            Code.Text($$"""
                // Two rows of the weights fill a vector.
                int r = 0;
                for (; Pairs.Pay && {{TileLoops.Next(RowsOfATile, "rows")}})
                    {{tile}}(p, x + {{shapes.InStride}}L * r, y + 8L * r);
                if (r < rows)
                    {{width.Half.Name}}Kernels.{{name}}(p, x + {{shapes.InStride}}L * r, y + 8L * r, rows - r);
                """),
            Code.Text($$"""
                {{Wrapped.Comment(
                    ProductKernels.Shapes("z", "x", "W", shapes.In.Units, shapes.Out.Units)
                    + (bias is null ? "" : " + b")
                    + $": {Literal.Of(RowsOfATile)} rows at a time, two inputs a vector.")}}
                [MethodImpl(MethodImplOptions.AggressiveOptimization)]
                private static void {{tile}}(float* p, float* x, float* y)
                {
                    float* w = p + {{weights.Name}};
                    V b = {{(bias is null ? "Zero" : $"Pairs.First(p + {bias.Name})")}};
                    V {{Code.Inline(RowsOfATile, ", ", r => Code.Text($"s{r} = b"))}};
                    for (float* end = w + {{2 * PairsOf(shapes)}} * 8; w < end; x += 2, w += 16)
                    {
                        V w0 = Pairs.Load(w);
                        {{Code.Unroll(RowsOfATile, r => Sum(r, r * shapes.InStride, "w0"))}}
                    }

                    {{InferenceSteps.Once(epilogue)}}
                    {{Code.Unroll(RowsOfATile / 2, two => Code.Lines(
                        Code.Text($"V z{two} = Pairs.Sum(s{2 * two}, s{2 * two + 1});"),
                        Code.Lines(InferenceSteps.Apply(epilogue, rowsOfTwo, $"z{two}")),
                        Code.Text($"z{two}.Store({Literal.Address("y", 16 * two)});")))}}
                }
                """));
    }

    /// <summary>The body of the weight gradient; null where there are too few inputs, or one has no pair.</summary>
    public static Func<Width, KernelText>? Gradient(string name, OpShapes shapes, PlannedTensor weights)
    {
        if (!TakesGradient(shapes))
            return null;
        ImmutableArray<TileRun> runs = [.. Tiling.Runs(PairsOf(shapes), PairsOfATile)];
        return width => new(
            Code.Text($$"""
                if (rows == 1 || !Pairs.Pay)
                {
                    {{width.Half.Name}}Kernels.{{name}}(x, d, rows, share, sink);
                    return;
                }

                // Two rows of the weights fill a vector.
                S weights = sink.ForTensor(Tensor.{{weights.Name}});
                {{Code.Lines(runs.Select(run => TileLoops.Over(
                    run, 2, "i", "share", i => Code.Text($"{name}Pairs{run.Size}(x, d, rows, {i}, weights);"))))}}
                """),
            Code.Paragraphs(runs.Select(run => Tile(name, run.Size, shapes, weights))));
    }

    /// <summary>Whether shapes are such that inputs go in pairs forward.</summary>
    public static bool TakesForward(OpShapes shapes) =>
        shapes.Out is { Width: 8, Stride: 8 } && (shapes.In.Units % 2 == 0 || shapes.HasZerosBehind);

    /// <summary>Whether they do in the weight gradient.</summary>
    public static bool TakesGradient(OpShapes shapes) => TakesForward(shapes) && shapes.In.Units >= 2 * FewestPairs;

    private static int PairsOf(OpShapes shapes) => (shapes.In.Units + 1) / 2;

    private static Code Tile(string name, int pairs, OpShapes shapes, PlannedTensor weights)
    {
        int odd = shapes.In.Units % 2;
        return Code.Text($$"""
            {{Wrapped.Comment(
                GradientOperands.OutputsInLanes(shapes, weights).Summary
                + $": {Literal.Of(2 * pairs)} inputs at a time, two a vector.")}}
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void {{name}}Pairs{{pairs}}<S>(float* x, float* d, int rows, int i, S sink)
                {{Kernel.SinkConstraint}}
            {
                x += i;
                {{Code.Unroll(pairs, k => Code.Text($"V s{k} = Zero;"))}}
                for (float* end = d + (long)rows * 8; d < end; x += {{shapes.InStride}}, d += 8)
                {
                    V d0 = Pairs.Twice(d);
                    {{Code.Unroll(pairs, k => Sum(k, 2 * k, "d0"))}}
                }

                int w = {{weights.Name}} + 8 * i;
                {{Code.Unroll(pairs - odd, k => Code.Text(
                    $"sink.Accept(w{Literal.Plus(16 * k)}, Pairs.Apart(s{k}));"))}}
                {{(odd == 0 ? Code.Empty : Code.Text($$"""
                    V last = Pairs.Apart(s{{pairs - 1}});
                    if (i + {{2 * pairs}} > {{shapes.In.Units}})
                        last = last.WithUpper(default);   // The weights' padding stays zero, whatever d is.
                    sink.Accept(w{{Literal.Plus(16 * (pairs - 1))}}, last);
                    """))}}
            }
            """);
    }

    private static Code Sum(int number, int at, string row) => Code.Text(
        $"s{number} = MultiplyAddEstimate(Pairs.Spread({Literal.Address("x", at)}), {row}, s{number});");
}
