using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The kernels of <see cref="BatchNormalization"/>.</summary>
internal static class BatchNormalizationText
{
    public static Code Forward(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        string gamma = $"p + {op.Node.Name}Gamma", beta = $"p + {op.Node.Name}Beta";
        bool affine = BatchNormalization.IsAffine(op);
        List<(string, string, Size)> buffers =
            [("xr", "x", RowOf(op)), ("hr", "xhat", RowOf(op)), ("yr", "y", RowOf(op))];
        return Code.Text($$"""
            // A frozen layer normalises with the running statistics, whatever those of the batch.
            int counted = frozen ? 0 : rows;
            V inverse = Create(1f / rows), unbiased = Create(1f / (rows - 1)), eps = Create(epsilon);
            {{Elementwise.Once(op.Epilogue, Pass.Forward)}}
            {{Code.Paragraphs([Blocks(op, width, columns => Code.Text($$"""
                {{Elementwise.PerColumn(op.Epilogue, columns, Pass.Forward)}}
                {{Statistics(op, columns)}}
                {{Elementwise.Each(columns, c => !affine ? Code.Empty : Code.Text(
                    $"V gamma{c.Suffix} = Load({c.At(gamma)}), beta{c.Suffix} = Load({c.At(beta)});"))}}
                {{Elementwise.Rows(buffers, Code.Text($$"""
                    {{Elementwise.PerRow(op.Epilogue, columns, Pass.Forward)}}
                    {{Elementwise.Each(columns, c => Code.Lines(
                        Code.Text($"V xhat{c.Suffix} = (Load({c.Behind("xr")}) - mean{c.Suffix}) * rstd{c.Suffix};"),
                        Code.Text($"xhat{c.Suffix}.Store({c.Behind("hr")});"),
                        Code.Text($"V z{c.Suffix} = {Affine(affine, c)};"),
                        Elementwise.Apply(op.Epilogue, c, "yr")))}}
                    """))}}
                """)), Elementwise.ByLast(Elementwise.ClearPadding(op.Epilogue, shape, "y"))])}}
            """);
    }

    public static Code Backward(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        List<(string, string, Size)> buffers = [("hr", "xhat", RowOf(op)), ("dr", "d", RowOf(op))];
        if (op.EpilogueKeepsOutput)
            buffers.Add(("yr", "y", RowOf(op)));
        return Code.Text($$"""
            {{(!BatchNormalization.IsAffine(op) ? Code.Empty
                : Code.Lines(Elementwise.Sink(op.Node, "Gamma"), Elementwise.Sink(op.Node, "Beta")))}}
            {{Inverse}}
            {{Elementwise.Once(op.Epilogue, Pass.Backward)}}
            {{Code.Paragraphs([Blocks(op, width, columns => Code.Text($$"""
                {{Elementwise.PerColumn(op.Epilogue, columns, Pass.Backward)}}
                {{Reduce(op, columns, buffers)}}
                {{(BatchNormalization.HandsOnWhereAsked(op)
                    ? Code.Under("if (goesOn)", Write(op, columns), isOneStatement: false)
                    : Write(op, columns))}}
                {{Elementwise.GradientPerColumn(op.Epilogue, columns)}}
                {{(!BatchNormalization.IsAffine(op) ? Code.Empty : Elementwise.Each(columns, c => Code.Lines(
                    Elementwise.Accept(op.Node, "Gamma", c.At($"{op.Node.Name}Gamma"), $"dGamma{c.Suffix}"),
                    Elementwise.Accept(op.Node, "Beta", c.At($"{op.Node.Name}Beta"), $"dBeta{c.Suffix}"))))}}
                """)), Elementwise.GradientEnd(op.Epilogue)])}}
            """);
    }

    /// <summary>running = (1 - momentum) running + momentum batch.</summary>
    public static Code Commit(Op op, Width width)
    {
        Size length = ColumnsOf(op.Node, op.Shapes.Out.Width);
        return Code.Text($$"""
            V newest = Create(momentum), rest = Create(1f - momentum);
            float* mean = p + {{op.Node.Name}}RunningMean, variance = p + {{op.Node.Name}}RunningVariance;
            for (int c = 0; c < {{length.Times(1)}}; {{Literal.Next("c", width.Lanes)}})
            {
                (rest * Load(&mean[c]) + newest * Load(&s[c])).Store(&mean[c]);
                (rest * Load(&variance[c]) + newest * Load(&s[c + {{length.Times(2)}}])).Store(&variance[c]);
            }
            """);
    }

    public static Code Fold(Node node, Width width)
    {
        string n = node.Name;
        bool affine = node.Declaration.Flag("affine");
        string gamma = affine ? $"Load(p + {n}Gamma + c)" : "One";
        string beta = affine ? $"Load(p + {n}Beta + c)" : "Zero";
        Size length = ColumnsOf(node, RowShape.Padded(node.OutputChannels));
        return Code.Text($$"""
            for (int c = 0; c < {{length.Times(1)}}; {{Literal.Next("c", width.Lanes)}})
            {
                V scale = {{gamma}} / Sqrt(Load(runningVariance + c) + Create(epsilon));
                V shift = {{beta}} - Load(runningMean + c) * scale;
                scale.Store(fold + c);
                shift.Store(fold + c + {{length.Times(1)}});
            }
            """);
    }

    private static Code Row(params string[] statements) => Code.Filled(statements);

    private static Code Filled(ImmutableArray<Column> columns, Func<Column, string> statement) =>
        Code.Filled(columns.Select(statement));

    private static Size RowOf(Op op) => new(op.Shapes.Out.Stride, op.Node.IsAny ? "P.Row" : null);

    private static Size ColumnsOf(Node node, int columns) => new(columns, node.IsAny ? "P.Columns" : null);

    private static Code Blocks(Op op, Width width, Func<ImmutableArray<Column>, Code> block) => op.Node.IsAny
        ? Elementwise.WholeBlocks(width, block, shared: true)
        : Elementwise.Blocks(op.Shapes.Out, width, block, shared: true);

    private const string Inverse =
        "V inverse = Create(frozen ? 0f : 1f / rows);   // running statistics do not depend on x";

    private static Code Statistics(Op op, ImmutableArray<Column> columns)
    {
        string stride = RowOf(op).Times(1);
        Size width = ColumnsOf(op.Node, op.Shapes.Out.Width);
        string rstd = $"s + {width.Times(1)}", variance = $"s + {width.Times(2)}";
        PartialSums means = SumsOf(op, columns, "mean"), variances = SumsOf(op, columns, "variance");
        return Code.Text($$"""
            {{Filled(columns, c => $"V mean{c.Suffix} = Zero, variance{c.Suffix} = Zero;")}}
            {{PartialSums.Declare(means, variances)}}
            float* row = x + c;
            for (int r = 0; r < counted; r++, row += {{stride}})
            {
                {{Filled(columns, c => $"mean{c.Suffix} += Load({c.Behind("row")});")}}
                {{means.Move}}
            }

            {{means.Finish}}
            {{Filled(columns, c => $"mean{c.Suffix} *= inverse;")}}
            row = x + c;
            for (int r = 0; r < counted; r++, row += {{stride}})
            {
                {{Filled(columns, c => $"V off{c.Suffix} = Load({c.Behind("row")}) - mean{c.Suffix};")}}
                {{Elementwise.Each(columns, c => Code.Text(
                    $"variance{c.Suffix} = MultiplyAddEstimate(off{c.Suffix}, off{c.Suffix}, variance{c.Suffix});"))}}
                {{variances.Move}}
            }

            {{variances.Finish}}
            {{Elementwise.Each(columns, c => Row(
                $"V rstd{c.Suffix} = One / Sqrt(variance{c.Suffix} * inverse + eps);",
                $"mean{c.Suffix}.Store({c.At("s")});",
                $"rstd{c.Suffix}.Store({c.At(rstd)});",
                $"(variance{c.Suffix} * unbiased).Store({c.At(variance)});"))}}
            if (frozen)
            {
                {{Elementwise.Each(columns, c => Row(
                    $"mean{c.Suffix} = Load({c.At("runningMean")});",
                    $"rstd{c.Suffix} = One / Sqrt(Load({c.At("runningVariance")}) + eps);",
                    $"rstd{c.Suffix}.Store({c.At(rstd)});"))}}
            }

            """);
    }

    private static Code Reduce(Op op, ImmutableArray<Column> columns, List<(string, string, Size)> buffers)
    {
        bool affine = BatchNormalization.IsAffine(op);
        string gamma = $"p + {op.Node.Name}Gamma", beta = $"p + {op.Node.Name}Beta";
        PartialSums sums = PartialSums.Of(
            op, columns, columns.SelectMany(c => new[] { $"dBeta{c.Suffix}", $"dGamma{c.Suffix}" }));
        return Code.Text($$"""
            {{Filled(columns, c => $"V dBeta{c.Suffix} = Zero, dGamma{c.Suffix} = Zero;")}}
            {{PartialSums.Declare(sums)}}
            {{(affine ? Filled(columns, c => $"V gamma{c.Suffix} = Load({c.At(gamma)});") : Code.Empty)}}
            {{Elementwise.Each(columns, c => affine && op.EpilogueKeepsInput
                ? Code.Text($"V beta{c.Suffix} = Load({c.At(beta)});")
                : Code.Empty)}}
            {{Code.Paragraphs([Elementwise.Rows(buffers, Code.Text($$"""
                {{Elementwise.PerRow(op.Epilogue, columns, Pass.Backward)}}
                {{Elementwise.Each(columns, c => Code.Lines(
                    Code.Text($"V xhat{c.Suffix} = Load({c.Behind("hr")}), d{c.Suffix} = Load({c.Behind("dr")});"),
                    op.EpilogueKeepsOutput ? Code.Text($"V y{c.Suffix} = Load({c.Behind("yr")});") : Code.Empty,
                    op.EpilogueKeepsInput ? Code.Text($"V z{c.Suffix} = {Affine(affine, c)};") : Code.Empty,
                    Elementwise.Reverse(op.Epilogue, c),
                    Code.Text($"dBeta{c.Suffix} += d{c.Suffix};"),
                    Code.Text(
                        $"dGamma{c.Suffix} = MultiplyAddEstimate(d{c.Suffix}, xhat{c.Suffix}, dGamma{c.Suffix});"),
                    op.Epilogue.IsEmpty
                        ? Code.Empty
                        : Code.Text($"d{c.Suffix}.Store({c.Behind("dr")});")))}}
                {{sums.Move}}
                """)), sums.Finish])}}

            """);
    }

    private static PartialSums SumsOf(Op op, ImmutableArray<Column> columns, string name) =>
        new(op.Shapes.OutPositions > 1, columns.Select(c => name + c.Suffix));

    private static Code Write(Op op, ImmutableArray<Column> columns)
    {
        string stride = RowOf(op).Times(1), rstd = $"s + {ColumnsOf(op.Node, op.Shapes.Out.Width).Times(1)}";
        bool affine = BatchNormalization.IsAffine(op);
        return Code.Text($$"""
            {{Elementwise.Each(columns, c => Code.Lines(
                Code.Text($"V scale{c.Suffix} = {(affine ? $"gamma{c.Suffix} * " : "")}Load({c.At(rstd)});"),
                Code.Text(
                    $"V meanD{c.Suffix} = dBeta{c.Suffix} * inverse, "
                    + $"meanDX{c.Suffix} = dGamma{c.Suffix} * inverse;")))}}
            hr = xhat + c;
            dr = d + c;
            for (int r = 0; r < rows; r++, hr += {{stride}}, dr += {{stride}})
            {
                {{Elementwise.Each(columns, c => Code.Text(
                    $"(scale{c.Suffix} * (Load({c.Behind("dr")}) - meanD{c.Suffix} - "
                    + $"Load({c.Behind("hr")}) * meanDX{c.Suffix})).Store({c.Behind("dr")});"))}}
            }

            """);
    }

    private static Code Affine(bool affine, Column c) => affine
        ? Code.Text($"MultiplyAddEstimate(gamma{c.Suffix}, xhat{c.Suffix}, beta{c.Suffix})")
        : Code.Text($"xhat{c.Suffix}");
}
