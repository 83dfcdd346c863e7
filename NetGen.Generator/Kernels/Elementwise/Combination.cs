using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Several values become one, element by element: their sum, or their product.</summary>
internal abstract class Combination : Operation
{
    /// <summary>The sum of values; the gradient of each is that of the sum.</summary>
    public static readonly Operation Sum = new SumOfValues();

    /// <summary>The product of values.</summary>
    public static readonly Operation Product = new ProductOfValues();

    /// <summary>Between two values in C#: <c>+</c> or <c>*</c>.</summary>
    protected abstract string Operator { get; }

    public override RowShape OutShape(Node node, RowShape input) => input;

    public override bool HasInner(Op op) => op.EpilogueKeepsInput;

    public override string Equation(Op op) =>
        WithEpilogue(op, $"z = {string.Join($" {Operator} ", op.Inputs.Select((_, i) => Name("x", i)))}");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op)
    {
        BufferView first = op.EpilogueKeepsInput ? op.Buffers.Inner : op.Buffers.Output;
        ImmutableArray<EpilogueStep> fused = op.EpilogueKeepsInput ? [] : op.Epilogue;
        yield return Call.Of(
            ForwardKernel(op, fused), Work.ByRows,
            [
                Argument.Block, .. op.Buffers.Inputs.Select(input => Argument.Read(input, Partition.Rows)),
                Argument.Write(first, Partition.Rows), Argument.Rows, .. EpilogueKernels.Masks(fused),
            ]);
        if (op.EpilogueKeepsInput)
        {
            yield return EpilogueKernels.ForwardCall(
                op.EpilogueName, op.Epilogue, op.Shapes.Out, first, op.Buffers.Output);
        }
    }

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) => op.Epilogue.IsEmpty
        ? []
        : [EpilogueKernels.BackwardCall(op.EpilogueName + "Backward", op, null)];

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        Op bare = op.Training with { Epilogue = [] };
        string name = op.Training.Name + (op.Training.Epilogue.IsEmpty ? "Forward" : "Infer");
        yield return Call.Of(
            ForwardKernel(bare, []) with { Name = name }, Work.Alone,
            [
                Argument.Block, .. op.Inputs.Select(input => Argument.Read(input, Partition.Whole)),
                Argument.Write(op.Output, Partition.Whole), Argument.Rows,
            ]);
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Call(op.Training.Name, op.Steps, op);
    }

    private Kernel ForwardKernel(Op op, ImmutableArray<EpilogueStep> fused) => new(
        $"{op.Name}Forward",
        Equation(op with { Epilogue = fused }) + ".",
        [
            Parameter.Block, .. op.Inputs.Select((_, i) => Parameter.Floats(Name("x", i))), Parameter.Floats("a"),
            Parameter.Rows, .. EpilogueKernels.MasksParameter(fused),
        ],
        op.Shapes.Out,
        width => new(ForwardBody(op, fused, width)))
    {
        Tensors = EpilogueKernels.TensorsOf(fused, Pass.Forward),
    };

    private Code ForwardBody(Op op, ImmutableArray<EpilogueStep> fused, Width width)
    {
        RowShape shape = op.Shapes.Out;
        IEnumerable<(string, string, Size)> buffers = op.Inputs
            .Select((_, i) => (Row("x", i), Name("x", i), (Size)shape.Stride))
            .Append(("ar", "a", shape.Stride));
        return Code.Text($$"""
            {{Elementwise.Once(fused, Pass.Forward)}}
            {{Elementwise.Blocks(shape, width, columns => Code.Text($$"""
                {{Elementwise.PerColumn(fused, columns, Pass.Forward)}}
                {{Elementwise.Rows(buffers, Code.Text($$"""
                    {{Elementwise.PerRow(fused, columns, Pass.Forward)}}
                    {{Elementwise.Each(columns, column => Code.Lines(
                        Code.Text($"V z{column.Suffix} = {All(op, i => Loaded("x", i, column))};"),
                        Elementwise.Apply(fused, column, "ar")))}}
                    """))}}
                """))}}
            {{Elementwise.ClearPadding(fused, shape, "a")}}
            """);
    }

    /// <summary>The values between operators.</summary>
    protected string All(Op op, System.Func<int, string> value, int but = -1) => string.Join(
        $" {Operator} ", Enumerable.Range(0, op.Inputs.Count).Where(i => i != but).Select(value));

    /// <summary>What the value of an input, or its gradient, is called.</summary>
    protected static string Name(string what, int input) => what + Literal.Of(input + 1);

    /// <summary>The pointer that walks down its rows.</summary>
    protected static string Row(string what, int input) => $"{Name(what, input)}r";

    /// <summary>A column of it.</summary>
    protected static string Loaded(string what, int input, Column column) =>
        $"Load({column.Behind(Row(what, input))})";

    private sealed class SumOfValues : Combination
    {
        public override bool PassesGradientOn => true;

        protected override string Operator => "+";
    }

    private sealed class ProductOfValues : Combination
    {
        protected override string Operator => "*";

        public override IEnumerable<string> Keeps(Op op) =>
            op.Buffers.Inputs.Select(input => input.Name).Distinct();

        public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
        {
            int[] wanted =
            [
                .. Enumerable.Range(0, op.Inputs.Count).Where(i => op.Buffers.InputGradients[i].Buffer.Name != ""),
            ];
            Kernel kernel = new(
                $"{op.Name}Backward",
                "The gradient of each value is d times the others.",
                [
                    .. op.Inputs.Select((_, i) => Parameter.Floats(Name("x", i))), Parameter.Floats("d"),
                    .. wanted.Select(i => Parameter.Floats(Name("d", i))), Parameter.Rows,
                ],
                op.Shapes.Out,
                width => new(BackwardBody(op, wanted, width)));
            return base.Backward(parameters, op).Append(Call.Of(
                kernel, Work.ByRows,
                [
                    .. op.Buffers.Inputs.Select(input => Argument.Read(input, Partition.Rows)),
                    Argument.Read(op.Buffers.Gradient, Partition.Rows),
                    .. wanted.Select(i => Argument.Write(op.Buffers.InputGradients[i].Part, Partition.Rows)),
                    Argument.Rows,
                ]));
        }

        private Code BackwardBody(Op op, int[] wanted, Width width)
        {
            RowShape shape = op.Shapes.Out;
            IEnumerable<(string, string, Size)> buffers =
            [
                .. op.Inputs.Select((_, i) => (Row("x", i), Name("x", i), (Size)shape.Stride)),
                ("dr", "d", shape.Stride),
                .. wanted.Select(i => (Row("d", i), Name("d", i), (Size)shape.Stride)),
            ];
            return Elementwise.Blocks(shape, width, columns => Elementwise.Rows(
                buffers,
                Elementwise.Each(columns, column => Code.Lines(
                    Code.Text($"V g{column.Suffix} = Load({column.Behind("dr")});"),
                    Code.Lines(op.Inputs.Select((_, i) => (Code)(
                        $"V {Name("v", i)}_{column.Suffix} = {Loaded("x", i, column)};"))),
                    Code.Lines(wanted.Select(i => (Code)(
                        $"({All(op, j => $"{Name("v", j)}_{column.Suffix}", i)} * g{column.Suffix})"
                            + $".Store({column.Behind(Row("d", i))});")))))));
        }
    }
}
