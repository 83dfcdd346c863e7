using System.Collections.Immutable;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The affine map of Dense for many inputs and awkwardly many outputs: the weights are laid out as [output][input], and
/// the inputs are in the lanes, so that no lane is padding. Forward is a product of dot products; the weight gradient
/// has the inputs in its lanes by nature; the input gradient reads the weights as they are.
/// </summary>
internal sealed class InputLaneProduct : Product
{
    public static new readonly InputLaneProduct Instance = new();

    public override string Note(Op op) =>
        $"{op.Node.Path} has its inputs in the lanes, and weights as [output][input]: "
        + (op.Shapes.Out.Units == 1 ? "an output" : $"{Literal.Of(op.Shapes.Out.Units)} outputs")
        + $" would take {Literal.Of(RowShape.Padded(op.Shapes.Out.Units))} lanes.";

    public override Orientation Orientation => Orientation.Inputs;

    protected override Kernel ForwardKernel(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, int blocks) => new(
        name,
        $"z = x W{(bias is null ? "" : " + b")}.",
        [Parameter.Block, Parameter.Floats("x"), Parameter.Floats("y"), Parameter.Rows],
        shapes.In,
        width => DotTemplate.Write(
            width, shapes.Out, ProductPlan.Of(shapes, Orientation.Inputs, width).Dots!,
            ProductKernels.ForwardDots(name, shapes, weights.Name, weights.OutputStride, bias)))
        {
            Tensors = ProductKernels.TensorsOf(weights, bias),
        };

    protected override Kernel InputGradientKernel(Op op, PlannedTensor weights) =>
        InputGradientKernels.OfTiles(
            op, Orientation, "dx = d W^T.", "p", $"{weights.Name} + ", weights.OutputStride, weights.Key);
}
