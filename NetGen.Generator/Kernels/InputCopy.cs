using System.Collections.Generic;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Copies the caller's rows into padded ones, where something other than a product comes first (sweeps load whole
/// vectors, and nothing may be read beyond the caller's span), or where the rows would share one set of the L1 cache.
/// </summary>
internal sealed class InputCopy : OpTemplate
{
    public static readonly InputCopy Instance = new();

    public override string Suffix => "Input";

    public override bool OwnsParameters => false;

    public override bool ReadsUnpadded => true;

    public override string Title(Op op) => "Input";

    public override bool HasInner(Op op) => false;

    public override RowShape OutShape(TypedLayer layer, RowShape input) => input;

    public override string Equation(Op op) => "a = x, padded";

    public override string? Note(Op op) => !Fusion.ReadsUnpadded(op.Layer) ? null
        : $"Rows of {Literal.Of(op.Shapes.In.Units)} floats would share one set of the L1 cache: they are copied, "
            + $"{Literal.Of(op.Shapes.Out.Stride)} apart.";

    public override IEnumerable<Kernel> TrainingKernels(NetworkPlan plan, Op op) => [];

    public override Code ForwardCalls(Op op) => Copy(op.Shapes, op.InputRows, op.RowsOf(op.Buffers.Output), "count");

    public override Code BackwardCalls(NetworkPlan plan, Op op) => Code.Empty;

    public override IEnumerable<Kernel> InferenceKernels(NetworkPlan plan, InferenceOp op)
    {
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Kernel(op.Layer.Name, op.Steps, op.Shapes.Out);
    }

    public override Code InferenceCalls(NetworkPlan plan, InferenceOp op) => Code.Lines(
        Copy(op.Shapes, op.Input, op.Output, "rows"),
        op.Steps.IsEmpty ? Code.Empty : InferenceSteps.Call(op.Layer.Name, op.Steps, op));

    private static Code Copy(OpShapes shapes, string from, string to, string rows) => Code.Text(
        $"Padding.CopyRows({from}, {shapes.InStride}, {to}, {shapes.Out.Stride}, {shapes.In.Units}, {rows});");
}
