using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>No head: pointwise layers that stand where they could not join an op.</summary>
internal sealed class Pointwise : OpTemplate
{
    public static readonly Pointwise Instance = new();

    public override bool IsTailAlone => true;

    public override string Title(Op op) => "";

    public override int BlocksBack(Op op) => Sweep.BlocksBack(op.Tail, op.Shapes.Out);

    public override int InputBlocksBack(Op op) => BlocksBack(op);

    public override bool HasInner(Op op) => false;

    public override RowShape OutShape(TypedLayer layer, RowShape input) => input;

    public override string Equation(Op op) => string.Join("; ", op.Tail.Select(step => step.Kind.Equation(step.Layer)));

    public override IEnumerable<Kernel> TrainingKernels(NetworkPlan plan, Op op)
    {
        yield return TailKernels.Forward(op.TailName, op.Tail, op.Shapes.Out);
        if (op.RunsBackward)
            yield return TailKernels.Backward(op.TailName + "Backward", op, null);
    }

    public override Code ForwardCalls(Op op) => Code.Text(
        $"K.{op.TailName}Forward(p, {op.InputRows}, {op.RowsOf(op.Buffers.Output)}, "
        + $"count{TailKernels.RowMasksArgument(op)});");

    public override Code BackwardCalls(NetworkPlan plan, Op op) =>
        TailKernels.BackwardCall(op.TailName + "Backward", op);

    public override IEnumerable<Kernel> InferenceKernels(NetworkPlan plan, InferenceOp op) => [];

    public override Code InferenceCalls(NetworkPlan plan, InferenceOp op) => Code.Empty;
}
