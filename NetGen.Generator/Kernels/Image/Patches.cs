using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Under each position of a convolution's output the values that its kernel reads, so that the convolution is a product
/// over rows x positions. Backward adds the gradients of all patches that a value is in.
/// </summary>
internal sealed class Patches : UnlearnedImageOperation
{
    public static readonly Patches Instance = new();

    public override string Suffix => "Patches";

    public override bool IsPreparation => true;

    public override bool ReadsOneChannel => true;

    public override bool ClearsPadding => true;

    public override string Title(Op op)
    {
        int[] kernel = WindowOf(op).KernelOf(op.Node.Inputs[0].Shape);
        return $"Patches({string.Join(" x ", kernel.Select(Literal.Of))})";
    }

    public override RowShape OutShape(Node node, RowShape input) => new(node.Weights.Inputs);

    public override string Equation(Op op) => "a = the values of x under each position of the kernel";

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work)
    {
        PatchKernels kernels = KernelsOf(op);
        return Between(
            work,
            $"{op.Name}Forward",
            "Under each position of the output the values that the kernel reads; zeros beyond the border.",
            op.Shapes.Out, ("x", x), ("y", y), _ => kernels.Gather("x", "y"));
    }

    protected override Call Backward(Op op)
    {
        PatchKernels kernels = KernelsOf(op);
        return Between(
            Work.ByRows, $"{op.Name}Backward", "dx = the sum of the gradients of all patches that a value is in.",
            op.Shapes.In, ("d", op.Buffers.Gradient), ("dx", op.Buffers.InputGradient),
            width => kernels.Scatter(width, "d", "dx"));
    }

    private static PatchKernels KernelsOf(Op op)
    {
        Window window = WindowOf(op);
        if (Bordering.Precedes(op.Node, window))
            window = window.OverBordered;
        return Bordering.LiesAsVector(op)
            ? new(window, new(1), op.Shapes.Out) { Stride = 1, ImageFloats = op.Shapes.InStride }
            : new(window, op.Shapes.In, op.Shapes.Out);
    }
}
