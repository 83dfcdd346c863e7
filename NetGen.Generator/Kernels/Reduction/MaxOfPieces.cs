using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The maximum over the pieces of a Maxout layer; the gradient goes to the first piece that reaches it.
/// </summary>
internal sealed class MaxOfPieces : Operation
{
    public static readonly MaxOfPieces Instance = new();

    private const int MostUnrolled = 8;

    public override string Suffix => "Max";

    public override bool NeedsSeparateInputGradient => true;

    public override bool OwnsParameters => false;

    public override string Title(Op op) => "Max of pieces";

    public override IEnumerable<string> Keeps(Op op) => [op.Buffers.Input.Name];

    public override RowShape OutShape(Node node, RowShape input) => new(input.Units);

    public override string Equation(Op op) => WithEpilogue(op, "z = the largest of the pieces");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op)
    {
        Kernel kernel = new(
            $"{op.Name}Forward",
            Equation(op) + ".",
            [
                Parameter.Block, Parameter.Floats("x"), Parameter.Floats("a"), Parameter.Rows,
                .. EpilogueKernels.MasksParameter(op.Epilogue),
            ],
            op.Shapes.Out,
            width => new(ForwardBody(op, width)))
        {
            Tensors = EpilogueKernels.TensorsOf(op.Epilogue, Pass.Forward),
        };
        yield return Call.Of(
            kernel, Work.ByRows,
            [
                Argument.Block, Argument.Read(op.Buffers.Input, Partition.Rows),
                Argument.Write(op.Buffers.Output, Partition.Rows), Argument.Rows, .. EpilogueKernels.Masks(op.Epilogue),
            ]);
    }

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        OpBuffers b = op.Buffers;
        Work work = EpilogueKernels.Back(op).Work;
        Partition columns = Partition.Columns(0);
        bool keeps = op.EpilogueKeepsOutput;
        Kernel kernel = new(
            $"{op.Name}Backward",
            "dz goes to the first piece that is the largest.",
            [
                Parameter.Block, Parameter.Floats("x"), .. keeps ? new[] { Parameter.Floats("y") } : [],
                Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows,
                .. EpilogueKernels.MasksAgainParameter(op), Parameter.Share, Parameter.Sink,
            ],
            op.Shapes.Out,
            width => new(BackwardBody(op, width)))
        {
            Tensors = EpilogueKernels.TensorsOf(op.Epilogue, Pass.Backward),
        };
        yield return Call.Of(
            kernel, work,
            [
                Argument.Block, Argument.Read(b.Input, columns),
                .. keeps ? new Argument[] { Argument.Read(b.Output, columns) } : [], Argument.Read(b.Gradient, columns),
                Argument.Write(b.InputGradient, columns), Argument.Rows, .. EpilogueKernels.MasksAgain(op),
                Argument.Share, Argument.Sink,
            ]);
    }

    // Training fuses the epilogue, inference its own steps: where there is a mask the two differ.
    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        Kernel kernel = new(
            $"{op.Training.Name}Infer",
            "The largest of the pieces.",
            [Parameter.Block, Parameter.Floats("x"), Parameter.Floats("a"), Parameter.Rows],
            op.Shapes.Out,
            width => new(ForwardBody(op.Training with { Epilogue = [] }, width)));
        yield return Call.Of(
            kernel, Work.Alone, Argument.Block, Argument.Read(op.Input, Partition.Whole),
            Argument.Write(op.Output, Partition.Whole), Argument.Rows);
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Call(op.Training.Name, op.Steps, op);
    }

    private static Code ForwardBody(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        return Code.Text($$"""
            {{Elementwise.Once(op.Epilogue, Pass.Forward)}}
            {{Elementwise.Blocks(shape, width, columns => Code.Text($$"""
                {{Elementwise.PerColumn(op.Epilogue, columns, Pass.Forward)}}
                {{Elementwise.Rows([("xr", "x", op.Shapes.InStride), ("ar", "a", shape.Stride)], Code.Text($$"""
                    {{Elementwise.PerRow(op.Epilogue, columns, Pass.Forward)}}
                    {{Elementwise.Each(columns, column => Code.Lines(
                        Largest(op, column),
                        Elementwise.Apply(op.Epilogue, column, "ar")))}}
                    """))}}
                """))}}
            {{Elementwise.ClearPadding(op.Epilogue, shape, "a")}}
            """);
    }

    private static Code BackwardBody(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        List<(string, string, Size)> buffers =
            [("xr", "x", op.Shapes.InStride), ("dr", "d", shape.Stride), ("dxr", "dx", op.Shapes.In.Stride)];
        if (op.EpilogueKeepsOutput)
            buffers.Add(("yr", "y", shape.Stride));
        int group = op.Shapes.In.GroupStride;
        int written = shape.Vectors(width.Lanes) * width.Lanes;
        return Code.Text($$"""
            {{Elementwise.Once(op.Epilogue, Pass.Backward)}}
            {{Code.Paragraphs(
            [
                Elementwise.Blocks(shape, width, columns => Code.Paragraphs(
                [
                    Code.Lines(
                        Elementwise.PerColumn(op.Epilogue, columns, Pass.Backward),
                        Elementwise.Rows(buffers, BackwardOfRow(op, columns))),
                    Elementwise.GradientPerColumn(op.Epilogue, columns),
                ]), shared: true),
                written == op.Shapes.In.GroupStride ? Code.Empty : Code.Text($$"""
                    // Padding between the pieces is multiplied with by the product, and must be zero.
                    for (int piece = 0; share.IsLast && piece < {{op.Shapes.In.Groups}}; piece++)
                        PaddedRows.Clear(dx + {{group}} * piece, rows, {{written}}, {{group}}, {{op.Shapes.In.Stride}});
                    """),
                Elementwise.GradientEnd(op.Epilogue),
            ])}}
            """);
    }

    private static Code BackwardOfRow(Op op, ImmutableArray<Column> columns) => Code.Text($$"""
        {{Elementwise.PerRow(op.Epilogue, columns, Pass.Backward)}}
        {{Elementwise.Each(columns, column => Code.Lines(
            Largest(op, column),
            Code.Text($"V d{column.Suffix} = Load({column.Behind("dr")});"),
            op.EpilogueKeepsOutput
                ? Code.Text($"V y{column.Suffix} = Load({column.Behind("yr")});")
                : Code.Empty,
            Elementwise.Reverse(op.Epilogue, column),
            Distribute(op, column)))}}
        """);

    private static Code Largest(Op op, Column column)
    {
        if (IsLooped(op))
        {
            return Code.Text($$"""
                V z{{column.Suffix}} = Load({{column.Behind("xr")}});
                for (int piece = 1; piece < {{op.Shapes.In.Groups}}; piece++)
                    z{{column.Suffix}} = Max(z{{column.Suffix}}, Load({{Piece(op, column, "xr")}}));
                """);
        }

        Code first = Code.Text($"Load({column.Behind("xr")})");
        for (int piece = 1; piece < op.Shapes.In.Groups; piece++)
            first = Code.Text($"Max({first}, Load({Piece(op, column, "xr", piece)}))");
        return Code.Text($"V z{column.Suffix} = {first};");
    }

    private static Code Distribute(Op op, Column column)
    {
        string s = column.Suffix;
        int last = op.Shapes.In.Groups - 1;
        return !IsLooped(op) ? DistributeUnrolled(op, column) : Code.Text($$"""
            for (int piece = 0; piece < {{last}}; piece++)
            {
                V wins = GreaterThanOrEqual(Load({{Piece(op, column, "xr")}}), z{{s}});
                ConditionalSelect(wins, d{{s}}, Zero).Store({{Piece(op, column, "dxr")}});
                d{{s}} = ConditionalSelect(wins, Zero, d{{s}});
            }

            d{{s}}.Store({{Piece(op, column, "dxr", last)}});
            """);
    }

    private static Code DistributeUnrolled(Op op, Column column)
    {
        string s = column.Suffix;
        return Code.Unroll(op.Shapes.In.Groups, piece =>
        {
            string wins = $"wins{s}_{Literal.Of(piece)}";
            string from = Piece(op, column, "xr", piece);
            string to = Piece(op, column, "dxr", piece);
            bool last = piece == op.Shapes.In.Groups - 1;
            return Code.Lines(
                last ? Code.Empty : Code.Text($"V {wins} = GreaterThanOrEqual(Load({from}), z{s});"),
                last
                    ? Code.Text($"d{s}.Store({to});")
                    : Code.Text($"ConditionalSelect({wins}, d{s}, Zero).Store({to});"),
                last ? Code.Empty : Code.Text($"d{s} = ConditionalSelect({wins}, Zero, d{s});"));
        });
    }

    // The text of a kernel does not grow with the number of pieces, nor does an expression nest by it.
    private static bool IsLooped(Op op) => op.Shapes.In.Groups > MostUnrolled;

    private static string Piece(Op op, Column column, string pointer) => Literal.Address(
        pointer, $"{Literal.Of(op.Shapes.In.GroupStride)} * piece", column.Index * column.Lanes);

    private static string Piece(Op op, Column column, string pointer, int piece) =>
        Literal.Address(pointer, piece * op.Shapes.In.GroupStride + column.Index * column.Lanes);
}
