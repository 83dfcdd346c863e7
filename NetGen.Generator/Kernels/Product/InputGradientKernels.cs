using System.Collections.Immutable;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The input gradient of a product, dx = d W^T.</summary>
internal static class InputGradientKernels
{
    /// <summary>dx = d W^T, as dot products of the rows of both.</summary>
    /// <param name="op">The op.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="share">The share of columns of a thread, or null where it has all.</param>
    public static Kernel OfDots(Op op, PlannedTensor weights, string? share = null) => new(
        $"{op.Name}InputGradient",
        "dx = d W^T.",
        [Parameter.Block, Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows],
        op.Shapes.Out,
        width => DotTemplate.Write(width, op.Shapes.In, DotsBack(op.Shapes, width), new()
        {
            Name = $"{op.Name}InputGradient",
            Summary = ProductKernels.Shapes("dx", "d", "W^T", op.Shapes.Out.Units, op.Shapes.In.Units),
            Parameters = "float* p, float* d, float* dx",
            Arguments =
                $"p, d + {Literal.Of(op.Shapes.Out.Stride)}L * r, dx + {Literal.Of(op.Shapes.In.Stride)}L * r",
            Left = "d",
            LeftStride = op.Shapes.Out.Stride,
            Right = $"p + {weights.Name}",
            RightStride = weights.InputStride,
            PanelStride = weights.LiesInPanels ? weights.PanelStride : null,
            Depth = op.Shapes.Out.Vectors(width.Lanes) * width.Lanes,
            Columns = op.Shapes.In.Units,
            Share = share,
            Output = "dx",
            OutputStride = op.Shapes.In.Stride,
        }))
    {
        Tensors = [weights.Key],
    };

    private static DotOrder DotsBack(OpShapes shapes, Width width) =>
        ProductPlan.Of(shapes, Orientation.Outputs, width).InputDots!;

    /// <summary>dx = d W^T, from weights (or a copy of them) whose rows have the inputs in the lanes.</summary>
    /// <param name="op">The op.</param>
    /// <param name="orientation">What the product has in its lanes.</param>
    /// <param name="summary">What the kernel computes.</param>
    /// <param name="from">The pointer that is handed over.</param>
    /// <param name="rows">Where the weights start in it, as a summand in front of another; empty for its start.</param>
    /// <param name="step">Floats from a row of them to the next.</param>
    /// <param name="tensors">The tensors that <paramref name="rows"/> names.</param>
    public static Kernel OfTiles(
        Op op, Orientation orientation, string summary, string from, string rows, int step,
        params ImmutableArray<TensorName> tensors)
    {
        string name = $"{op.Name}InputGradient";
        OpShapes shapes = op.Shapes;
        int blocks = Product.InputBlocksBack(op);
        Helper? sizes = ProductSizes.AreShared(shapes.Out.Extent, shapes.In, liesInPanels: false)
            ? ProductSizes.OfInputGradient(op, step)
            : null;
        string left = sizes is null ? "d" : "x", outcome = sizes is null ? "dx" : "y";
        TileSpec tile = new()
        {
            Name = name,
            Shared = sizes is null ? null : new(ProductKernels.PlainForm, sizes.Value.Name),
            Summary = sizes is null
                ? ProductKernels.Shapes("dx", "d", "W^T", shapes.Out.Extent, shapes.In.Units)
                : ProductKernels.AnyShapes,
            Note = sizes is null ? "" : ProductKernels.OfGradients,
            Parameters = $"float* {left}, float* w, float* {outcome}",
            Left = left,
            LeftRow = shapes.Out.Stride,
            LeftStep = 1,
            Right = "w",
            RightStep = step,
            Depth = shapes.Out.Extent,
            OutRow = shapes.In.Stride,
            Epilogue = (tile, of) => tile.Store(outcome, of.OutRow),
        };
        return new(
            name,
            summary,
            [
                Parameter.Floats(from), Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows,
                .. ProductKernels.ShareParameters(blocks),
            ],
            shapes.In,
            width => ProductKernels.ByColumns(
                TileLoops.OverRows(
                    width, shapes.In, ProductPlan.Of(shapes, orientation, width).InputTiles!, tile,
                    (_, column) => $"{ProductKernels.Row("d", shapes.Out.Stride)}, &{from}[{rows}{column}], "
                        + ProductKernels.Row("dx", shapes.In.Stride, column),
                    blocks > 0),
                blocks, "d", shapes.Out.Stride, "dx", shapes.In.Stride))
        {
            Tensors = tensors,
            Sizes = sizes,
        };
    }
}
