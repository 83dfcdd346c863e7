using System;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>What the tiles of a weight gradient read, and whose gradients they hand over.</summary>
/// <param name="Left">What is broadcast, a value for each row of the weights.</param>
/// <param name="LeftStep">Floats from a row of the batch to the next in it.</param>
/// <param name="Right">What is loaded.</param>
/// <param name="RightStep">Floats from a row of the batch to the next in it.</param>
/// <param name="Stride">Floats from a row of the weights to the next.</param>
/// <param name="At">Where the weights of so many columns of such a row stand.</param>
/// <param name="FirstLeft">First of the values that are broadcast.</param>
internal sealed record GradientOperands(
    string Left, int LeftStep, string Right, int RightStep, int Stride, Func<int, string, string> At,
    int FirstLeft = 0)
{
    /// <summary>Of weights [input][output], which vectors of d meet.</summary>
    public static GradientOperands OutputsInLanes(OpShapes shapes, PlannedTensor weights) =>
        new("x", shapes.InStride, "d", shapes.Out.Stride, weights.InputStride, weights.At);

    /// <summary>Of weights [output][input], which vectors of x meet.</summary>
    public static GradientOperands InputsInLanes(OpShapes shapes, PlannedTensor weights) =>
        new("d", shapes.Out.Stride, "x", shapes.InStride, weights.OutputStride, weights.At);

    /// <summary>Of those of split outputs that are [output][input].</summary>
    public static GradientOperands OfSplit(OpShapes shapes, PlannedTensor weights) => new(
        "d", shapes.Out.Stride, "x", shapes.InStride, weights.SplitStride,
        (_, row) => $"{weights.SplitStart} + {Literal.Of(weights.SplitStride)} * {row} + c",
        Tiling.WholeOutputs(shapes.Out.Units));
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
        return Written(name, columns, weights, width =>
        {
            GradientOrder order = ProductPlan.Of(shapes, weights.Orientation, width).Gradient;
            Code ofOneRow = weights.LiesInPanels
                ? OuterProduct.Panels(width, columns, length, left, right, weights)
                : OuterProduct.Rows(width, columns, length, left, right, weights.Name, operands.Stride);
            KernelText tiles = TileLoops.OverInputs(
                width, columns, length, order, name, weights.Name, Tiles(name, width, order, operands),
                order.CopiesStrips ? 0 : Product.GradientBlocks(op));
            return OuterProduct.OrElse(ofOneRow, name, weights, tiles, Product.GradientBlocks(op) > 0);
        }) with
        {
            TwoRows = PairProduct.Gradient(name, shapes, weights),
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

    /// <summary>The tiles.</summary>
    public static Func<int, TileRun, TileSpec> Tiles(
        string name, Width width, GradientOrder order, GradientOperands operands) => (rows, run) => new()
        {
            Name = name,
            TypeParameters = "<S>",
            Constraint = Kernel.SinkConstraint,
            Parameters = "float* x, float* d, int rows, int i, int c, "
                + (order.CopiesStrips ? "int step, S sink" : "S sink"),
            Setup = Code.Lines(
                order.Prefetches
                    ? $"int ahead = {operands.At(run.Size * width.Lanes, "i")}, pause = rows / {rows}, wait = 1;"
                    : "",
                Code.Text($"{operands.Left} += i{Literal.Plus(operands.FirstLeft)};"),
                order.CopiesStrips ? Code.Empty : Code.Text($"{operands.Right} += c;")),
            Left = operands.Left,
            LeftRow = 1,
            LeftStep = operands.LeftStep,
            Right = operands.Right,
            RightStep = operands.RightStep,
            RightStepName = order.CopiesStrips ? "step" : null,
            RightIsCopied = order.Strips == StripCopies.Always,
            Depth = null,
            EachDepth = order.Prefetches ? Prefetch(operands.Stride, run, width) : Code.Empty,
            Epilogue = tile => Code.Lines(
                Code.Text($"int w = {operands.At(tile.Columns, "i")};"),
                tile.Unroll((r, v) => Code.Text(
                    $"sink.Accept(w{Literal.Plus(operands.Stride * r + v * width.Lanes)}, {tile.Sum(r, v)});"))),
        };

    // What the gradients will meet is not in the cache where the weights outgrow it: it comes while the sums are
    // formed, a row of the tile at a time, since all at once would be in the way of what the sums are formed of.
    private static Code Prefetch(int stride, TileRun run, Width width) => Code.Text($$"""
        if (--wait <= 0)    // for the weights and the state that the gradients will meet
        {
            {{TileTemplate.Lines(run.Size * width.Lanes, line =>
                Code.Text($"sink.Prefetch(ahead{Literal.Plus(line)});"))}}
            ahead += {{stride}};
            wait = pause;
        }

        """);
}
