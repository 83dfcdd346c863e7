using System.Collections.Generic;
using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;

namespace NetGen.Generator.Kernels;

/// <summary>
/// A convolution whose tiles read the image under the kernel where it lies: output channels in the lanes, over several
/// positions of a line. Its padding is around the image already. The gradient of the image is such a convolution, too,
/// of the gradient of the output, spread by the stride, with the weights turned round and transposed.
/// </summary>
internal sealed class DirectConvolution : Operation
{
    public static readonly DirectConvolution Instance = new();

    public override bool NeedsSeparateInputGradient => true;

    public override string ScratchLetter => "t";

    public override IEnumerable<string> Keeps(Op op) =>
        op.EpilogueKeepsInput ? [op.Buffers.Input.Name, op.Buffers.Inner.Name] : [op.Buffers.Input.Name];

    public override RowShape OutShape(Node node, RowShape input) => new(node.OutputChannels);

    public override int OutPositions(Node node, int input) => node.Output.Shape.Positions;

    public override bool HasInner(Op op) => op.EpilogueKeepsInput;

    /// <summary>The turned weights; behind them sums of gradients, where images do not stay in the cache.</summary>
    public override int ScratchFloats(Op op)
    {
        ConvolutionSizes sizes = ConvolutionSizes.Of(op);
        return sizes.TurnedFloats + sizes.SumFloats;
    }

    public override int SpreadPositions(Op op) => ConvolutionSizes.Of(op).SpreadPositions;

    public override long MultiplyAdds(Op op) =>
        (long)op.Node.Weights.Outputs * op.Node.Weights.Inputs * op.Shapes.OutPositions;

    public override string Equation(Op op) =>
        WithEpilogue(op, $"z = the sum of x W under the kernel{(op.Node.HasBias ? " + b" : "")}");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op)
    {
        BufferView first = op.EpilogueKeepsInput ? op.Buffers.Inner : op.Buffers.Output;
        Kernel kernel = ConvolutionTiles.Forward(op.Name + "Forward", parameters, op, TileEpilogue.Fused(op));
        yield return Call.Of(
            kernel, Work.ByRows, Argument.Block, Argument.Read(op.Buffers.Input, Partition.Rows),
            Argument.Write(first, Partition.Rows), Argument.Rows) with
        {
            Positions = 1,
        };
        ImmutableArray<EpilogueStep> remaining = op.Epilogue.RemoveRange(0, TileEpilogue.Fused(op).Length);
        if (!remaining.IsEmpty)
        {
            yield return EpilogueKernels.ForwardCall(
                op.EpilogueName, remaining, op.Shapes.Out, first, op.Buffers.Output);
        }
    }

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        PlannedTensor? bias = parameters.Find(op.Node, "Bias");
        PlannedTensor weights = parameters.Find(op.Node, "Weights")!;
        foreach (Step step in EpilogueKernels.BackwardSteps(op, bias))
            yield return step;
        foreach (Call call in ConvolutionTiles.InputGradient(op))
            yield return WhereWanted(op, call);
        yield return new Guard(new IsLearning(weights.Key), ConvolutionGradient.Call(op, weights));
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        ImmutableArray<InferenceStep> fused = TileEpilogue.Fused(op.Training);
        bool shares = TileEpilogue.SharesForward(op, fused, op.InRegisters, op.Training.Node.Weights.Inputs);
        ImmutableArray<InferenceStep> epilogue = shares ? fused : op.InRegisters;
        string name = op.Training.Name + (shares ? "Forward" : "Infer");
        yield return Call.Of(
            ConvolutionTiles.Forward(name, parameters, op.Training, epilogue), Work.Alone,
            [
                Argument.Block, Argument.Read(op.Input, Partition.Whole), Argument.Write(op.Output, Partition.Whole),
                .. InferenceSteps.FoldArguments(epilogue, op), Argument.Rows,
            ]) with
        {
            Positions = 1,
        };
        if (op.Steps.Length > epilogue.Length)
            yield return InferenceSteps.Call(op.Training.Name, op.Steps.RemoveRange(0, epilogue.Length), op);
    }
}

/// <summary>Sizes of a convolution, in floats and positions.</summary>
internal readonly record struct ConvolutionSizes(Window Window, OpShapes Shapes, int Channels, int WeightRow)
{
    /// <summary>The sizes of an op.</summary>
    public static ConvolutionSizes Of(Op op)
    {
        Node node = op.Node;
        return new(
            Window.Of(node.Declaration, node.Inputs[0].Shape), op.Shapes, node.InputChannels,
            new RowShape(node.OutputChannels).Stride);
    }

    /// <summary>Floats of an image with its padding.</summary>
    public int ImageFloats => Shapes.In.Stride * Window.Rows.Bordered * Window.Columns.Bordered;

    /// <summary>Floats of a line of it.</summary>
    public int LineFloats => Shapes.In.Stride * Window.Columns.Bordered;

    /// <summary>
    /// Lines and columns of the output, spread by the stride, with a border as wide as the kernel reaches.
    /// </summary>
    public (int Lines, int Columns) Spread => (
        (int)(Window.Rows.Size + Window.Rows.Reach - 1), (int)(Window.Columns.Size + Window.Columns.Reach - 1));

    /// <summary>Positions of that.</summary>
    public int SpreadPositions => Spread.Lines * Spread.Columns;

    /// <summary>Floats of the turned weights: [tap][output][channel].</summary>
    public int TurnedFloats => RowShape.Padded(Window.Taps * Shapes.Out.Units * Shapes.In.Stride);

    /// <summary>Floats of the sums of all gradients: [tap][channel][output].</summary>
    public int SumFloats => RowShape.Padded(Window.Taps * Channels * WeightRow);
}
