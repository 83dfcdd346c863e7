using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Batch normalisation with its tail. Forward: mean, then variance around it (two passes,
/// which do not cancel), then one sweep that normalises, activates and drops. Backward: one
/// reducing and one writing sweep. Inference: a scale and a shift.
/// </summary>
internal sealed class Normalization : OpTemplate
{
    public static readonly Normalization Instance = new();

    public override bool WorksInPlace => true;

    public override bool SharesColumns(Op op) => true;

    public override int BlocksForward(Op op) => Tiling.OwnBlocks(op.Shapes.Out);

    public override int BlocksBack(Op op) => Sweep.BlocksBack(op.Tail, op.Shapes.Out);

    public override int InputBlocksBack(Op op) => BlocksBack(op);

    public override bool FoldsAtInference => true;

    public override IEnumerable<string> Keeps(Op op) => [$"xhat = {op.Buffers.Inner}"];

    public override bool HasInner(Op op) => true;

    public override RowShape OutShape(TypedLayer layer, RowShape input) => input;

    /// <summary>Mean, reciprocal deviation and unbiased variance of the batch.</summary>
    public override int FixedFloats(Op op) => 3 * op.Shapes.Out.Width;

    public override string Equation(Op op)
    {
        string z = IsAffine(op) ? "z = gamma xhat + beta" : "z = xhat";
        return string.Join(
            "; ", new[] { "xhat = (x - mean) rstd", z }.Concat(op.Tail.Select(s => s.Kind.Equation(s.Layer))));
    }

    public override IEnumerable<Kernel> TrainingKernels(NetworkPlan plan, Op op)
    {
        yield return new(
            Equation(op) + ". s holds mean, rstd and variance.",
            $"void {op.Name}Forward(float* p, float* x, float* xhat, float* y, float* s, float* runningMean, "
            + $"float* runningVariance, int rows, bool frozen{TailKernels.MasksParameter(op)}, Share share)",
            "",
            op.Shapes.Out,
            width => new(NormalizationText.Forward(op, width)));
        yield return new(
            "The running statistics move towards those of the batch.",
            $"void {op.Name}Commit(float* p, float* s)",
            "",
            op.Shapes.Out,
            width => new(NormalizationText.Commit(op, width)));
        if (op.RunsBackward)
        {
            string kept = op.TailKeepsOutput ? "float* y, " : "";
            yield return new(
                "d becomes dz, then dx = gamma rstd / B (B dz - sum(dz) - xhat sum(dz xhat)).",
                $"void {op.Name}Backward<S>("
                + $"float* p, float* xhat, {kept}float* d, float* s, int rows, bool frozen"
                + $"{TailKernels.MasksAgainParameter(op)}, Share share, S sink)",
                Kernel.SinkConstraint,
                op.Shapes.Out,
                width => new(NormalizationText.Backward(op, width)));
        }
    }

    public override Code ForwardCalls(Op op)
    {
        OpBuffers b = op.Buffers;
        return Code.Text(
            $"K.{op.Name}Forward(p, {b.Input}, {b.Inner}, {b.Output}, s{op.Number}, {Running(op.Layer)}, "
            + $"rows, {IsFrozen(op)}{TailKernels.MasksArgument(op)}, share);");
    }

    public override Code BackwardCalls(NetworkPlan plan, Op op)
    {
        OpBuffers b = op.Buffers;
        string kept = op.TailKeepsOutput ? b.Output + ", " : "";
        string rows = $"rows, {IsFrozen(op)}{TailKernels.MasksAgain(op)}";
        return Sweep.CallBack(
            op.Tail, share => Code.Text(
                $"K.{op.Name}Backward(p, {b.Inner}, {kept}{b.Gradient}, s{op.Number}, {rows}, {share}, sink);"));
    }

    public override Code CommitCalls(Op op) =>
        Code.Under($"if (!{IsFrozen(op)})", $"K.{op.Name}Commit(p, s{op.Number});");

    public override IEnumerable<Kernel> InferenceKernels(NetworkPlan plan, InferenceOp op) => [];

    public override Code InferenceCalls(NetworkPlan plan, InferenceOp op) => Code.Empty;

    public override IEnumerable<Kernel> FoldKernels(Op op)
    {
        yield return new(
            "scale = gamma / sqrt(running variance + epsilon), shift = beta - running mean scale.",
            $"void {op.Layer.Name}Fold(float* p, float* runningMean, float* runningVariance, float* fold)",
            "",
            op.Shapes.Out,
            width => new(NormalizationText.Fold(op.Layer, width)));
    }

    private static string IsFrozen(Op op) => $"IsFrozen(Tensor.{op.Layer.Name}RunningMean)";

    /// <summary>Its running statistics as arguments: they lie behind all that is learned.</summary>
    public static string Running(TypedLayer layer) => $"p + {layer.Name}RunningMean, p + {layer.Name}RunningVariance";

    public static bool IsAffine(Op op) => op.Layer.Declaration.Flag("affine");
}
