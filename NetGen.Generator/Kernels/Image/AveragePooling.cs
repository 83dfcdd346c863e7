using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The mean of each channel under a window.</summary>
internal sealed class AveragePooling(bool isGlobal) : Pooling(isGlobal)
{
    private const int FewTaps = 64;

    /// <summary>Of windows that move over the image.</summary>
    public static readonly AveragePooling Moving = new(isGlobal: false);

    /// <summary>Of the whole image.</summary>
    public static readonly AveragePooling Global = new(isGlobal: true);

    public override string Equation(Op op) => WithEpilogue(op, "z = the mean of x under the window");

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work)
    {
        OpShapes shapes = op.Shapes;
        Window window = PoolOf(op);
        return Between(
            work, $"{op.Name}Forward", "The mean of the values under the window.", shapes.Out, ("x", x), ("y", y),
            width => OverRows(
                WindowLoops.Outputs(window, Code.Paragraphs(
                [
                    Code.Lines(Share(op, window), OverChannels(shapes.Out, width, Code.Paragraphs(
                    [
                        Code.Lines("V sum = Zero;", Sum(window, Loaded(window, shapes))),
                        "(sum * share).Store(y + c);",
                    ]))),
                    $"y += {Literal.Of(shapes.Out.Stride)};",
                ])),
                ("x", shapes.InFloats)));
    }

    protected override Call Backward(Op op)
    {
        OpShapes shapes = op.Shapes;
        Window window = PoolOf(op);
        int row = shapes.InFloats;
        return Between(
            Work.ByRows, $"{op.Name}Backward", "Each gradient goes in equal shares to the values under its window.",
            shapes.Out, ("d", op.Buffers.Gradient), ("dx", op.Buffers.InputGradient),
            width => OverRows(
                Code.Lines(
                    $"new Span<float>(dx, {Literal.Of(row)}).Clear();",
                    WindowLoops.Outputs(window, Code.Paragraphs(
                    [
                        Code.Lines(Share(op, window), OverChannels(shapes.Out, width, Code.Lines(
                            "V part = Load(d + c) * share;",
                            WindowLoops.Inside(window, Code.Lines(
                                $"float* to = dx + {WindowLoops.Offset(window, ("h", "w"), shapes.In.Stride)} + c;",
                                "(Load(to) + part).Store(to);"))))),
                        $"d += {Literal.Of(shapes.Out.Stride)};",
                    ]))),
                ("dx", row)));
    }

    // Line by line where there are many values: the sum of all would lose the last digits of the next.
    private static Code Sum(Window window, string value) => window.Taps <= FewTaps
        ? WindowLoops.Inside(window, $"sum += {value};")
        : WindowLoops.Inside(window, $"part += {value};", before: "V part = Zero;", behind: "\nsum += part;");

    // One over the number of values, which is another one at the border.
    private Code Share(Op op, Window window)
    {
        (Axis down, Axis along) = (window.Rows, window.Columns);
        if (window.StaysWithin)
            return $"V share = Create(1f / {Literal.Of(window.Taps)});";
        bool counts = op.Node.Declaration.Flag("countPadding");
        return $"V share = Create(1f / ({Counted(down, "top", counts)} * {Counted(along, "left", counts)}));";
    }

    private static string Loaded(Window window, OpShapes shapes) =>
        $"Load(x + {WindowLoops.Offset(window, ("h", "w"), shapes.In.Stride)} + c)";

    private static string Counted(Axis axis, string start, bool countsPadding)
    {
        long reach = (axis.Outputs - 1L) * axis.Stride + axis.Reach;
        if (axis.StaysWithin || countsPadding && reach <= axis.Size + 2L * axis.Padding)
            return Literal.Of(axis.Kernel);
        string end = $"{start} + {Literal.Of(axis.Kernel)}";
        return countsPadding
            ? $"(Math.Min({Literal.Of(axis.Size + axis.Padding)}, {end}) - ({start}))"
            : $"(Math.Min({Literal.Of(axis.Size)}, {end}) - Math.Max(0, {start}))";
    }
}
