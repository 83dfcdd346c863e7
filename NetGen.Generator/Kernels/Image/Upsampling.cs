using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>Each position several times in every direction; backward adds the gradients of all copies.</summary>
internal sealed class Upsampling : UnlearnedImageOperation
{
    public static readonly Upsampling Instance = new();

    public override string Equation(Op op) => WithEpilogue(op, "z = every position of x several times");

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work)
    {
        OpShapes shapes = op.Shapes;
        return Between(
            work, $"{op.Name}Forward", "Every position several times.", shapes.Out, ("x", x), ("y", y),
            _ => OverRows(
                Copies(op, "y", Code.Lines($"PaddedRows.Copy(x + {Offset(op)}, y, {Literal.Of(shapes.Out.Stride)});")),
                ("x", shapes.InFloats)));
    }

    protected override Call Backward(Op op)
    {
        OpShapes shapes = op.Shapes;
        int row = shapes.InFloats;
        return Between(
            Work.ByRows, $"{op.Name}Backward", "dx = the sum of the gradients of all copies.", shapes.Out,
            ("d", op.Buffers.Gradient), ("dx", op.Buffers.InputGradient),
            width => OverRows(
                Code.Lines(
                    $"new Span<float>(dx, {Literal.Of(row)}).Clear();",
                    Copies(op, "d", Code.Lines(
                        $"float* to = dx + {Offset(op)};",
                        OverChannels(shapes.Out, width, "(Load(to + c) + Load(d + c)).Store(to + c);")))),
                ("dx", row)));
    }

    private static Code Copies(Op op, string pointer, Code body)
    {
        Shape shape = op.Node.Output.Shape;
        return Code.Text($$"""
            for (int row = 0; row < {{shape.Height}}; row++)
            {
                for (int column = 0; column < {{shape.Width}}; column++, {{pointer}} += {{op.Shapes.Out.Stride}})
                {
                    {{body}}
                }
            }
            """);
    }

    // Of the position that a copy was made of.
    private static string Offset(Op op)
    {
        Shape from = op.Node.Inputs[0].Shape;
        string factor = Literal.Of(op.Node.Declaration.Int("factor")), stride = Literal.Of(op.Shapes.In.Stride);
        return from.Height == 1 && from.Dimensions.Count == 2
            ? $"{stride} * (column / {factor})"
            : $"{stride} * ({Literal.Of(from.Width)} * (row / {factor}) + column / {factor})";
    }
}
