using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The maximum over the pieces of a Maxout layer; the gradient goes to the first piece that reaches it.
/// </summary>
internal sealed class MaxOfPieces : OpTemplate
{
    public static readonly MaxOfPieces Instance = new();

    private const int MostUnrolled = 8;

    public override string Suffix => "Max";

    public override bool MovesGradient => true;

    public override bool OwnsParameters => false;

    public override string Title(Op op) => "Max of pieces";

    public override IEnumerable<string> Keeps(Op op) => [op.Buffers.Input];

    public override bool HasInner(Op op) => false;

    public override RowShape OutShape(TypedLayer layer, RowShape input) => new(input.Units);

    public override string Equation(Op op) =>
        string.Join(
            "; ", new[] { "z = the largest of the pieces" }.Concat(op.Tail.Select(s => s.Kind.Equation(s.Layer))));

    public override IEnumerable<Kernel> TrainingKernels(NetworkPlan plan, Op op)
    {
        string kept = op.TailKeepsOutput ? "float* y, " : "";
        yield return new(
            Equation(op) + ".",
            $"void {op.Name}Forward(float* p, float* x, float* a, int rows{TailKernels.MasksParameter(op)})",
            "",
            op.Shapes.Out,
            width => new(ForwardBody(op, width)));
        yield return new(
            "dz goes to the first piece that is the largest.",
            $"void {op.Name}Backward<S>("
            + $"float* p, float* x, {kept}float* d, float* dx, int rows{TailKernels.MasksAgainParameter(op)}, "
            + "Share share, S sink)",
            Kernel.SinkConstraint,
            op.Shapes.Out,
            width => new(BackwardBody(op, width)));
    }

    public override Code ForwardCalls(Op op) => Code.Text(
        $"K.{op.Name}Forward(p, {op.InputRows}, {op.RowsOf(op.Buffers.Output)}, "
        + $"count{TailKernels.RowMasksArgument(op)});");

    public override Code BackwardCalls(NetworkPlan plan, Op op)
    {
        OpBuffers b = op.Buffers;
        string kept = op.TailKeepsOutput ? b.Output + ", " : "";
        string rows = "rows" + TailKernels.MasksAgain(op);
        return Sweep.CallBack(
            op.Tail, share => Code.Text(
                $"K.{op.Name}Backward(p, {b.Input}, {kept}{b.Gradient}, {b.InputGradient}, {rows}, {share}, sink);"));
    }

    // Training fuses the tail, inference its own steps: where there is a mask the two differ.
    public override IEnumerable<Kernel> InferenceKernels(NetworkPlan plan, InferenceOp op)
    {
        yield return new(
            "The largest of the pieces.",
            $"void {op.Training.Name}Infer(float* p, float* x, float* a, int rows)",
            "",
            op.Shapes.Out,
            width => new(ForwardBody(op.Training with { Tail = [] }, width)));
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Kernel(op.Training.Name, op.Steps, op.Shapes.Out);
    }

    public override Code InferenceCalls(NetworkPlan plan, InferenceOp op) => Code.Lines(
        Code.Text($"K.{op.Training.Name}Infer(p, {op.Input}, {op.Output}, rows);"),
        op.Steps.IsEmpty ? Code.Empty : InferenceSteps.Call(op.Training.Name, op.Steps, op));

    private static Code ForwardBody(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        return Code.Text($$"""
            {{Sweep.Once(op.Tail, Pass.Forward)}}
            {{Sweep.Blocks(shape, width, columns => Code.Text($$"""
                {{Sweep.PerColumn(op.Tail, columns, Pass.Forward)}}
                {{Sweep.Rows([("xr", "x", op.Shapes.InStride), ("ar", "a", shape.Stride)], Code.Text($$"""
                    {{Sweep.PerRow(op.Tail, columns, Pass.Forward)}}
                    {{Sweep.Each(columns, column => Code.Lines(
                        Largest(op, column),
                        Sweep.Apply(op.Tail, column, "ar")))}}
                    """))}}
                """))}}
            {{Sweep.ClearPadding(op.Tail, shape, "a")}}
            """);
    }

    private static Code BackwardBody(Op op, Width width)
    {
        RowShape shape = op.Shapes.Out;
        List<(string, string, int)> buffers =
            [("xr", "x", op.Shapes.InStride), ("dr", "d", shape.Stride), ("dxr", "dx", op.Shapes.In.Stride)];
        if (op.TailKeepsOutput)
            buffers.Add(("yr", "y", shape.Stride));
        int group = op.Shapes.In.GroupStride;
        int written = shape.Vectors(width.Lanes) * width.Lanes;
        return Code.Text($$"""
            {{Sweep.Once(op.Tail, Pass.Backward)}}
            {{Sweep.Blocks(shape, width, columns => Code.Text($$"""
                {{Sweep.PerColumn(op.Tail, columns, Pass.Backward)}}
                {{Sweep.Rows(buffers, Code.Text($$"""
                    {{Sweep.PerRow(op.Tail, columns, Pass.Backward)}}
                    {{Sweep.Each(columns, column => Code.Lines(
                        Largest(op, column),
                        Code.Text($"V d{column.Suffix} = Load({column.Behind("dr")});"),
                        op.TailKeepsOutput
                            ? Code.Text($"V y{column.Suffix} = Load({column.Behind("yr")});")
                            : Code.Empty,
                        Sweep.Reverse(op.Tail, column),
                        Distribute(op, column)))}}
                    """))}}
                {{Sweep.GradientPerColumn(op.Tail, columns)}}
                """), shared: true)}}
            {{(written == op.Shapes.In.GroupStride ? Code.Empty : Code.Text($$"""
                // Padding between the pieces is multiplied with by the product, and must be zero.
                for (int piece = 0; share.IsLast && piece < {{op.Shapes.In.Groups}}; piece++)
                    Padding.Clear(dx + {{group}} * piece, rows, {{written}}, {{group}}, {{op.Shapes.In.Stride}});
                """))}}
            {{Sweep.GradientEnd(op.Tail)}}
            """);
    }

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
