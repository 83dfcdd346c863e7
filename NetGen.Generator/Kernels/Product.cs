using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The affine map of Dense and Maxout: rows times a weight matrix, laid out as [input][output], or as
/// [panel][input][output] where that is wide. Its three products have one form (<see cref="TileTemplate"/>): forward
/// with the inputs as the inner loop, the weight gradient with the batch, the input gradient with the outputs over a
/// transposed copy of the weights, of all of them or of some inputs at a time.
/// </summary>
internal class Product : OpTemplate
{
    public static readonly Product Instance = new();

    public override bool MovesGradient => true;

    public override string FixedLetter => "t";

    public override bool ReadsUnpadded => true;

    public override bool HasInner(Op op) => op.TailKeepsInput;

    public override string? Note(Op op) => !ProductPlan.LiesInPanels(op.Shapes, Orientation) ? null
        : $"{op.Layer.Name} has its weights as [panel][input][output], in panels of {Literal.Of(Tiling.PanelFloats)} "
            + $"outputs and {Literal.Of(Tiling.RowsOfAPanel(op.Shapes.In.Units))} rows: "
            + "the order in which products read them.";

    public override IEnumerable<string> Keeps(Op op) =>
        op.TailKeepsInput ? [op.Buffers.Input, op.Buffers.Inner] : [op.Buffers.Input];

    public override RowShape OutShape(TypedLayer layer, RowShape input)
    {
        TensorDeclaration weights = Weights(layer);
        return new(weights.Outputs / weights.Groups, weights.Groups);
    }

    /// <summary>The transposed weights, which the input gradient reads.</summary>
    public override int FixedFloats(Op op) =>
        TransposedWeights.ServeBackward(op) ? op.Shapes.Out.Extent * op.Shapes.In.Stride : 0;

    public override long MultiplyAdds(Op op) => (long)Weights(op.Layer).Outputs * op.Shapes.In.Units;

    public override string Equation(Op op)
    {
        string bias = HasBias(op.Layer) ? " + b" : "";
        return string.Join("; ", new[] { $"z = x W{bias}" }.Concat(op.Tail.Select(s => s.Kind.Equation(s.Layer))));
    }

    public override IEnumerable<Kernel> TrainingKernels(NetworkPlan plan, Op op)
    {
        PlannedTensor? bias = plan.Parameters.Find(op.Layer, "Bias");
        PlannedTensor weights = plan.Parameters.Find(op.Layer, "Weights")!;
        yield return ForwardKernel(op.Name + "Forward", weights, op.Shapes, bias, Fused(op), SharedBlocks(op));
        if (!Remaining(op).IsEmpty)
            yield return TailKernels.Forward(op.TailName, Remaining(op), op.Shapes.Out);
        if (!op.Tail.IsEmpty || bias is not null)
            yield return TailKernels.Backward(TailBackwardName(op), op, bias);
        if (op.NeedsInputGradient)
            yield return InputGradientKernel(op, weights);
        yield return WeightGradientKernel(op, weights);
    }

    public override Code ForwardCalls(Op op)
    {
        string first = op.TailKeepsInput ? op.Buffers.Inner : op.Buffers.Output;
        return Code.Lines(
            SharesColumns(op)
                ? Code.Text($"K.{op.Name}Forward(p, {op.Buffers.Input}, {first}, rows, share);")
                : Code.Text($"K.{op.Name}Forward(p, {op.InputRows}, {op.RowsOf(first)}, count);"),
            SharesColumns(op) && !Remaining(op).IsEmpty ? "share.Wait();" : Code.Empty,
            Remaining(op).IsEmpty
                ? Code.Empty
                : Code.Text(
                    $"K.{op.TailName}Forward(p, {op.RowsOf(first)}, {op.RowsOf(op.Buffers.Output)}, "
                    + $"count{TailKernels.RowMasksArgument(op)});"));
    }

    public override Code BackwardCalls(NetworkPlan plan, Op op)
    {
        bool hasTail = !op.Tail.IsEmpty || plan.Parameters.Find(op.Layer, "Bias") is not null;
        OpBuffers b = op.Buffers;
        string weights = TransposedWeights.ServeBackward(op) ? $"t{Literal.Of(op.Number)}" : "p";
        Code inputGradient = InputBlocksBack(op) > 0
            ? Code.Text($"K.{op.Name}InputGradient({weights}, {b.Gradient}, {b.InputGradient}, rows, share);")
            : Code.Text(
                $"K.{op.Name}InputGradient({weights}, {op.RowsOf(b.Gradient)}, "
                + $"{b.InputGradient} + {Literal.Of(op.Shapes.In.Stride)}L * first, count);");
        return Code.Lines(
            !hasTail ? Code.Empty
            : op.Tail.IsEmpty
                ? Unfrozen(op.Layer, "Bias", TailKernels.BackwardCall(TailBackwardName(op), op))
                : TailKernels.BackwardCall(TailBackwardName(op), op),
            op.Tail.IsEmpty ? Code.Empty : Sweep.Wait(op.NeedsInputGradient ? 0 : OwnBlocksBack(op)),
            op.NeedsInputGradient
                ? Code.Under($"if (lowest < Tensor.{op.FirstLearned})", inputGradient)
                : Code.Empty,
            op.NeedsInputGradient && !TransposedWeights.ServeBackward(op)
                ? Sweep.Wait(Orientation == Orientation.Inputs ? InputBlocksBack(op) : 0)
                : Code.Empty,
            Unfrozen(
                op.Layer, "Weights",
                Code.Text($"K.{op.Name}WeightGradient({b.Input}, {b.Gradient}, rows, share, sink);")));
    }

    public override IEnumerable<Kernel> InferenceKernels(NetworkPlan plan, InferenceOp op)
    {
        if (!SharesForward(op))
        {
            PlannedTensor? bias = plan.Parameters.Find(op.Layer, "Bias");
            PlannedTensor weights = plan.Parameters.Find(op.Layer, "Weights")!;
            yield return ForwardKernel(op.Training.Name + "Infer", weights, op.Shapes, bias, Epilogue(op), 0);
        }

        if (!Swept(op).IsEmpty)
            yield return InferenceSteps.Kernel(op.Training.Name, Swept(op), op.Shapes.Out);
    }

    public override Code InferenceCalls(NetworkPlan plan, InferenceOp op)
    {
        string kernel = op.Training.Name + (SharesForward(op) ? "Forward" : "Infer");
        string fold = InferenceSteps.FoldArgument(Epilogue(op), op);
        string share = SharesForward(op) && SharesColumns(op.Training) ? ", Share.All" : "";
        return Code.Lines(
            Code.Text($"K.{kernel}(p, {op.Input}, {op.Output}, {fold}rows{share});"),
            Swept(op).IsEmpty ? Code.Empty : InferenceSteps.Call(op.Training.Name, Swept(op), op));
    }

    /// <summary>Blocks of columns that threads stand side by side over in training, or 0.</summary>
    public static int SharedBlocks(Op op) =>
        op.Head is Product { HasOwnColumns: true } ? Tiling.SharedBlocks(op.Shapes.In.Units, op.Shapes.Out) : 0;

    public override bool SharesColumns(Op op) => SharedBlocks(op) > 0;

    /// <summary>Blocks of columns that threads stand side by side over in the weight gradient, or 0.</summary>
    public static int GradientBlocks(Op op) => op.Head is Product { Orientation: Orientation.Inputs }
        ? Tiling.OwnBlocks(op.Shapes.In)
        : SharedBlocks(op);

    public override int BlocksForward(Op op) =>
        SharesColumns(op) && Remaining(op).IsEmpty ? Tiling.OwnBlocks(op.Shapes.Out) : 0;

    public override int BlocksBack(Op op) =>
        !op.Tail.IsEmpty ? Sweep.BlocksBack(op.Tail, op.Shapes.Out) : op.NeedsInputGradient ? 0 : OwnBlocksBack(op);

    /// <summary>
    /// Whatever the form: over weights that have the inputs in their lanes, a thread also updates those of its own
    /// columns alone, so that nobody waits for it.
    /// </summary>
    public override int InputBlocksBack(Op op) =>
        ProductPlan.FormOf(op.Shapes, Orientation) == InputGradientForm.DotProducts
            ? 0
            : Tiling.OwnBlocks(op.Shapes.In);

    /// <summary>What is in the lanes.</summary>
    public virtual Orientation Orientation => Orientation.Outputs;

    /// <summary>
    /// Whether columns of an output are columns of the weights, which a thread can have for its own, and come out as
    /// vectors, so that what follows is done while the sums are in registers: sums across the lanes come out one by
    /// one, and a sweep does that better.
    /// </summary>
    private bool HasOwnColumns => Orientation == Orientation.Outputs;

    private ImmutableArray<InferenceStep> Epilogue(InferenceOp op) => HasOwnColumns ? op.Epilogue : [];

    /// <summary>z = x W + b and the steps of the epilogue.</summary>
    protected virtual Kernel ForwardKernel(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, int blocks) =>
        ProductKernels.Forward(name, weights, shapes, bias, epilogue, blocks);

    /// <summary>dx = d W^T.</summary>
    protected virtual Kernel InputGradientKernel(Op op, PlannedTensor weights) =>
        ProductPlan.FormOf(op.Shapes, Orientation) switch
        {
            InputGradientForm.Transposed => ProductKernels.InputGradient(
                op, Orientation, "dx = d W^T; t holds the weights transposed.", "t", "t", op.Shapes.In.Stride),
            InputGradientForm.TransposedPanels => TransposedPanels.InputGradient(op, weights),
            _ => ProductKernels.DotInputGradient(op, weights),
        };

    /// <summary>dW = x^T d.</summary>
    protected virtual Kernel WeightGradientKernel(Op op, PlannedTensor weights) =>
        WeightGradient.Of(op, weights);

    // Where its weight gradient, too, has columns of the output that are a thread's own.
    private int OwnBlocksBack(Op op) =>
        SharedBlocks(op) > 0 ? Sweep.BlocksBack(op.Tail, op.Shapes.Out) : 0;

    private ImmutableArray<InferenceStep> Swept(InferenceOp op) => op.Steps.RemoveRange(0, Epilogue(op).Length);

    private static Code Unfrozen(TypedLayer layer, string tensor, Code call) =>
        Code.Under($"if (!IsFrozen(Tensor.{layer.Name}{tensor}))", call);

    private static TensorDeclaration Weights(TypedLayer layer) =>
        AllLayers.Of(layer).Tensors(layer).First(tensor => tensor.Role == "Weights");

    private static bool HasBias(TypedLayer layer) =>
        AllLayers.Of(layer).Tensors(layer).Any(tensor => tensor.Role == "Bias");

    private static string TailBackwardName(Op op) =>
        op.Tail.IsEmpty ? op.Name + "BiasGradient" : op.TailName + "Backward";

    // A cheap activation goes into the tile, where backward can do with its output.
    private bool FusesActivation(Op op) =>
        HasOwnColumns && op.Tail.FirstOrDefault()?.Kind is { IsCheap: true, KeepsInput: false, UsesMasks: false };

    private ImmutableArray<InferenceStep> Fused(Op op) =>
        FusesActivation(op) ? [new(op.Tail[0].Layer, op.Tail[0].Kind, 0)] : [];

    private ImmutableArray<TailStep> Remaining(Op op) => FusesActivation(op) ? op.Tail.RemoveAt(0) : op.Tail;

    private bool SharesForward(InferenceOp op) => Epilogue(op).SequenceEqual(Fused(op.Training));
}
