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
        return $"{op.Layer.Name} has its first {Literal.Of(whole)} outputs in the lanes, with weights as "
            + $"[input][output], and the inputs for the other {Literal.Of(outputs - whole)}, as [output][input]: "
            + $"{Literal.Of(outputs)} outputs would take {Literal.Of(RowShape.Padded(outputs))} lanes.";
    }

    public override Orientation Orientation => Orientation.Split;

    protected override Kernel ForwardKernel(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, int blocks) => new(
        $"z = x W{(bias is null ? "" : " + b")}.",
        $"void {name}(float* p, float* x, float* y, int rows)",
        "",
        shapes.Out,
        width =>
        {
            ProductPlan plan = ProductPlan.Of(shapes, Orientation.Split, width);
            RowShape whole = new(Tiling.WholeOutputs(shapes.Out.Units));
            return TileLoops.OverRows(
                width, whole, plan.Tiles!, name,
                $"p, x + {shapes.InStride}L * r, y + {shapes.Out.Stride}L * r, {{0}}",
                (_, _) => new()
                {
                    Name = name,
                    Parameters = "float* p, float* x, float* y, int c",
                    Setup = Code.Text($"float* w = p + {weights.Name} + c;"),
                    Left = "x",
                    LeftRow = shapes.InStride,
                    LeftStep = 1,
                    Right = "w",
                    RightStep = weights.InputStride,
                    Depth = shapes.In.Units,
                    Bias = bias?.Name,
                    Epilogue = tile => tile.Store("y", shapes.Out.Stride),
                },
                beside: rows => DotTemplate.Tiles(
                    width, shapes.Out.Width - whole.Units, rows, plan.Dots!.Tiles.First(t => t.Rows == rows).Columns,
                    plan.Dots, Dots(name, weights, shapes, bias)));
        });

    protected override Kernel WeightGradientKernel(Op op, PlannedTensor weights) => SplitGradient.Of(op, weights);

    // The outputs behind the whole vectors.
    private static DotSpec Dots(string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias)
    {
        string whole = Literal.Plus(Tiling.WholeOutputs(shapes.Out.Units));
        return new()
        {
            Name = name + "Split",
            Parameters = "float* p, float* x, float* y",
            Arguments = $"p, x + {shapes.InStride}L * r, y + {shapes.Out.Stride}L * r{whole}",
            Left = "x",
            LeftStride = shapes.InStride,
            Right = $"p + {weights.SplitStart}",
            RightStride = weights.SplitStride,
            Depth = shapes.In.Units,
            Bias = bias is null ? null : bias.Name + whole,
            Columns = weights.SplitOutputs,
            Output = "y",
            OutputStride = shapes.Out.Stride,
        };
    }
}
