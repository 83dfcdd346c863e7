using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The kernels of <see cref="LayerNormalization"/>.</summary>
internal static class LayerNormalizationText
{
    public static KernelText Forward(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        return new(Code.Text($$"""
            {{LossText.Inside(shape, width)}}
            {{Elementwise.Once(op.Epilogue, Pass.Forward)}}
            {{RowStatistics.Call(op.Node, "x", "rows")}}
            float* xr = x, yr = y;
            {{Code.Paragraphs(
            [
                Code.Text($$"""
                    for (int r = 0; r < rows; r++, {{Moves(op.Shapes, "xr", "yr")}})
                    {
                        {{RowStatistics.Load("s")}}
                        {{RowVectors.Each(shape, width, (columns, tail) => ForwardOfBlock(op, columns, tail))}}
                    }
                    """),
                Elementwise.ClearPadding(op.Epilogue, shape, "y"),
            ])}}
            """))
        {
            Shared = [RowStatistics.Function(shape, op.Shapes.InStride, width)],
        };
    }

    public static KernelText Infer(InferenceOp op, ImmutableArray<InferenceStep> steps, Width width)
    {
        RowShape shape = op.Shapes.Out;
        return new(Code.Text($$"""
            {{LossText.Inside(shape, width)}}
            {{InferenceSteps.Once(steps)}}
            float* s = stackalloc float[{{RowStatistics.Floats}} * rows];   // inference has some hundred rows at a time
            {{RowStatistics.Call(op.Node, "x", "rows")}}
            float* xr = x, yr = y;
            {{Code.Paragraphs(
            [
                Code.Text($$"""
                    for (int r = 0; r < rows; r++, {{Moves(op.Shapes, "xr", "yr")}})
                    {
                        {{RowStatistics.Load("s")}}
                        {{RowVectors.Each(shape, width, (columns, tail) => InferOfBlock(op, steps, columns, tail))}}
                    }
                    """),
                Elementwise.ClearPadding(InferenceSteps.Pointwise(steps), shape, "y"),
            ])}}
            """))
        {
            Shared = [RowStatistics.Function(shape, op.Shapes.InStride, width)],
        };
    }

    /// <summary>
    /// From d to the gradient of xhat, and the gradients of gamma and beta: sums over the rows. Whoever takes these may
    /// change gamma at once, so that nothing behind this pass reads it.
    /// </summary>
    public static Code Backward(Op op, Width width)
    {
        bool affine = LayerNormalization.IsAffine(op.Node), recovers = LayerNormalization.RecoversXhat(op);
        return Code.Text($$"""
            {{LossText.Inside(op.Shapes.Out, width)}}
            {{(!affine ? Code.Empty
                : Code.Lines(Elementwise.Sink(op.Node, "Gamma"), Elementwise.Sink(op.Node, "Beta")))}}
            {{Elementwise.Once(op.Epilogue, Pass.Backward)}}
            {{Code.Paragraphs(
            [
                RowVectors.Shared(op.Shapes.Out, width, (columns, tail) => Code.Paragraphs(
                [
                    Code.Text($$"""
                        {{Elementwise.PerColumn(op.Epilogue, columns, Pass.Backward)}}
                        {{(!affine ? Code.Empty : Code.Filled(columns.Select(
                            c => $"V dBeta{c.Suffix} = Zero, dGamma{c.Suffix} = Zero;")))}}
                        {{PartialSums.Declare(SumsOf(op, columns))}}
                        {{(!affine ? Code.Empty : Elementwise.Each(columns, c => Parameters(op, c)))}}
                        {{Pointers(op)}}
                        for (int r = 0; r < rows; r++, {{Steps(op)}})
                        {
                            {{Elementwise.PerRow(op.Epilogue, columns, Pass.Backward)}}
                            {{(recovers ? RowStatistics.Load("sr") : Code.Empty)}}
                            {{Elementwise.Each(columns, c => BackwardOfColumn(op, c, tail))}}
                            {{SumsOf(op, columns).Move}}
                        }
                        """),
                    Code.Lines(
                        SumsOf(op, columns).Finish,
                        Elementwise.GradientPerColumn(op.Epilogue, columns),
                        affine ? Elementwise.Each(columns, c => Accept(op.Node, c)) : Code.Empty),
                ])),
                Elementwise.GradientEnd(op.Epilogue),
            ])}}
            """);
    }

    private static PartialSums SumsOf(Op op, ImmutableArray<Column> columns) => PartialSums.Of(
        op, columns, LayerNormalization.IsAffine(op.Node)
            ? columns.SelectMany(c => new[] { $"dBeta{c.Suffix}", $"dGamma{c.Suffix}" })
            : []);

    /// <summary>From the gradient of xhat to dx, row by row.</summary>
    public static Code InputGradient(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        int sums = RowVectors.Sums(shape, width);
        string share = $"(1f / {Literal.Of(shape.Units)}f)";
        return Code.Text($$"""
            {{LossText.Inside(shape, width)}}

            // Means of g and of g xhat over each row: of all rows first, since they do not wait for each other.
            float* xr = x, dr = d, sr = s;
            for (int r = 0; r < rows; r++, {{Moves(op.Shapes, "xr", "dr", s: "sr")}})
            {
                {{RowStatistics.Load("sr")}}
                {{RowVectors.Declare(sums, "sum", "dot")}}
                {{RowVectors.Each(shape, width, (columns, tail) => Elementwise.Each(columns, c => Code.Lines(
                    GradientOfXhat(c, tail, "xr", "dr"),
                    Code.Text($"sum{c.Suffix} += g{c.Suffix};"),
                    Code.Text($"dot{c.Suffix} = MultiplyAddEstimate(g{c.Suffix}, xhat{c.Suffix}, dot{c.Suffix});"))))}}

                sr[3] = Sum({{RowVectors.Total("sum", sums)}}) * {{share}};
                sr[4] = Sum({{RowVectors.Total("dot", sums)}}) * {{share}};
            }

            for (int r = 0; r < rows; r++, {{Moves(op.Shapes, "x", "d", "dx")}})
            {
                {{RowStatistics.Load("s")}}
                V meanG = Create(s[3]), meanGX = Create(s[4]);
                {{RowVectors.Each(shape, width, (columns, tail) => Elementwise.Each(columns, c => Code.Lines(
                    GradientOfXhat(c, tail, "x", "d"),
                    Code.Text($"V dx{c.Suffix} = rstd * (g{c.Suffix} - meanG - xhat{c.Suffix} * meanGX);"),
                    Code.Text($"{LossText.Masked($"dx{c.Suffix}", tail)}.Store({RowVectors.At("dx", c)});"))))}}
            }
            """);
    }

    private static Code ForwardOfBlock(Op op, ImmutableArray<Column> columns, bool tail) => Code.Text($$"""
        {{Elementwise.PerColumn(op.Epilogue, columns, Pass.Forward)}}
        {{Elementwise.PerRow(op.Epilogue, columns, Pass.Forward)}}
        float* to = yr + c;
        {{Elementwise.Each(columns, c => Code.Lines(
            RowStatistics.Xhat(c, RowVectors.At("xr", c), tail),
            Affine(op.Node, c),
            Elementwise.Apply(op.Epilogue, c, "to")))}}
        """);

    private static Code InferOfBlock(
        InferenceOp op, ImmutableArray<InferenceStep> steps, ImmutableArray<Column> columns, bool tail) =>
        Code.Text($$"""
            {{InferenceSteps.PerColumn(steps, columns)}}
            {{Elementwise.Each(columns, c => Code.Lines(
                RowStatistics.Xhat(c, RowVectors.At("xr", c), tail),
                Affine(op.Node, c),
                Code.Lines(InferenceSteps.Apply(steps, c, "z" + c.Suffix)),
                Code.Text($"z{c.Suffix}.Store({RowVectors.At("yr", c)});")))}}
            """);

    private static Code BackwardOfColumn(Op op, Column c, bool tail)
    {
        bool affine = LayerNormalization.IsAffine(op.Node);
        string d = $"d{c.Suffix}", xhat = $"xhat{c.Suffix}";
        string z = affine ? $"MultiplyAddEstimate(gamma{c.Suffix}, {xhat}, beta{c.Suffix})" : xhat;
        return Code.Lines(
            LayerNormalization.RecoversXhat(op) ? RowStatistics.Xhat(c, c.Behind("xr"), tail) : Code.Empty,
            Code.Text($"V {d} = {LossText.Masked($"Load({c.Behind("dr")})", tail)};"),
            op.EpilogueKeepsOutput
                ? Code.Text($"V y{c.Suffix} = {LossText.Masked($"Load({c.Behind("yr")})", tail)};")
                : Code.Empty,
            op.EpilogueKeepsInput ? Code.Text($"V z{c.Suffix} = {z};") : Code.Empty,
            Elementwise.Reverse(op.Epilogue, c),
            affine ? Code.Text($"dBeta{c.Suffix} += {d};") : Code.Empty,
            affine ? Code.Text($"dGamma{c.Suffix} = MultiplyAddEstimate({d}, {xhat}, dGamma{c.Suffix});") : Code.Empty,
            Code.Text($"{(affine ? $"(gamma{c.Suffix} * {d})" : d)}.Store({c.Behind("dr")});"));
    }

    private static Code GradientOfXhat(Column c, bool tail, string xr, string dr) => Code.Lines(
        RowStatistics.Xhat(c, RowVectors.At(xr, c), tail),
        Code.Text($"V g{c.Suffix} = {LossText.Masked($"Load({RowVectors.At(dr, c)})", tail)};"));

    // Of a column, for all rows.
    private static Code Parameters(Op op, Column c) => Code.Lines(
        Code.Text($"V gamma{c.Suffix} = {Load(op.Node, "Gamma", c)};"),
        op.EpilogueKeepsInput ? Code.Text($"V beta{c.Suffix} = {Load(op.Node, "Beta", c)};") : Code.Empty);

    private static Code Accept(Node node, Column c) => Code.Lines(
        Elementwise.Accept(node, "Gamma", c.At($"{node.Name}Gamma"), $"dGamma{c.Suffix}"),
        Elementwise.Accept(node, "Beta", c.At($"{node.Name}Beta"), $"dBeta{c.Suffix}"));

    private static Code Affine(Node node, Column c) => LayerNormalization.IsAffine(node)
        ? Wrapped.Call(
            $"V z{c.Suffix} = MultiplyAddEstimate",
            $"{Load(node, "Gamma", c)}, xhat{c.Suffix}, {Load(node, "Beta", c)}")
        : $"V z{c.Suffix} = xhat{c.Suffix};";

    private static string Load(Node node, string tensor, Column c) => $"Load({c.At($"p + {node.Name}{tensor}")})";

    // What walks down the rows of a block of columns.
    private static IEnumerable<(string Row, string Buffer, int Stride)> Buffers(Op op)
    {
        if (LayerNormalization.RecoversXhat(op))
            yield return ("xr", "x + c", op.Shapes.InStride);
        if (op.EpilogueKeepsOutput)
            yield return ("yr", "y + c", op.Shapes.Out.Stride);
        yield return ("dr", "d + c", op.Shapes.Out.Stride);
        if (LayerNormalization.RecoversXhat(op))
            yield return ("sr", "s", RowStatistics.Floats);
    }

    private static Code Pointers(Op op) =>
        $"float* {string.Join(", ", Buffers(op).Select(buffer => $"{buffer.Row} = {buffer.Buffer}"))};";

    private static string Steps(Op op) =>
        string.Join(", ", Buffers(op).Select(buffer => $"{buffer.Row} += {Literal.Of(buffer.Stride)}"));

    // From a row to the next: the first pointer is of rows that come in, the others are of rows that go out, and s is
    // of statistics.
    private static string Moves(OpShapes shapes, string x, string y, string? dx = null, string s = "s")
    {
        string Move(string pointer, int stride) => $"{pointer} += {Literal.Of(stride)}";
        string back = dx is null ? "" : $"{Move(dx, shapes.Out.Stride)}, ";
        return $"{Move(x, shapes.InStride)}, {Move(y, shapes.Out.Stride)}, {back}{Move(s, RowStatistics.Floats)}";
    }
}
