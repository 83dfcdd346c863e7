using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Under each position of a convolution's output the values that its kernel reads, tap by tap, so that the convolution
/// is a product over rows x positions. Backward adds the gradients of all patches that a value is in.
/// </summary>
internal sealed class Patches : UnlearnedImageOperation
{
    public static readonly Patches Instance = new();

    public override string Suffix => "Patches";

    public override bool IsPreparation => true;

    public override string Title(Op op)
    {
        int[] kernel = WindowOf(op).KernelOf(op.Node.Inputs[0].Shape);
        return $"Patches({string.Join(" x ", kernel.Select(Literal.Of))})";
    }

    public override RowShape OutShape(Node node, RowShape input) => new(node.Weights.Inputs);

    public override string Equation(Op op) => "a = the values of x under each position of the kernel";

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work)
    {
        Window window = WindowOf(op);
        OpShapes shapes = op.Shapes;
        int columns = shapes.Out.Units, padding = shapes.Out.Stride - columns;
        Kernel kernel = Between(
            $"{op.Name}Forward",
            "Under each position of the output the values that the kernel reads; zeros beyond the border.",
            shapes.Out, ["x", "y"],
            _ => OverRows(
                WindowLoops.Outputs(window, Code.Paragraphs(
                [
                    Code.Lines("float* to = y;", WindowLoops.Taps(
                        window,
                        at => Copied($"x + {WindowLoops.Offset(window, at, shapes.In.Stride)}", shapes.In.Units),
                        outside: Cleared(shapes.In.Units), next: $"to += {Literal.Of(shapes.In.Units)}")),
                    Code.Lines(
                        padding == 0 ? Code.Empty : $"new Span<float>(to, {Literal.Of(padding)}).Clear();",
                        $"y += {Literal.Of(shapes.Out.Stride)};"),
                ])),
                ("x", shapes.In.Stride * shapes.InPositions)));
        Partition partition = work == Work.ByRows ? Partition.Rows : Partition.Whole;
        return Over(work, kernel, Argument.Read(x, partition), Argument.Write(y, partition));
    }

    protected override Call Backward(Op op)
    {
        Window window = WindowOf(op);
        OpShapes shapes = op.Shapes;
        int row = shapes.In.Stride * shapes.InPositions;
        Kernel kernel = Between(
            $"{op.Name}Backward", "dx = the sum of the gradients of all patches that a value is in.",
            shapes.Out, ["d", "dx"],
            _ => OverRows(
                Code.Lines(
                    $"new Span<float>(dx, {Literal.Of(row)}).Clear();",
                    WindowLoops.Outputs(window, Code.Paragraphs(
                    [
                        Code.Lines("float* from = d;", WindowLoops.Taps(
                            window,
                            at => Added($"dx + {WindowLoops.Offset(window, at, shapes.In.Stride)}", shapes.In.Units),
                            outside: Code.Empty, next: $"from += {Literal.Of(shapes.In.Units)}")),
                        $"d += {Literal.Of(shapes.Out.Stride)};",
                    ]))),
                ("dx", row)));
        return Over(
            Work.ByRows, kernel, Argument.Read(op.Buffers.Gradient, Partition.Rows),
            Argument.Write(op.Buffers.InputGradient, Partition.Rows));
    }

    private static Window WindowOf(Op op) => Window.Of(op.Node.Declaration, op.Node.Inputs[0].Shape);

    private static Code Copied(string from, int channels) => channels == 1
        ? $"to[0] = ({from})[0];"
        : $"Padding.Copy({from}, to, {Literal.Of(channels)});";

    private static Code Cleared(int channels) =>
        channels == 1 ? "to[0] = 0f;" : $"new Span<float>(to, {Literal.Of(channels)}).Clear();";

    private static Code Added(string to, int channels) => channels == 1
        ? $"({to})[0] += from[0];"
        : $"ImageRows.Add({to}, from, {Literal.Of(channels)});";
}
