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
        return new(
            name,
            $"{InferenceSteps.Letter(epilogue)} = x W{(bias is null ? "" : " + b")}{Behind(epilogue)}.",
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
            + (bias is null ? PlainForm : "Affine");
        return new()
        {
            Name = name,
            Shared = sizes is Helper shared ? new(form, shared.Name) : null,
            Summary = (sizes is null
                ? Shapes(InferenceSteps.Letter(epilogue), "x", "W", shapes.In.Units, shapes.Out.Extent)
                : AnyShapes) + (bias is null ? "" : " + b"),
            Note = form == PlainForm ? OfGradients : epilogue.IsEmpty ? ""
                : $"Then {InferenceSteps.Equations(epilogue)}.",
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
        (tile, column) => TileArguments(
            tile, weights, bias, epilogue, Row("x", shapes.InStride), Row("y", shapes.Out.Stride, column), column);

    /// <summary>Arguments of a tile that reads from an address and writes to another.</summary>
    public static string TileArguments(
        Tile tile, PlannedTensor weights, PlannedTensor? bias, ImmutableArray<InferenceStep> epilogue, string x,
        string y, string column)
    {
        string b = bias is null ? "" : $", &p[{bias.Name}{Literal.Plus(column)}]";
        string more = IsPlain(epilogue) ? "" : InferenceSteps.UsesFold(epilogue)
            ? $", p, fold, {column}" : $", p, {column}";
        return $"{x}, &p[{weights.At(tile.Columns, column: column)}], {y}{b}{more}";
    }

    /// <summary>A product of rows with its shapes.</summary>
    public static string Shapes(string outcome, string left, string right, int depth, int columns)
    {
        string k = Literal.Of(depth), n = Literal.Of(columns);
        return $"{outcome} [rows x {n}] = {left} [rows x {k}] times {right} [{k} x {n}]";
    }

    /// <summary>The shapes of a product in a tile that ops of several sizes share.</summary>
    public const string AnyShapes = "z [rows x columns] = x [rows x depth] times W [depth x columns]";

    /// <summary>The form of products whose tiles serve input gradients, too.</summary>
    public const string PlainForm = "Product";

    /// <summary>What a tile of that form is beside a product forward.</summary>
    public const string OfGradients =
        "Input gradients, dx = d times W^T, call it with d for x, W^T for W and dx for y.";

    private static string Behind(ImmutableArray<InferenceStep> epilogue) =>
        epilogue.IsEmpty ? "" : "; " + InferenceSteps.Equations(epilogue);

    /// <summary>Address of row <c>r</c> of a buffer, at a column.</summary>
    public static string Row(string buffer, int stride, string column = "0") =>
        $"&{buffer}[{Literal.Of(stride)}L * r{Literal.Plus(column)}]";

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
            Summary = Shapes("z", "x", "W", shapes.In.Units, shapes.Out.Units - firstOutput)
                + (bias is null ? "" : " + b"),
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
                    TileLoops.SharesOfColumns(blocks, "those with the same ones share their rows"),
                    "int own = down.FirstRow(rows);",
                    $"{from} += {fromStride}L * own;",
                    $"{to} += {toStride}L * own;",
                    "rows = down.LastRow(rows) - own;"),
                text.Statements,
            ]),
        };

    /// <summary>The tensors of a product.</summary>
    public static ImmutableArray<TensorName> TensorsOf(PlannedTensor weights, PlannedTensor? bias) =>
        bias is null ? [weights.Key] : [weights.Key, bias.Key];

    /// <summary>The parameter of a kernel whose threads share blocks of columns.</summary>
    public static ImmutableArray<Parameter> ShareParameters(int blocks) => blocks == 0 ? [] : [Parameter.Share];

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
