using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The affine map of Dense and Maxout: rows times a weight matrix, laid out as [input][output], or as
/// [panel][input][output] where that is wide. Its three products have one form (<see cref="TileTemplate"/>): forward
/// with the inputs as the inner loop, the weight gradient with the batch, the input gradient with the outputs over a
/// transposed copy of the weights, of all of them or of some inputs at a time.
/// </summary>
internal class Product : Operation
{
    public static readonly Product Instance = new();

    /// <summary>The product with weights of so many inputs and outputs.</summary>
    public static Product For(int inputs, int outputs) => Tiling.OrientationOf(inputs, outputs) switch
    {
        Orientation.Inputs => InputLaneProduct.Instance,
        Orientation.Split => SplitProduct.Instance,
        _ => Instance,
    };

    public override bool NeedsSeparateInputGradient => true;

    public override bool HandsOnByRequest => true;

    public override string ScratchLetter => "t";

    public override bool ReadsUnpadded => true;

    public override int RowsOfATile => RowUnits.OfVectors;

    public override bool HasInner(Op op) => op.EpilogueKeepsInput;

    public override string? Note(Op op) => !ProductPlan.LiesInPanels(op.Shapes, Orientation) ? null
        : $"{op.Node.Path} has its weights as [panel][input][output], in panels of {Literal.Of(Tiling.PanelFloats)} "
            + $"outputs and {Literal.Of(Tiling.RowsOfAPanel(op.Shapes.In.Units))} rows: "
            + "the order in which products read them.";

    public override IEnumerable<string> Keeps(Op op) =>
        op.EpilogueKeepsInput ? [op.Buffers.Input.Name, op.Buffers.Inner.Name] : [op.Buffers.Input.Name];

    public override RowShape OutShape(Node node, RowShape input)
    {
        TensorDeclaration weights = node.Weights;
        return new(weights.Outputs / weights.Groups, weights.Groups);
    }

    /// <summary>The transposed weights, which the input gradient reads.</summary>
    public override int ScratchFloats(Op op) =>
        TransposedWeights.ServeBackward(op) ? op.Shapes.Out.Extent * op.Shapes.In.Stride : 0;

    public override long MultiplyAdds(Op op) =>
        (long)op.Node.Weights.Outputs * op.Shapes.In.Units * op.Shapes.OutPositions;

    public override string Equation(Op op) =>
        WithEpilogue(op, $"z = x W{(op.Node.HasBias && !op.Node.Layer.AddsBiasBehindProduct ? " + b" : "")}");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op)
    {
        PlannedTensor? bias = BiasOf(parameters, op);
        PlannedTensor weights = parameters.Find(op.Node, "Weights")!;
        Kernel kernel = ForwardKernel(op.Name + "Forward", weights, op.Shapes, bias, Fused(op), SharedBlocks(op));
        BufferView first = op.EpilogueKeepsInput ? op.Buffers.Inner : op.Buffers.Output;
        yield return SharesColumns(op)
            ? Call.Of(
                kernel, Work.ByShare, Argument.Block, Argument.Read(op.Buffers.Input, Partition.Whole),
                Argument.Write(first, Partition.Columns(Tiling.OwnBlocks(op.Shapes.Out))), Argument.Rows,
                Argument.Share)
            : Call.Of(
                kernel, Work.ByRows, Argument.Block, Argument.Read(op.Buffers.Input, Partition.Rows),
                Argument.Write(first, Partition.Rows), Argument.Rows);
        if (!Remaining(op).IsEmpty)
        {
            yield return EpilogueKernels.ForwardCall(
                op.EpilogueName, Remaining(op), op.Shapes.Out, first, op.Buffers.Output);
        }
    }

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        PlannedTensor? bias = BiasOf(parameters, op);
        PlannedTensor weights = parameters.Find(op.Node, "Weights")!;
        foreach (Step step in EpilogueKernels.BackwardSteps(op, bias))
            yield return step;
        if (op.NeedsInputGradient)
            yield return WhereWanted(op, InputGradient(op, weights));
        yield return new Guard(new IsLearning(weights.Key), WeightGradientCall(op, weights));
    }

    /// <summary>By the runtime: a kernel of its own would be much text that few networks run.</summary>
    public override IEnumerable<Step> OnRequest(Op op)
    {
        (BufferView d, GradientEdge edge) = (op.Buffers.Gradient, op.Buffers.InputGradients[0]);
        yield return new Call(
            "InputGradient",
            [
                new IndexOf(new((op.Node.Owner ?? op.Node).Name, "Weights")),
                Argument.Read(d, Partition.Rows), new Number(d.Stride),
                Argument.Write(edge.Buffer, Partition.Rows), new Number(edge.Buffer.Stride),
                new Flag("adds", edge.Adds), Argument.Rows, Argument.Share,
            ],
            Work.ByShare);
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        bool shares = SharesForward(op);
        PlannedTensor? bias = BiasOf(parameters, op.Training);
        PlannedTensor weights = parameters.Find(op.Node, "Weights")!;
        Kernel kernel = shares
            ? ForwardKernel(
                op.Training.Name + "Forward", weights, op.Shapes, bias, Fused(op.Training), SharedBlocks(op.Training))
            : ForwardKernel(op.Training.Name + "Infer", weights, op.Shapes, bias, Epilogue(op), 0);
        yield return Call.Of(
            kernel, Work.Alone,
            [
                Argument.Block, Argument.Read(op.Input, Partition.Whole), Argument.Write(op.Output, Partition.Whole),
                .. InferenceSteps.FoldArguments(Epilogue(op), op), Argument.Rows,
                .. shares && SharesColumns(op.Training) ? new[] { Argument.Share } : [],
            ]);
        if (!InPassBehind(op).IsEmpty)
            yield return InferenceSteps.Call(op.Training.Name, InPassBehind(op), op);
    }

    // Threads have columns of dx, or rows.
    private Call InputGradient(Op op, PlannedTensor weights)
    {
        (BufferView d, BufferView dx) = (op.Buffers.Gradient, op.Buffers.InputGradient);
        InputGradientForm form = ProductPlan.FormOf(op.Shapes, Orientation);
        int blocks = InputBlocksBack(op);
        Argument from = form == InputGradientForm.Transposed
            ? Argument.Read(op.Buffers.Scratch, Partition.Whole)
            : Argument.Block;
        Kernel kernel = InputGradientKernel(op, weights);
        Call call = blocks > 0
            ? Call.Of(
                kernel, Work.ByShare, from, Argument.Read(d, Partition.Whole),
                Argument.Write(dx, Partition.Columns(blocks)), Argument.Rows, Argument.Share)
            : Call.Of(
                kernel, Work.ByRows, from, Argument.Read(d, Partition.Rows), Argument.Write(dx, Partition.Rows),
                Argument.Rows);
        Partition read = form == InputGradientForm.Direct && blocks > 0 ? Partition.Columns(blocks) : Partition.Whole;
        return form == InputGradientForm.Transposed
            ? call
            : call with { SharedWeights = [new(weights.Key, Access.Read, read)] };
    }

    // Threads have columns of the outputs, or of the inputs; else each has rows of the weights, and reads all of d.
    private Call WeightGradientCall(Op op, PlannedTensor weights)
    {
        bool ownsInputs = Orientation == Orientation.Inputs && Tiling.OwnBlocks(op.Shapes.In) > 0;
        Partition d = SharedBlocks(op) > 0 ? Partition.Columns(Tiling.OwnBlocks(op.Shapes.Out)) : Partition.Whole;
        Partition updated = ownsInputs ? Partition.Columns(Tiling.OwnBlocks(op.Shapes.In)) : Partition.Whole;
        return Call.Of(
            WeightGradientKernel(op, weights), Work.ByShare, Argument.Read(op.Buffers.Input, Partition.Whole),
            Argument.Read(op.Buffers.Gradient, d), Argument.Rows, Argument.Share, Argument.Sink) with
        {
            SharedWeights = [new(weights.Key, Access.Write, updated)],
        };
    }

    /// <summary>Blocks of columns that threads share in training, or 0.</summary>
    public static int SharedBlocks(Op op) =>
        op.Anchor is Product { HasOwnColumns: true } ? Tiling.SharedBlocks(op.Shapes.In.Units, op.Shapes.Out) : 0;

    /// <summary>Blocks of columns that threads share in the weight gradient, or 0.</summary>
    public static int GradientBlocks(Op op) => op.Anchor is Product { Orientation: Orientation.Inputs }
        ? Tiling.OwnBlocks(op.Shapes.In)
        : SharedBlocks(op);

    /// <summary>
    /// Blocks of columns of its input whose gradient a thread forms for itself, or 0 where threads share rows of it.
    /// Over weights that have the inputs in their lanes, a thread also updates those of its own columns alone, so that
    /// nobody waits for it.
    /// </summary>
    public static int InputBlocksBack(Op op) =>
        ProductPlan.FormOf(op.Shapes, ((Product)op.Anchor).Orientation) == InputGradientForm.DotProducts
            ? 0
            : Tiling.OwnBlocks(op.Shapes.In);

    /// <summary>What is in the lanes.</summary>
    public virtual Orientation Orientation => Orientation.Outputs;

    /// <summary>
    /// Whether columns of an output are columns of the weights, which a thread can have for its own, and come out as
    /// vectors, so that what follows is done while the sums are in registers: sums across the lanes come out one by
    /// one, and an elementwise pass does that better.
    /// </summary>
    private bool HasOwnColumns => Orientation == Orientation.Outputs;

    private ImmutableArray<InferenceStep> Epilogue(InferenceOp op) =>
        SharesForward(op) ? Fused(op.Training) : HasOwnColumns ? op.InRegisters : [];

    /// <summary>z = x W + b and the steps of the epilogue.</summary>
    protected virtual Kernel ForwardKernel(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, int blocks) =>
        ProductKernels.Forward(name, weights, shapes, bias, epilogue, blocks);

    /// <summary>dx = d W^T.</summary>
    protected virtual Kernel InputGradientKernel(Op op, PlannedTensor weights) =>
        ProductPlan.FormOf(op.Shapes, Orientation) switch
        {
            InputGradientForm.Transposed => InputGradientKernels.OfTiles(
                op, Orientation, "dx = d W^T; t holds the weights transposed.", "t", "", op.Shapes.In.Stride),
            InputGradientForm.TransposedPanels => TransposedPanels.InputGradient(op, weights),
            _ => InputGradientKernels.OfDots(op, weights),
        };

    /// <summary>dW = x^T d.</summary>
    protected virtual Kernel WeightGradientKernel(Op op, PlannedTensor weights) =>
        WeightGradient.Of(op, weights);

    private static bool SharesColumns(Op op) => SharedBlocks(op) > 0;

    private ImmutableArray<InferenceStep> InPassBehind(InferenceOp op) => op.Steps.RemoveRange(0, Epilogue(op).Length);

    // The bias that the product adds.
    private static PlannedTensor? BiasOf(ParameterPlan parameters, Op op) =>
        op.Node.Layer.AddsBiasBehindProduct ? null : parameters.Find(op.Node, "Bias");

    private ImmutableArray<InferenceStep> Fused(Op op) => HasOwnColumns ? TileEpilogue.Fused(op) : [];

    private ImmutableArray<EpilogueStep> Remaining(Op op) => op.Epilogue.RemoveRange(0, Fused(op).Length);

    private bool SharesForward(InferenceOp op) => TileEpilogue.SharesForward(
        op, Fused(op.Training), HasOwnColumns ? op.InRegisters : [], op.Shapes.In.Units);
}
