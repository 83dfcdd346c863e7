using System.Collections.Generic;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// A convolution with one filter per channel: channels are in the lanes, and nothing is summed across
/// them. Filters lie as [tap][channel].
/// </summary>
internal sealed class DepthwiseConvolution : ImageOperation
{
    public static readonly DepthwiseConvolution Instance = new();

    public override IEnumerable<string> Keeps(Op op) => [op.Buffers.Input.Name];

    public override long MultiplyAdds(Op op) =>
        (long)WindowOf(op).Taps * op.Shapes.Out.Units * op.Shapes.OutPositions;

    public override string Equation(Op op) =>
        WithEpilogue(op, $"z = the sum of x under the filter{(op.Node.HasBias ? " + b" : "")}, channel by channel");

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op)
    {
        BufferView first = op.EpilogueKeepsInput ? op.Buffers.Inner : op.Buffers.Output;
        yield return Filtered(parameters, op, op.Buffers.Input, first, Work.ByRows);
        if (!op.Epilogue.IsEmpty)
        {
            yield return EpilogueKernels.ForwardCall(
                op.EpilogueName, op.Epilogue, op.Shapes.Out, first, op.Buffers.Output);
        }
    }

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        PlannedTensor? bias = parameters.Find(op.Node, "Bias");
        PlannedTensor filters = parameters.Find(op.Node, "Weights")!;
        foreach (Step step in EpilogueKernels.BackwardSteps(op, bias))
            yield return step;
        yield return WhereWanted(op, InputGradient(op, filters));
        yield return new Guard(new IsLearning(filters.Key), DepthwiseGradient.Call(op, filters, WindowOf(op)));
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op)
    {
        yield return Filtered(parameters, op.Training, op.Input, op.Output, Work.Alone);
        if (!op.Steps.IsEmpty)
            yield return InferenceSteps.Call(op.Training.Name, op.Steps, op);
    }

    private static Call Filtered(ParameterPlan parameters, Op op, BufferView x, BufferView y, Work work)
    {
        PlannedTensor? bias = parameters.Find(op.Node, "Bias");
        PlannedTensor filters = parameters.Find(op.Node, "Weights")!;
        (OpShapes shapes, Window window) = (op.Shapes, WindowOf(op));
        Kernel kernel = new(
            $"{op.Name}Forward", $"z = the sum of x under the filter{(bias is null ? "" : " + b")}.",
            [Parameter.Block, Parameter.Floats("x"), Parameter.Floats("y"), Parameter.Rows], shapes.Out,
            width => new(OverRows(
                WindowLoops.Outputs(window, Code.Paragraphs(
                [
                    OverChannels(shapes.Out, width, Code.Paragraphs(
                    [
                        Code.Lines(
                            $"float* filter = p + {filters.Name} + c;",
                            bias is null ? "V sum = Zero;" : $"V sum = Load(p + {bias.Name} + c);",
                            WindowLoops.Taps(
                                window, at => $"sum = MultiplyAddEstimate(Load({At("x", window, shapes, at)}), "
                                    + "Load(filter), sum);",
                                outside: Code.Empty, next: $"filter += {Literal.Of(filters.InputStride)}")),
                        "sum.Store(y + c);",
                    ])),
                    $"y += {Literal.Of(shapes.Out.Stride)};",
                ])),
                ("x", shapes.In.Stride * shapes.InPositions))))
        {
            Tensors = [.. bias is null ? [] : new[] { bias.Key }, filters.Key],
        };
        Partition partition = work == Work.ByRows ? Partition.Rows : Partition.Whole;
        return Over(work, kernel, Argument.Block, Argument.Read(x, partition), Argument.Write(y, partition));
    }

    private static Call InputGradient(Op op, PlannedTensor filters)
    {
        (OpShapes shapes, Window window) = (op.Shapes, WindowOf(op));
        int row = shapes.In.Stride * shapes.InPositions;
        Kernel kernel = new(
            $"{op.Name}InputGradient", "dx = the sum of the gradients of all positions that a value is in.",
            [Parameter.Block, Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows], shapes.Out,
            width => new(OverRows(
                Code.Lines(
                    $"new Span<float>(dx, {Literal.Of(row)}).Clear();",
                    WindowLoops.Outputs(window, Code.Paragraphs(
                    [
                        OverChannels(shapes.Out, width, Code.Lines(
                            $"float* filter = p + {filters.Name} + c;",
                            "V g = Load(d + c);",
                            WindowLoops.Taps(
                                window,
                                at => Code.Lines(
                                    $"float* to = {At("dx", window, shapes, at)};",
                                    "MultiplyAddEstimate(g, Load(filter), Load(to)).Store(to);"),
                                outside: Code.Empty, next: $"filter += {Literal.Of(filters.InputStride)}",
                                isOneStatement: false))),
                        $"d += {Literal.Of(shapes.Out.Stride)};",
                    ]))),
                ("dx", row))))
        {
            Tensors = [filters.Key],
        };
        return Over(
            Work.ByRows, kernel, Argument.Block, Argument.Read(op.Buffers.Gradient, Partition.Rows),
            Argument.Write(op.Buffers.InputGradient, Partition.Rows)) with
        {
            SharedWeights = [new(filters.Key, Access.Read, Partition.Whole)],
        };
    }

    private static string At(string pointer, Window window, OpShapes shapes, (string, string) at) =>
        $"{pointer} + {WindowLoops.Offset(window, at, shapes.In.Stride)} + c";

    private static Window WindowOf(Op op) => Window.Of(op.Node.Declaration, op.Node.Inputs[0].Shape);
}
