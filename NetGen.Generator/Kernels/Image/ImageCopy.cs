using System.Collections.Generic;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Copies a caller's images into padded rows of positions, channels last: all that works channel by channel then runs
/// over rows x positions as it does over rows of vectors.
/// </summary>
internal sealed class ImageCopy : Operation
{
    /// <summary>Of images that lie channel by channel.</summary>
    public static readonly ImageCopy OfPlanes = new(arePixels: false);

    /// <summary>Of images that lie position by position.</summary>
    public static readonly ImageCopy OfPixels = new(arePixels: true);

    private readonly bool arePixels;

    private ImageCopy(bool arePixels) => this.arePixels = arePixels;

    public override string Suffix => "Input";

    public override bool OwnsParameters => false;

    public override bool IsPreparation => true;

    public override bool NeedsSeparateInputGradient => true;

    public override string Title(Op op) => "Input";

    public override RowShape OutShape(Node node, RowShape input) => input;

    public override string Equation(Op op) => arePixels ? "a = x, padded" : "a = x, channels last";

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) =>
        Copies(op.Shapes.Out, op.Buffers.Input, op.Buffers.Output, Work.ByRows);

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) =>
    [
        arePixels
            ? ImageRows.CopyPositions(op.Shapes.Out, op.Buffers.Gradient, op.Buffers.InputGradient, Work.ByRows)
            : ImageRows.ToPlanes(op.Shapes.Out, op.Buffers.Gradient, op.Buffers.InputGradient, Work.ByRows),
    ];

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        foreach (Step copy in Copies(op.Shapes.Out, op.Input, op.Output, Work.Alone))
            yield return copy;
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Call(op.Node.Name, op.Steps, op);
    }

    private IEnumerable<Step> Copies(RowShape shape, BufferView from, BufferView to, Work work)
    {
        if (!arePixels)
        {
            yield return ImageRows.ToPositions(shape, from, to, work);
            yield break;
        }

        yield return ImageRows.CopyPositions(shape, from, to, work);
        if (shape.Units < shape.Stride)
        {
            yield return new Call(
                "PaddedRows.Clear",
                [
                    Argument.Write(to, work == Work.ByRows ? Partition.Rows : Partition.Whole), Argument.Rows,
                    new Number(shape.Units), new Number(shape.Stride),
                ],
                work);
        }
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

    /// <summary>Positions of all channels between buffers of which one, the caller's, has no padding.</summary>
    public static Call CopyPositions(RowShape shape, BufferView from, BufferView to, Work work)
    {
        Partition partition = work == Work.ByRows ? Partition.Rows : Partition.Whole;
        return new(
            "PaddedRows.CopyRows",
            [
                Argument.Read(from, partition), new Number(StrideOf(from)), Argument.Write(to, partition),
                new Number(StrideOf(to)), new Number(shape.Units), Argument.Rows,
            ],
            work);

        int StrideOf(BufferView buffer) => buffer.Kind == BufferKind.Caller ? shape.Units : buffer.Stride;
    }

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
