using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The affine map of Dense for many inputs, and outputs of which most fill vectors: those are in the lanes, with
/// weights [input][output]; the few behind them, which would leave a vector nearly empty, are dot products over
/// weights [output][input]. Either kind passes over rows while they are in the cache for the other.
/// </summary>
internal sealed class SplitProduct : Product
{
    public static new readonly SplitProduct Instance = new();

    public override string Note(Op op)
    {
        int outputs = op.Shapes.Out.Units, whole = Tiling.WholeOutputs(outputs);
        return $"{op.Node.Path} has its first {Literal.Of(whole)} outputs in the lanes, with weights as "
            + $"[input][output], and the inputs for the other {Literal.Of(outputs - whole)}, as [output][input]: "
            + $"{Literal.Of(outputs)} outputs would take {Literal.Of(RowShape.Padded(outputs))} lanes.";
    }

    public override Orientation Orientation => Orientation.Split;

    protected override Kernel ForwardKernel(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, int blocks) => new(
        name,
        $"z = x W{(bias is null ? "" : " + b")}.",
        [Parameter.Block, Parameter.Floats("x"), Parameter.Floats("y"), Parameter.Rows],
        shapes.Out,
        width =>
        {
            ProductPlan plan = ProductPlan.Of(shapes, Orientation.Split, width);
            RowShape whole = new(Tiling.WholeOutputs(shapes.Out.Units));
            DotSpec dots = ProductKernels.ForwardDots(
                name + "Split", shapes, weights.SplitStart, weights.SplitStride, bias, whole.Units);
            return TileLoops.OverRows(
                width, whole, plan.Tiles!,
                ProductKernels.ForwardTile(name, weights, shapes, bias, epilogue, sizes: null),
                ProductKernels.ForwardArguments(weights, shapes, bias, epilogue),
                beside: rows => DotTemplate.Tiles(
                    width, shapes.Out.Width - whole.Units, rows, plan.Dots!.Tiles.First(t => t.Rows == rows).Columns,
                    plan.Dots, dots));
        })
        {
            Tensors = ProductKernels.TensorsOf(weights, bias),
        };

    protected override Kernel WeightGradientKernel(Op op, PlannedTensor weights) => SplitGradient.Of(op, weights);
}
