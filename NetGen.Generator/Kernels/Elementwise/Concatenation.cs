using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>Several values become one longer row: each is copied to its place, and its gradient from there.</summary>
internal sealed class Concatenation : Operation
{
    public static readonly Concatenation Instance = new();

    public override bool NeedsSeparateInputGradient => true;

    public override RowShape OutShape(Node node, RowShape input) =>
        new(node.Inputs.Sum(value => value.Shape.Channels));

    public override bool HasInner(Op op) => op.EpilogueKeepsInput;

    public override string Equation(Op op) => WithEpilogue(op, "z = the values one behind the other");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) => EpilogueKernels.ForwardSteps(
        op, first => Gather(op.Node, op.Buffers.Inputs, first, op.Shapes.Out, Work.ByRows));

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        if (!op.Epilogue.IsEmpty)
            yield return EpilogueKernels.BackwardCall(op.EpilogueName + "Backward", op, null);
        int offset = 0;
        for (int i = 0; i < op.Inputs.Count; i++)
        {
            RowShape shape = new(op.Node.Inputs[i].Shape.Channels);
            BufferView part = op.Buffers.InputGradients[i].Part;
            Call copy = Copy(
                Argument.Read(op.Buffers.Gradient, Partition.Rows) with { Offset = offset },
                Argument.Write(part, Partition.Rows), shape.Units, Work.ByRows);
            bool isAlways = !op.RunsBackward || op.Inputs[i].NeedsGradient;
            foreach (Step step in ClearPadding(part, shape, Work.ByRows).Prepend(copy))
                yield return isAlways ? step : new Guard(new HasInputGradient(), step);

            offset += shape.Units;
        }
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) =>
        InferenceSteps.Behind(op, Gather(op.Node, op.Inputs, op.Output, op.Shapes.Out, Work.Alone));

    private static IEnumerable<Step> Gather(
        Node node, IEnumerable<BufferView> inputs, BufferView to, RowShape shape, Work work)
    {
        int offset = 0;
        foreach ((BufferView input, int length) in
            inputs.Zip(node.Inputs, (input, value) => (input, value.Shape.Channels)))
        {
            yield return Copy(
                Argument.Read(input, Partition.Rows), Argument.Write(to, Partition.Rows) with { Offset = offset },
                length, work);
            offset += length;
        }

        foreach (Step step in ClearPadding(to, shape, work))
            yield return step;
    }

    private static Call Copy(Operand from, Operand to, int length, Work work) => new(
        "PaddedRows.CopyRows",
        [from, new Number(from.Buffer.Stride), to, new Number(to.Buffer.Stride), new Number(length), Argument.Rows],
        work);

    private static IEnumerable<Step> ClearPadding(BufferView buffer, RowShape shape, Work work) => !shape.HasPadding
        ? []
        :
        [
            new Call(
                "PaddedRows.Clear",
                [
                    Argument.Write(buffer, Partition.Rows), Argument.Rows, new Number(shape.Extent),
                    new Number(shape.Width), new Number(buffer.Stride),
                ],
                work),
        ];
}
