using System.Collections.Generic;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The largest value of each channel under a window. Training keeps where it stands, and the gradient goes there: to
/// the first where several are equal, as in PyTorch.
/// </summary>
internal sealed class MaxPooling(bool isGlobal) : Pooling(isGlobal)
{
    // Of a window that overlaps others: with more of them it is faster to look each place up.
    private const int FewTaps = 16;

    /// <summary>Of windows that move over the image.</summary>
    public static readonly MaxPooling Moving = new(isGlobal: false);

    /// <summary>Of the whole image.</summary>
    public static readonly MaxPooling Global = new(isGlobal: true);

    /// <summary>Where each of the largest stands.</summary>
    public override int ScratchFloatsPerRow(Op op) => op.Shapes.Out.Stride;

    public override IEnumerable<string> Keeps(Op op) => [op.Buffers.Scratch.Name];

    public override string Equation(Op op) =>
        WithEpilogue(op, $"z = the largest of x under the window, at position {op.Buffers.Scratch}");

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work) => Over(
        work, Kernel(op, $"{op.Name}Forward", keeps: true),
        Argument.Read(x, Partition.Rows), Argument.Write(y, Partition.Rows),
        Argument.Write(op.Buffers.Scratch, Partition.Rows));

    protected override Call Infer(InferenceOp op) => Over(
        Work.Alone, Kernel(op.Training, $"{op.Training.Name}Infer", keeps: false),
        Argument.Read(op.Input, Partition.Whole), Argument.Write(op.Output, Partition.Whole));

    protected override Call Backward(Op op)
    {
        OpShapes shapes = op.Shapes;
        Window window = PoolOf(op);
        int row = shapes.InFloats;
        bool isWhole = IsCut(window.Rows) && IsCut(window.Columns);
        Code clear = isWhole ? Code.Empty : $"new Span<float>(dx, {Literal.Of(row)}).Clear();";
        Kernel kernel = Between(
            $"{op.Name}Backward", "Each gradient goes to where the largest value stood.", shapes.Out, ["d", "dx", "s"],
            width => OverRows(
                Code.Lines(clear, isWhole || window.Taps <= FewTaps ? Compared(window, shapes, isWhole, width)
                    : Scattered(shapes)),
                ("dx", row)));
        return Over(
            Work.ByRows, kernel, Argument.Read(op.Buffers.Gradient, Partition.Rows),
            Argument.Write(op.Buffers.InputGradient, Partition.Rows),
            Argument.Read(op.Buffers.Scratch, Partition.Rows));
    }

    // Whether each position is under one window.
    private static bool IsCut(Axis axis) =>
        axis.StaysWithin && axis.Stride == axis.Kernel && axis.Outputs * axis.Kernel == axis.Size;

    // At each position under a window the gradients of the channels whose largest value stands there.
    private static Code Compared(Window window, OpShapes shapes, bool isWhole, Width width)
    {
        string position = WindowLoops.Position(window, "h", "w");
        return WindowLoops.Outputs(window, Code.Paragraphs(
        [
            OverChannels(shapes.Out, width, Code.Lines(
                "V g = Load(d + c), at = Load(s + c);",
                WindowLoops.Inside(window, Code.Lines(
                    $"float* to = dx + {WindowLoops.Offset(window, ("h", "w"), shapes.In.Stride)} + c;",
                    $"V stands = LessThan(Abs(at - Create((float){position})), Create(0.5f));",
                    isWhole
                        ? "ConditionalSelect(stands, g, Zero).Store(to);"
                        : "(Load(to) + ConditionalSelect(stands, g, Zero)).Store(to);")))),
            $"d += {Literal.Of(shapes.Out.Stride)};\ns += {Literal.Of(shapes.Out.Stride)};",
        ]));
    }

    private static Code Scattered(OpShapes shapes) => Code.Text($$"""
        float* last = d + {{shapes.OutFloats}};
        for (; d < last; d += {{shapes.Out.Stride}}, s += {{shapes.Out.Stride}})
        {
            for (int c = 0; c < {{shapes.Out.Units}}; c++)
                dx[{{shapes.In.Stride}} * (int)s[c] + c] += d[c];
        }
        """);

    private Kernel Kernel(Op op, string name, bool keeps)
    {
        OpShapes shapes = op.Shapes;
        Window window = PoolOf(op);
        string rest = Literal.Of(shapes.Out.Stride);
        return Between(
            name, $"The largest value under the window{(keeps ? "; s keeps the position where it stands" : "")}.",
            shapes.Out, keeps ? ["x", "y", "s"] : ["x", "y"],
            width => OverRows(
                WindowLoops.Outputs(window, Code.Paragraphs(
                [
                    OverChannels(shapes.Out, width, Code.Paragraphs(
                    [
                        Code.Lines(
                            "V best = Create(float.NegativeInfinity);",
                            keeps ? $"V at = Create((float){First(window)});" : Code.Empty,
                            WindowLoops.Inside(window, Largest(window, shapes, keeps))),
                        Code.Lines("best.Store(y + c);", keeps ? "at.Store(s + c);" : Code.Empty),
                    ])),
                    Code.Lines($"y += {rest};", keeps ? $"s += {rest};" : Code.Empty),
                ])),
                ("x", shapes.InFloats)));
    }

    private static string First(Window window) => WindowLoops.Position(
        window, WindowLoops.First(window.Rows, "top"), WindowLoops.First(window.Columns, "left"));

    // What is not a number wins.
    private static Code Largest(Window window, OpShapes shapes, bool keeps) => Code.Lines(
        $"V value = Load(x + {WindowLoops.Offset(window, ("h", "w"), shapes.In.Stride)} + c);",
        "V none = IsNaN(value);",
        "V wins = ConditionalSelect(none, none, GreaterThan(value, best));",
        "best = ConditionalSelect(wins, value, best);",
        keeps
            ? $"at = ConditionalSelect(wins, Create((float){WindowLoops.Position(window, "h", "w")}), at);"
            : Code.Empty);
}
