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
    /// <param name="blocks">Blocks of columns that threads share, or 0.</param>
    public static Kernel Forward(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, int blocks)
    {
        bool folds = InferenceSteps.UsesFold(epilogue);
        Helper? sizes = IsPlain(epilogue)
            && ProductSizes.AreShared(shapes.In.Units, shapes.Out, weights.LiesInPanels)
                ? ProductSizes.OfLayer(shapes, weights)
                : null;
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
                TileOrder order = ProductPlan.Of(shapes, Orientation.Outputs, width).Tiles!;
                KernelText text = TileLoops.OverRows(
                    width, shapes.Out, order, ForwardTile(name, weights, shapes, bias, epilogue, sizes),
                    ForwardArguments(weights, shapes, bias, epilogue), blocks > 0);
                return ByColumns(text, blocks, "x", shapes.InStride, "y", shapes.Out.Stride);
            })
        {
            TwoRows = PairProduct.Forward(name, shapes, weights, bias, epilogue),
            Tensors = [.. TensorsOf(weights, bias), .. InferenceSteps.TensorsOf(epilogue)],
            Sizes = sizes,
        };
    }

    /// <summary>A tile of it, of outputs that are in the lanes.</summary>
    public static TileSpec ForwardTile(
        string name, PlannedTensor weights, OpShapes shapes, PlannedTensor? bias,
        ImmutableArray<InferenceStep> epilogue, Helper? sizes)
    {
        string form = string.Concat(epilogue.Reverse().Select(step => step.Kind?.Kind))
            + (bias is null ? "Product" : "Affine");
        return new()
        {
            Name = name,
            Shared = sizes is Helper shared ? new(form, shared.Name) : null,
            Summary = (sizes is null ? Shapes("z", "x", shapes.In.Units, shapes.Out.Extent) : AnyShapes)
                + (bias is null ? "" : " + b"),
            Parameters = "float* x, float* w, float* y" + (bias is null ? "" : ", float* b")
                + (IsPlain(epilogue) ? "" : InferenceSteps.UsesFold(epilogue)
                    ? ", float* p, float* fold, int c" : ", float* p, int c"),
            Left = "x",
            LeftRow = shapes.InStride,
            LeftStep = 1,
            Right = "w",
            RightStep = weights.InputStride,
            PanelStride = weights.LiesInPanels ? weights.PanelStride : null,
            Depth = shapes.In.Units,
            HasBias = bias is not null,
            OutRow = shapes.Out.Stride,
            Epilogue = (tile, of) => ForwardEpilogue(tile, of.OutRow, epilogue),
        };
    }

    /// <summary>Arguments of a tile of row <c>r</c>.</summary>
    public static Func<Tile, string, string> ForwardArguments(
        PlannedTensor weights, OpShapes shapes, PlannedTensor? bias, ImmutableArray<InferenceStep> epilogue) =>
        (tile, column) =>
        {
            string x = Row("x", shapes.InStride), y = Row("y", shapes.Out.Stride, column);
            string b = bias is null ? "" : $", &p[{bias.Name}{PlannedTensor.Plus(column)}]";
            string more = IsPlain(epilogue) ? "" : InferenceSteps.UsesFold(epilogue)
                ? $", p, fold, {column}" : $", p, {column}";
            return $"{x}, &p[{weights.At(tile.Columns, column: column)}], {y}{b}{more}";
        };

    /// <summary>A product of rows with its shapes.</summary>
    public static string Shapes(string outcome, string left, int depth, int columns)
    {
        string k = Literal.Of(depth), n = Literal.Of(columns);
        return $"{outcome} [rows x {n}] = {left} [rows x {k}] times W [{k} x {n}]";
    }

    private const string AnyShapes = "z [rows x columns] = x [rows x depth] times W [depth x columns]";

    /// <summary>Address of row <c>r</c> of a buffer, at a column.</summary>
    public static string Row(string buffer, int stride, string column = "0") =>
        $"&{buffer}[{Literal.Of(stride)}L * r{PlannedTensor.Plus(column)}]";

    // Whether what follows the sums names neither a tensor nor a column.
    private static bool IsPlain(ImmutableArray<InferenceStep> epilogue) =>
        !InferenceSteps.UsesFold(epilogue) && InferenceSteps.TensorsOf(epilogue).IsEmpty
        && InferenceSteps.Once(epilogue).IsEmpty && InferenceSteps.PerColumn(epilogue, [new(0, 1)]).IsEmpty;

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
            Summary = Shapes("z", "x", shapes.In.Units, shapes.Out.Units - firstOutput) + (bias is null ? "" : " + b"),
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

    /// <summary>Loops over the rows of a thread, where threads share so many blocks of columns.</summary>
    public static KernelText ByColumns(
        KernelText text, int blocks, string from, int fromStride, string to, int toStride) => blocks == 0
        ? text
        : text with
        {
            Statements = Code.Paragraphs(
            [
                Code.Lines(
                    TileLoops.SharesOfColumns(blocks),
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
            Summary = Shapes("dx", "d", op.Shapes.Out.Units, op.Shapes.In.Units),
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
    public static Kernel InputGradient(
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
            Shared = sizes is null ? null : new("Product", sizes.Value.Name),
            Summary = sizes is null ? Shapes("dx", "d", shapes.Out.Extent, shapes.In.Units) : AnyShapes,
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
                .. ShareParameters(blocks),
            ],
            shapes.In,
            width => ByColumns(
                TileLoops.OverRows(
                    width, shapes.In, ProductPlan.Of(shapes, orientation, width).InputTiles!, tile,
                    (_, column) => $"{Row("d", shapes.Out.Stride)}, &{from}[{rows}{column}], "
                        + Row("dx", shapes.In.Stride, column),
                    blocks > 0),
                blocks, "d", shapes.Out.Stride, "dx", shapes.In.Stride))
        {
            Tensors = tensors,
            Sizes = sizes,
        };
    }

    /// <summary>The tensors of a product.</summary>
    public static ImmutableArray<TensorName> TensorsOf(PlannedTensor weights, PlannedTensor? bias) =>
        bias is null ? [weights.Key] : [weights.Key, bias.Key];

    private static ImmutableArray<Parameter> ShareParameters(int blocks) => blocks == 0 ? [] : [Parameter.Share];

    private static Code ForwardEpilogue(Tile tile, Size stride, ImmutableArray<InferenceStep> steps)
    {
        ImmutableArray<Column> columns = [.. Enumerable.Range(0, tile.Vectors).Select(v => new Column(v, tile.Lanes))];
        return Code.Lines(
            InferenceSteps.Once(steps),
            InferenceSteps.PerColumn(steps, columns),
            steps.IsEmpty ? Code.Empty : Code.FilledRows(tile.Rows, r => columns.SelectMany(
                (column, v) => InferenceSteps.Apply(steps, column, tile.Sum(r, v)).Select(step => step.ToString()))),
            tile.Store("y", stride));
    }
}
