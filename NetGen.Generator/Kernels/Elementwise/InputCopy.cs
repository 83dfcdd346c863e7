using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Copies the caller's rows into padded ones, where something other than a product comes first (elementwise passes load
/// whole vectors, and nothing may be read beyond the caller's span), or where the rows would share one set of the L1
/// cache.
/// </summary>
internal sealed class InputCopy : Operation
{
    public static readonly InputCopy Instance = new();

    public override string Suffix => "Input";

    public override bool OwnsParameters => false;

    public override bool ReadsUnpadded => true;

    public override bool CopiesInput => true;

    public override string Title(Op op) => "Input";

    public override RowShape OutShape(Node node, RowShape input) => input;

    public override string Equation(Op op) => "a = x, padded";

    public override string? Note(Op op) => !Fusion.ReadsUnpadded(op.Node) ? null
        : $"Rows of {Literal.Of(op.Shapes.In.Units)} floats would share one set of the L1 cache: they are copied, "
            + $"{Literal.Of(op.Shapes.Out.Stride)} apart.";

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) =>
        [Copy(op.Shapes, op.Buffers.Input, op.Buffers.Output, Work.ByRows, Partition.Rows)];

    // Its reader may have written to the caller already.
    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) =>
        op.Buffers.Gradient.Kind == BufferKind.Caller ? [] : [Pack(op.Buffers.Gradient, op.Buffers.InputGradient)];

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        yield return Copy(op.Shapes, op.Input, op.Output, Work.Alone, Partition.Whole);
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Call(op.Node.Name, op.Steps, op);
    }

    private static Call Pack(BufferView from, BufferView to) => new(
        "PaddedRows.PackRows",
        [
            Argument.Read(from, Partition.Rows), new Number(from.Stride), Argument.Write(to, Partition.Rows),
            new Number(to.Stride), Argument.Rows,
        ],
        Work.ByRows);

    private static Call Copy(OpShapes shapes, BufferView from, BufferView to, Work work, Partition partition) => new(
        "PaddedRows.CopyRows",
        [
            Argument.Read(from, partition), new Number(shapes.InStride), Argument.Write(to, partition),
            new Number(shapes.Out.Stride), new Number(shapes.In.Units), Argument.Rows,
        ],
        work);
}
