using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// An image with the zeros of a convolution's padding around it, so that what reads it need not tell positions apart.
/// One of a single channel that comes in as a vector goes out as one. Backward cuts the zeros off.
/// </summary>
internal sealed class Bordering : UnlearnedImageOperation
{
    public static readonly Bordering Instance = new();

    public override string Suffix => "Border";

    public override bool IsPreparation => true;

    public override string Title(Op op)
    {
        Window window = WindowOf(op);
        Axis[] axes =
            op.Node.Inputs[0].Shape.Dimensions.Count == 2 ? [window.Columns] : [window.Rows, window.Columns];
        return $"Border({string.Join(" x ", axes.Select(axis => axis.PaddingText))})";
    }

    public override bool ReadsOneChannel => true;

    public override RowShape OutShape(Node node, RowShape input) =>
        node.InputChannels == 1 && input.Units == node.Inputs[0].Shape.Positions ? new(PositionsOf(node)) : input;

    public override int OutPositions(Node node, int input) => LiesAsVector(node, input) ? 1 : PositionsOf(node);

    /// <summary>Whether it stands in front of the patches of a convolution with such a window.</summary>
    public static bool Precedes(Node node, Window window) => node.InputChannels == 1 && window.HasPadding;

    /// <summary>Whether images of one channel come in as vectors, as a caller has them.</summary>
    public static bool LiesAsVector(Op op) => LiesAsVector(op.Node, op.Shapes.InPositions);

    private static bool LiesAsVector(Node node, int positions) => node.InputChannels == 1 && positions == 1;

    private static int PositionsOf(Node node)
    {
        Window window = Window.Of(node.Declaration, node.Inputs[0].Shape);
        return window.Rows.Bordered * window.Columns.Bordered;
    }

    public override string Equation(Op op) => "a = x with zeros around it";

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work) =>
        Between(
            work, $"{op.Name}Forward", "x with zeros around it.", op.Shapes.Out, ("x", x), ("y", y),
            _ =>
            {
                (int lead, int line, int lines, int gap) = Sizes(op);
                int behind = op.Shapes.OutFloats - lead - lines * line - (lines - 1) * gap;
                string next = $"x + {Literal.Of(line)} * line", to = $"y + {Literal.Of(lead)}";
                return OverRows(
                    Code.Text($$"""
                        {{Cleared("y", lead)}}
                        float* to = {{to}};
                        for (int line = 0; line < {{lines}}; line++, to += {{line + gap}})
                        {
                            PaddedRows.Copy({{next}}, to, {{line}});
                            {{(gap == 0 ? Code.Empty : Code.Under(
                                $"if (line < {Literal.Of(lines - 1)})",
                                $"new Span<float>(to + {Literal.Of(line)}, {Literal.Of(gap)}).Clear();"))}}
                        }

                        {{Cleared(gap == 0 ? "to" : $"to - {Literal.Of(gap)}", behind)}}
                        """),
                    ("x", RowOf(op)), ("y", op.Shapes.OutFloats));
            });

    protected override Call Backward(Op op) =>
        Between(
            Work.ByRows, $"{op.Name}Backward", "dx = d without what stands around it.", op.Shapes.Out,
            ("d", op.Buffers.Gradient), ("dx", op.Buffers.InputGradient),
            _ =>
            {
                (int lead, int line, int lines, int gap) = Sizes(op);
                string from = $"d + {Literal.Of(lead)} + {Literal.Of(line + gap)} * line";
                return OverRows(
                    Code.Text($$"""
                        for (int line = 0; line < {{lines}}; line++)
                            PaddedRows.Copy({{from}}, dx + {{line}} * line, {{line}});
                        {{Cleared($"dx + {Literal.Of(lines * line)}", RowOf(op) - lines * line)}}
                        """),
                    ("dx", RowOf(op)), ("d", op.Shapes.OutFloats));
            });

    // Floats from an image that comes in to the next.
    private static int RowOf(Op op) => LiesAsVector(op) ? op.Shapes.InStride : op.Shapes.InFloats;

    private static Code Cleared(string from, int floats) =>
        floats == 0 ? Code.Empty : $"new Span<float>({from}, {Literal.Of(floats)}).Clear();";

    // Floats in front of the first value; of a line; and from a line to the next.
    private static (int Lead, int Line, int Lines, int Gap) Sizes(Op op)
    {
        Window window = WindowOf(op);
        (Axis rows, Axis columns) = (window.Rows, window.Columns);
        int stride = LiesAsVector(op) ? 1 : op.Shapes.In.Stride;
        return (
            (rows.Padding * columns.Bordered + columns.Padding) * stride, columns.Size * stride, rows.Size,
            (columns.Padding + columns.Behind) * stride);
    }
}
