using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// An image with the zeros of a convolution's padding around it, so that tiles need not tell positions apart. Backward
/// cuts them off.
/// </summary>
internal sealed class Bordering : UnlearnedImageOperation
{
    public static readonly Bordering Instance = new();

    public override string Suffix => "Border";

    public override bool IsPreparation => true;

    public override string Title(Op op)
    {
        Window window = Window.Of(op.Node.Declaration, op.Node.Inputs[0].Shape);
        int[] padding = op.Node.Inputs[0].Shape.Dimensions.Count == 2
            ? [window.Columns.Padding]
            : [window.Rows.Padding, window.Columns.Padding];
        return $"Border({string.Join(" x ", padding.Select(Literal.Of))})";
    }

    public override int OutPositions(Node node, int input)
    {
        Window window = Window.Of(node.Declaration, node.Inputs[0].Shape);
        return window.Rows.Bordered * window.Columns.Bordered;
    }

    public override string Equation(Op op) => "a = x with zeros around it";

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work)
    {
        Kernel kernel = Between(
            $"{op.Name}Forward", "x with zeros around it.", op.Shapes.Out, ["x", "y"],
            _ =>
            {
                (int lead, int line, int lines, int gap) = Sizes(op);
                string next = $"x + {Literal.Of(line)} * line", to = $"y + {Literal.Of(lead)}";
                return OverRows(
                    Code.Text($$"""
                        new Span<float>(y, {{lead}}).Clear();
                        float* to = {{to}};
                        for (int line = 0; line < {{lines}}; line++, to += {{line + gap}})
                        {
                            Padding.Copy({{next}}, to, {{line}});
                            {{(gap == 0 ? Code.Empty : Code.Under(
                                $"if (line < {Literal.Of(lines - 1)})",
                                $"new Span<float>(to + {Literal.Of(line)}, {Literal.Of(gap)}).Clear();"))}}
                        }

                        new Span<float>(to - {{gap}}, {{lead}}).Clear();
                        """),
                    ("x", op.Shapes.In.Stride * op.Shapes.InPositions), ("y", op.Shapes.OutFloats));
            });
        Partition partition = work == Work.ByRows ? Partition.Rows : Partition.Whole;
        return Over(work, kernel, Argument.Read(x, partition), Argument.Write(y, partition));
    }

    protected override Call Backward(Op op)
    {
        Kernel kernel = Between(
            $"{op.Name}Backward", "dx = d without what stands around it.", op.Shapes.Out, ["d", "dx"],
            _ =>
            {
                (int lead, int line, int lines, int gap) = Sizes(op);
                string from = $"d + {Literal.Of(lead)} + {Literal.Of(line + gap)} * line";
                return OverRows(
                    Code.Text($$"""
                        for (int line = 0; line < {{lines}}; line++)
                            Padding.Copy({{from}}, dx + {{line}} * line, {{line}});
                        """),
                    ("dx", op.Shapes.In.Stride * op.Shapes.InPositions), ("d", op.Shapes.OutFloats));
            });
        return Over(
            Work.ByRows, kernel, Argument.Read(op.Buffers.Gradient, Partition.Rows),
            Argument.Write(op.Buffers.InputGradient, Partition.Rows));
    }

    // Floats in front of the first value, as many as behind the last; of a line; and from a line to the next.
    private static (int Lead, int Line, int Lines, int Gap) Sizes(Op op)
    {
        Window window = Window.Of(op.Node.Declaration, op.Node.Inputs[0].Shape);
        (Axis rows, Axis columns, int stride) = (window.Rows, window.Columns, op.Shapes.In.Stride);
        return (
            (rows.Padding * columns.Bordered + columns.Padding) * stride, columns.Size * stride, rows.Size,
            2 * columns.Padding * stride);
    }
}
