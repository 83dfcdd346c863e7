using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The second part of a transposed convolution: an image is the sum of the patches that its product has made of each
/// position, and of the bias. Backward gathers the gradients under each patch.
/// </summary>
internal sealed class Scattering : UnlearnedImageOperation
{
    public static readonly Scattering Instance = new();

    public override string Suffix => "Scatter";

    public override string Title(Op op)
    {
        int[] kernel = WindowOf(op).KernelOf(op.Node.Inputs[0].Shape);
        return $"Scatter({string.Join(" x ", kernel.Select(Literal.Of))})";
    }

    public override RowShape OutShape(Node node, RowShape input) => new(node.OutputChannels);

    public override string Equation(Op op) =>
        WithEpilogue(op, $"z = the sum of the patches at each position{(op.Node.HasBias ? " + b" : "")}");

    public override IEnumerable<Step> Backward(ParameterPlan parameters, Op op) =>
        EpilogueKernels.BackwardSteps(op, parameters.Find(op.Node, "Bias")).Append(WhereWanted(op, Backward(op)));

    protected override Call Forward(Op op, BufferView x, BufferView y, Work work)
    {
        PatchKernels kernels = KernelsOf(op);
        RowShape shape = op.Shapes.Out;
        Code? start = null;
        if (op.Node.HasBias)
        {
            start = Wrapped.List(
                "PaddedRows.Fill(",
                [
                    "y", Literal.Of(op.Shapes.OutPositions), $"p + {Bias(op)}", Literal.Of(shape.Width),
                    Literal.Of(shape.Stride),
                ],
                ");");
        }

        return Between(
            work,
            $"{op.Name}Forward", $"z = the sum of the patches{(op.Node.HasBias ? " + b" : "")}.", shape,
            ("x", x), ("y", y), width => kernels.Scatter(width, "x", "y", start), op.Node.HasBias ? [Bias(op)] : []);
    }

    protected override Call Backward(Op op)
    {
        PatchKernels kernels = KernelsOf(op);
        return Between(
            Work.ByRows, $"{op.Name}Backward", "dx = the gradients under each patch.", op.Shapes.In,
            ("d", op.Buffers.Gradient), ("dx", op.Buffers.InputGradient), _ => kernels.Gather("d", "dx"));
    }

    private static TensorName Bias(Op op) => new(op.Node.Name, "Bias");

    private static PatchKernels KernelsOf(Op op) => new(
        Window.Transposed(op.Node.Declaration, op.Node.Inputs[0].Shape), op.Shapes.Out, op.Shapes.In);
}
