using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// A convolution in groups: output channels are in the lanes, and nothing is summed across them. Filters lie as
/// [tap][channel of a group][output]. Where a group is more than one channel, <see cref="Grouping"/> has put the
/// channels that the outputs read under them.
/// </summary>
internal sealed class GroupedConvolution : ImageOperation
{
    public static readonly GroupedConvolution Instance = new();

    /// <summary>The ops of a layer whose weights are those of groups.</summary>
    public static IEnumerable<Operation> Operations(Node node) =>
        node.InputChannels == node.OutputChannels && Grouping.ChannelsOf(node) == 1
            ? [Instance]
            : [Grouping.Instance, Instance];

    public override IEnumerable<string> Keeps(Op op) => [op.Buffers.Input.Name];

    public override RowShape OutShape(Node node, RowShape input) => new(node.OutputChannels);

    public override long MultiplyAdds(Op op) =>
        (long)op.Node.Weights.Inputs * op.Shapes.Out.Units * op.Shapes.OutPositions;

    public override string Equation(Op op) => WithEpilogue(
        op, $"z = the sum of x under the filter{(op.Node.HasBias ? " + b" : "")}, "
            + (op.Shapes.In.Groups == 1 ? "channel by channel" : "group by group"));

    public override IEnumerable<Step> Forward(ParameterPlan parameters, Op op) =>
        EpilogueKernels.ForwardSteps(
            op, first => [Filtered(parameters, op, op.Buffers.Input, first, Work.ByRows)]);

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op)
    {
        PlannedTensor? bias = parameters.Find(op.Node, "Bias");
        PlannedTensor filters = parameters.Find(op.Node, "Weights")!;
        foreach (Step step in EpilogueKernels.BackwardSteps(op, bias))
            yield return step;
        yield return WhereWanted(op, InputGradient(op, filters));
        yield return new Guard(new IsLearning(filters.Key), GroupedGradient.Call(op, filters, WindowOf(op)));
    }

    public override IEnumerable<Step> Infer(ParameterPlan parameters, InferenceOp op) =>
        InferenceSteps.Behind(op, [Filtered(parameters, op.Training, op.Input, op.Output, Work.Alone)]);

    private static Call Filtered(ParameterPlan parameters, Op op, BufferView x, BufferView y, Work work)
    {
        PlannedTensor? bias = parameters.Find(op.Node, "Bias");
        PlannedTensor filters = parameters.Find(op.Node, "Weights")!;
        (OpShapes shapes, Window window) = (op.Shapes, WindowOf(op));
        string name = $"{op.Name}Forward", filter = $"p + {filters.Name}";
        GroupedTiles tiles = new(name, window, shapes.In, shapes.Out, filters.InputStride, bias is not null);
        return Between(
            work, name, $"z = the sum of x under the filter{(bias is null ? "" : " + b")}.", shapes.Out, ("x", x),
            ("y", y),
            width => GroupedTiles.Fit(window)
                ? tiles.Write(filter, bias is null ? "" : $"p + {bias.Name}", width)
                : OverRows(
                    WindowLoops.Outputs(window, Code.Paragraphs(
                    [
                        OverChannels(shapes.Out, width, Code.Paragraphs(
                        [
                            Code.Lines(
                                $"float* filter = {filter} + c;",
                                bias is null ? "V sum = Zero;" : $"V sum = Load(p + {bias.Name} + c);",
                                WindowLoops.Taps(
                                    window, at => Channels(
                                        shapes, At("x", window, shapes, at), filters,
                                        (x, w) => $"sum = MultiplyAddEstimate(Load({x}), Load({w}), sum);"),
                                    outside: Code.Empty, next: Next(shapes, filters))),
                            "sum.Store(y + c);",
                        ])),
                        $"y += {Literal.Of(shapes.Out.Stride)};",
                    ])),
                    ("x", shapes.InFloats)),
            [.. bias is null ? [] : new[] { bias.Key }, filters.Key]);
    }

    private static Call InputGradient(Op op, PlannedTensor filters)
    {
        (OpShapes shapes, Window window) = (op.Shapes, WindowOf(op));
        string name = $"{op.Name}InputGradient";
        GroupedTiles tiles = new(name, window.Backward, shapes.Out, shapes.In, filters.InputStride, HasBias: false)
        {
            IsTurned = true,
            Pointers = ("d", "dx"),
        };
        bool isConvolution = window is { Rows.Stride: 1, Columns.Stride: 1 } && shapes.In.Groups == 1
            && new[] { tiles.Window.Rows, tiles.Window.Columns }.All(axis => axis is { Padding: >= 0, Behind: >= 0 });
        Call call = Between(
            Work.ByRows, name, "dx = the sum of the gradients of all positions that a value is in.", shapes.Out,
            ("d", op.Buffers.Gradient), ("dx", op.Buffers.InputGradient),
            width => isConvolution && GroupedTiles.Fit(window)
                ? tiles.Write($"p + {filters.Name}", "", width)
                : Scattered(shapes, window, filters, width),
            filters.Key);
        return call with { SharedWeights = [new(filters.Key, Access.Read, Partition.Whole)] };
    }

    // Each gradient is added to all that it comes from.
    private static Code Scattered(OpShapes shapes, Window window, PlannedTensor filters, Width width) => OverRows(
        Code.Lines(
            $"new Span<float>(dx, {Literal.Of(shapes.InFloats)}).Clear();",
            WindowLoops.Outputs(window, Code.Paragraphs(
            [
                OverChannels(shapes.Out, width, Code.Lines(
                    $"float* filter = p + {filters.Name} + c;",
                    "V g = Load(d + c);",
                    WindowLoops.Taps(
                        window,
                        at => Code.Lines(
                            $"float* to = {At("dx", window, shapes, at)};",
                            Channels(
                                shapes, "to", filters,
                                (dx, w) => $"MultiplyAddEstimate(g, Load({w}), Load({dx})).Store({dx});")),
                        outside: Code.Empty, next: Next(shapes, filters), isOneStatement: false))),
                $"d += {Literal.Of(shapes.Out.Stride)};",
            ]))),
        ("dx", shapes.InFloats));

    // A statement for every channel of a group, of what stands at a tap and its weights.
    private static Code Channels(OpShapes shapes, string at, PlannedTensor filters, Func<string, string, Code> body)
    {
        RowShape groups = shapes.In;
        return groups.Groups == 1
            ? body(at, "filter")
            : Code.Under(
                $"for (int k = 0; k < {Literal.Of(groups.Groups)}; k++)",
                body(
                    $"{at} + {Literal.Of(groups.GroupStride)} * k",
                    $"filter + {Literal.Of(filters.InputStride)} * k"));
    }

    private static string Next(OpShapes shapes, PlannedTensor filters) =>
        $"filter += {Literal.Of(shapes.In.Groups * filters.InputStride)}";

    private static string At(string pointer, Window window, OpShapes shapes, (string, string) at) =>
        $"{pointer} + {WindowLoops.Offset(window, at, shapes.In.Stride)} + c";
}
