using System;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>What the tiles of a weight gradient read, and whose gradients they hand over.</summary>
/// <param name="Left">What is broadcast, a value for each row of the weights.</param>
/// <param name="LeftStep">Floats from a row of the batch to the next in it.</param>
/// <param name="Right">What is loaded.</param>
/// <param name="RightStep">Floats from a row of the batch to the next in it.</param>
/// <param name="Stride">Floats from a row of the weights to the next.</param>
/// <param name="At">Where the weights of so many columns of such a row stand, from a row and a column on.</param>
/// <param name="Rows">Rows of the weights.</param>
/// <param name="Columns">Columns of them.</param>
/// <param name="FirstLeft">First of the values that are broadcast.</param>
internal sealed record GradientOperands(
    string Left, int LeftStep, string Right, int RightStep, int Stride, Func<int, string, string, string> At,
    int Rows, int Columns, int FirstLeft = 0)
{
    /// <summary>What is computed, with shapes.</summary>
    public string Summary => $"dW [{Literal.Of(Rows)} x {Literal.Of(Columns)}] = {Left}^T [{Literal.Of(Rows)} x rows] "
        + $"times {Right} [rows x {Literal.Of(Columns)}]";

    /// <summary>Of weights [input][output], which vectors of d meet.</summary>
    public static GradientOperands OutputsInLanes(OpShapes shapes, PlannedTensor weights) => new(
        "x", shapes.InStride, "d", shapes.Out.Stride, weights.InputStride, weights.At,
        shapes.In.Units, shapes.Out.Extent);

    /// <summary>Of weights [output][input], which vectors of x meet.</summary>
    public static GradientOperands InputsInLanes(OpShapes shapes, PlannedTensor weights) => new(
        "d", shapes.Out.Stride, "x", shapes.InStride, weights.OutputStride, weights.At,
        shapes.Out.Units, shapes.In.Units);

    /// <summary>Of those of split outputs that are [output][input].</summary>
    public static GradientOperands OfSplit(OpShapes shapes, PlannedTensor weights)
    {
        int whole = Tiling.WholeOutputs(shapes.Out.Units);
        return new(
            "d", shapes.Out.Stride, "x", shapes.InStride, weights.SplitStride,
            (_, row, column) => weights.SplitStart
                + (row == "0" ? "" : $" + {Literal.Of(weights.SplitStride)} * {row}") + Literal.Plus(column),
            shapes.Out.Units - whole, shapes.In.Units, whole);
    }

    /// <summary>Arguments of a tile: where its rows and columns start in what it reads, and its weights.</summary>
    /// <param name="columns">Columns of the tile.</param>
    /// <param name="row">Its first row, a variable or a number.</param>
    /// <param name="column">Its first column.</param>
    /// <param name="right">Where its columns start in what is loaded, if not there.</param>
    public string Arguments(int columns, string row, string column, string? right = null) =>
        $"{Address(Left, Literal.Plus(row) + Literal.Plus(FirstLeft))}, "
        + $"{right ?? Address(Right, Literal.Plus(column))}, rows, {At(columns, row, column)}";

    private static string Address(string pointer, string behind) =>
        behind == "" ? pointer : $"&{pointer}[{behind.Substring(3)}]";
}

/// <summary>
/// The weight gradient of a product, each gradient handed over from its register; the batch is the inner loop.
/// </summary>
internal static class WeightGradient
{
    /// <summary>
    /// dW = x^T d. Where the inputs are in the lanes, outputs are the rows of the weights, and d is broadcast.
    /// </summary>
    public static Kernel Of(Op op, PlannedTensor weights)
    {
        string name = $"{op.Name}WeightGradient";
        OpShapes shapes = op.Shapes;
        (GradientOperands operands, int length, RowShape columns) = weights.Orientation == Orientation.Inputs
            ? (GradientOperands.InputsInLanes(shapes, weights), shapes.Out.Units, shapes.In)
            : (GradientOperands.OutputsInLanes(shapes, weights), shapes.In.Units, shapes.Out);
        (string left, string right) = (operands.Left, operands.Right);
        Helper? sizes = weights.Orientation == Orientation.Inputs
            ? null
            : ProductSizes.OfLayer(shapes, weights);
        return Written(name, columns, weights, width =>
        {
            GradientOrder order = ProductPlan.Of(shapes, weights.Orientation, width).Gradient;
            Code ofOneRow = weights.LiesInPanels
                ? OuterProduct.Panels(width, left, right)
                : OuterProduct.Rows(width, columns, length, left, right, weights.Name, operands.Stride);
            bool isShared = sizes is not null
                && (!Tiling.AsksAhead(width.Lanes) || order.Prefetches == ProductSizes.Prefetches(shapes));
            KernelText tiles = TileLoops.OverInputs(
                width, columns, length, order, weights.Name, operands,
                Tile(name, width, order, operands, isShared ? sizes : null),
                order.CopiesStrips ? 0 : Product.GradientBlocks(op));
            return OuterProduct.OrElse(
                ofOneRow, name, weights, weights.LiesInPanels ? sizes?.Name : null, tiles,
                Product.GradientBlocks(op) > 0);
        }) with
        {
            TwoRows = PairProduct.Gradient(name, shapes, weights),
            Sizes = sizes,
        };
    }

    /// <summary>The kernel with such a body.</summary>
    public static Kernel Written(
        string name, RowShape columns, PlannedTensor weights, Func<Width, KernelText> body) => new(
        name,
        "dW = x^T d, handed over from the registers.",
        [Parameter.Floats("x"), Parameter.Floats("d"), Parameter.Rows, Parameter.Share, Parameter.Sink],
        columns, body)
        {
            Tensors = [weights.Key],
        };

    /// <summary>A tile.</summary>
    public static TileSpec Tile(
        string name, Width width, GradientOrder order, GradientOperands operands, Helper? sizes = null) => new()
        {
            Name = name,
            Shared = sizes is Helper shared ? new("WeightGradient", shared.Name) : null,
            Summary = sizes is null ? operands.Summary
                : "dW [inputs x outputs] = x^T [inputs x rows] times d [rows x outputs]",
            Sink = "S",
            Parameters = $"float* {operands.Left}, float* {operands.Right}, int rows, int w, "
                + (order.CopiesStrips ? "int step, S sink" : "S sink"),
            Left = operands.Left,
            LeftRow = 1,
            LeftStep = operands.LeftStep,
            Right = operands.Right,
            RightStep = operands.RightStep,
            RightStepName = order.CopiesStrips ? "step" : null,
            RightIsCopied = order.Strips == StripCopies.Always,
            Depth = null,
            Setup = (tile, of) => Ahead(tile, order, of),
            EachDepth = (tile, of) => Prefetch(tile, order, of),
            OutRow = operands.Stride,
            Epilogue = (tile, of) => Code.FilledRows(tile.Rows, r => Enumerable.Range(0, tile.Vectors)
                .Select(v => $"sink.Accept(w{Literal.Plus(v * tile.Lanes)}, {tile.Sum(r, v)});")
                .Concat(r == tile.Rows - 1 ? [] : [of.OutRow.Step("w") + ";"])),
        };

    // A shared tile has nothing to ask for in some products.
    private static bool AsksForWeights(Tile tile, GradientOrder order, TileSizes of) =>
        of.IsShared ? Tiling.AsksAhead(tile.Lanes) : order.Prefetches;

    private static Code Ahead(Tile tile, GradientOrder order, TileSizes of) => !AsksForWeights(tile, order, of)
        ? Code.Empty
        : Code.Text($"int ahead = w, pause = rows / {tile.Rows}, wait = 1;");

    // What the gradients will meet is not in the cache where the weights outgrow it: it comes while the sums are
    // formed, a row of the tile at a time, since all at once would be in the way of what the sums are formed of.
    private static Code Prefetch(Tile tile, GradientOrder order, TileSizes of) => !AsksForWeights(tile, order, of)
        ? Code.Empty
        : Code.Text($$"""
            // Prefetches the weights that this tile updates, and their optimiser state: a row of them at a time.
            if ({{(of.IsShared ? "P.Prefetches && " : "")}}--wait <= 0)
            {
                {{TileTemplate.Lines(tile.Columns, line => $"sink.Prefetch(ahead{Literal.Plus(line)});")}}
                {{of.OutRow.Step("ahead")}};
                wait = pause;
            }

            """);
}
