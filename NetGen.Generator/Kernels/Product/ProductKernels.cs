using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>The kernels of a product: loops over register tiles.</summary>
internal static class ProductKernels
{
    /// <summary>y = x W + b, then the steps of the epilogue while the tile is in registers.</summary>
    /// <param name="name">Name of the kernel.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="shapes">Rows that come in and go out.</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="epilogue">What is done to the sums.</param>
    /// <param name="blocks">Blocks of columns that threads stand side by side over, or 0.</param>
    public static Kernel Forward(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, int blocks)
    {
        bool folds = InferenceSteps.UsesFold(epilogue);
        string steps = epilogue.IsEmpty ? "." : $"; {InferenceSteps.Summary(epilogue)}";
        return new(
            name,
            $"z = x W{(bias is null ? "" : " + b")}{steps}",
            [
                Parameter.Block, Parameter.Floats("x"), Parameter.Floats("y"), .. InferenceSteps.FoldParameters(folds),
                Parameter.Rows, .. ShareParameters(blocks),
            ],
            shapes.Out,
            width =>
            {
                string arguments = folds ? ", fold" : "";
                string tile = $"p, x + {shapes.InStride}L * r, y + {shapes.Out.Stride}L * r{arguments}, {{0}}";
                TileOrder order = ProductPlan.Of(shapes, Orientation.Outputs, width).Tiles!;
                KernelText text = TileLoops.OverRows(
                    width, shapes.Out, order, name, tile, ForwardTiles(name, weights, shapes, bias, epilogue, width),
                    blocks > 0);
                return Standing(text, blocks, "x", shapes.InStride, "y", shapes.Out.Stride);
            })
        {
            TwoRows = PairProduct.Forward(name, shapes, weights, bias, epilogue),
            Tensors = [.. TensorsOf(weights, bias), .. InferenceSteps.TensorsOf(epilogue)],
        };
    }

    /// <summary>Tiles of it, of outputs that are in the lanes.</summary>
    public static Func<int, TileRun, TileSpec> ForwardTiles(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, Width width) => (_, run) => new()
        {
            Name = name,
            Parameters =
                $"float* p, float* x, float* y{(InferenceSteps.UsesFold(epilogue) ? ", float* fold" : "")}, int c",
            Setup = Code.Text($"float* w = p + {weights.At(run.Size * width.Lanes)};"),
            Left = "x",
            LeftRow = shapes.InStride,
            LeftStep = 1,
            Right = "w",
            RightStep = weights.InputStride,
            PanelStride = weights.LiesInPanels ? weights.PanelStride : null,
            Depth = shapes.In.Units,
            Bias = bias?.Name,
            Epilogue = tile => ForwardEpilogue(tile, shapes.Out.Stride, epilogue),
        };

    /// <summary>Dot products of it, of outputs that have the inputs in their lanes.</summary>
    /// <param name="name">Name of the tiles.</param>
    /// <param name="shapes">Rows that come in and go out.</param>
    /// <param name="weights">Where the weights of the first of these outputs stand.</param>
    /// <param name="stride">Floats from an output's weights to the next one's.</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="firstOutput">The first of them; all behind it are, too.</param>
    public static DotSpec ForwardDots(
        string name, OpShapes shapes, string weights, int stride, PlannedTensor? bias, int firstOutput = 0) => new()
        {
            Name = name,
            Parameters = "float* p, float* x, float* y",
            Arguments =
                $"p, x + {Literal.Of(shapes.InStride)}L * r, "
                + $"y + {Literal.Of(shapes.Out.Stride)}L * r{Literal.Plus(firstOutput)}",
            Left = "x",
            LeftStride = shapes.InStride,
            Right = $"p + {weights}",
            RightStride = stride,
            Depth = shapes.In.Units,
            Bias = bias is null ? null : bias.Name + Literal.Plus(firstOutput),
            Columns = shapes.Out.Units - firstOutput,
            Output = "y",
            OutputStride = shapes.Out.Stride,
        };

    /// <summary>Loops over the rows of a thread, where threads stand side by side over so many blocks.</summary>
    public static KernelText Standing(
        KernelText text, int blocks, string from, int fromStride, string to, int toStride) => blocks == 0
        ? text
        : text with
        {
            Statements = Code.Paragraphs(
            [
                Code.Lines(
                    TileLoops.Standing(blocks),
                    "int own = down.FirstRow(rows);",
                    $"{from} += {fromStride}L * own;",
                    $"{to} += {toStride}L * own;",
                    "rows = down.LastRow(rows) - own;"),
                text.Statements,
            ]),
        };

    /// <summary>dx = d W^T, as dot products of the rows of both.</summary>
    /// <param name="op">The op.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="share">The share of columns of a thread, or null where it has all.</param>
    public static Kernel DotInputGradient(Op op, PlannedTensor weights, string? share = null) => new(
        $"{op.Name}InputGradient",
        "dx = d W^T.",
        [Parameter.Block, Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows],
        op.Shapes.Out,
        width => DotTemplate.Write(width, op.Shapes.In, DotsBack(op.Shapes, width), new()
        {
            Name = $"{op.Name}InputGradient",
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
    /// <param name="rows">Where the weights start.</param>
    /// <param name="step">Floats from a row of them to the next.</param>
    /// <param name="tensors">The tensors that <paramref name="rows"/> names.</param>
    public static Kernel InputGradient(
        Op op, Orientation orientation, string summary, string from, string rows, int step,
        params ImmutableArray<TensorName> tensors)
    {
        string name = $"{op.Name}InputGradient";
        OpShapes shapes = op.Shapes;
        int blocks = Product.InputBlocksBack(op);
        return new(
            name,
            summary,
            [
                Parameter.Floats(from), Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows,
                .. ShareParameters(blocks),
            ],
            shapes.In,
            width => Standing(TileLoops.OverRows(
                width, shapes.In, ProductPlan.Of(shapes, orientation, width).InputTiles!, name,
                $"{from}, d + {Literal.Of(shapes.Out.Stride)}L * r, dx + {Literal.Of(shapes.In.Stride)}L * r, {{0}}",
                (height, run) => new()
                {
                    Name = name,
                    Parameters = $"float* {from}, float* d, float* dx, int c",
                    Setup = Code.Text($"float* w = {rows} + c;"),
                    Left = "d",
                    LeftRow = shapes.Out.Stride,
                    LeftStep = 1,
                    Right = "w",
                    RightStep = step,
                    Depth = shapes.Out.Extent,
                    Epilogue = tile => tile.Store("dx", shapes.In.Stride),
                },
                blocks > 0), blocks, "d", shapes.Out.Stride, "dx", shapes.In.Stride))
        {
            Tensors = tensors,
        };
    }

    /// <summary>The tensors of a product.</summary>
    public static ImmutableArray<TensorName> TensorsOf(PlannedTensor weights, PlannedTensor? bias) =>
        bias is null ? [weights.Key] : [weights.Key, bias.Key];

    private static ImmutableArray<Parameter> ShareParameters(int blocks) => blocks == 0 ? [] : [Parameter.Share];

    private static Code ForwardEpilogue(Tile tile, int stride, ImmutableArray<InferenceStep> steps)
    {
        ImmutableArray<Column> columns = [.. Enumerable.Range(0, tile.Vectors).Select(v => new Column(v, tile.Lanes))];
        return Code.Lines(
            InferenceSteps.Once(steps),
            InferenceSteps.PerColumn(steps, columns),
            steps.IsEmpty ? Code.Empty : Code.Unroll(tile.Rows, r => Code.Lines(
                columns.Select((column, v) => InferenceSteps.Apply(steps, column, tile.Sum(r, v))))),
            tile.Store("y", stride));
    }
}
