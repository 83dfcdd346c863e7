using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Copies a caller's images, which lie channel by channel, into rows of positions, channels last: all that works
/// channel by channel then runs over rows x positions as it does over rows of vectors.
/// </summary>
internal sealed class ImageCopy : Operation
{
    public static readonly ImageCopy Instance = new();

    public override string Suffix => "Input";

    public override bool OwnsParameters => false;

    public override bool NeedsSeparateInputGradient => true;

    public override string Title(Op op) => "Input";

    public override RowShape OutShape(Node node, RowShape input) => input;

    public override string Equation(Op op) => "a = x, channels last";

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) =>
        [ImageRows.ToPositions(op.Shapes.Out, op.Buffers.Input, op.Buffers.Output, Work.ByRows)];

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) =>
        [ImageRows.ToPlanes(op.Shapes.Out, op.Buffers.Gradient, op.Buffers.InputGradient, Work.ByRows)];

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        yield return ImageRows.ToPositions(op.Shapes.Out, op.Input, op.Output, Work.Alone);
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Call(op.Node.Name, op.Steps, op);
    }
}

/// <summary>Calls of the runtime that move images between planes, as callers have them, and positions.</summary>
internal static class ImageRows
{
    /// <summary>From planes of a channel each to positions of all channels.</summary>
    public static Call ToPositions(RowShape shape, BufferView planes, BufferView positions, Work work) =>
        Move("ToPositions", shape, planes, positions, positions.Positions, work);

    /// <summary>From positions of all channels to planes of a channel each.</summary>
    public static Call ToPlanes(RowShape shape, BufferView positions, BufferView planes, Work work) =>
        Move("ToPlanes", shape, positions, planes, positions.Positions, work);

    private static Call Move(
        string method, RowShape shape, BufferView from, BufferView to, int positions, Work work)
    {
        Partition partition = work == Work.ByRows ? Partition.Rows : Partition.Whole;
        return new(
            $"ImageRows.{method}",
            [
                Argument.Read(from, partition), new Number(from.RowFloats), Argument.Write(to, partition),
                new Number(to.RowFloats), new Number(shape.Units), new Number(positions), new Number(shape.Stride),
                Argument.Rows,
            ],
            work)
        {
            Positions = 1,
        };
    }
}
