using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The input gradient of weights that lie in panels: the weights of a few inputs at a time are transposed into a copy
/// that stays in the cache while all rows pass over it. Dot products over the weights as they are serve a few rows, for
/// which a copy would cost more than it gains: they load nearly as often as they multiply.
/// </summary>
internal static class TransposedPanels
{
    // 64 KB of a stack.
    private const int MostOutputs = 512;

    // Rows of the largest tile.
    private const int LeastRows = 12;

    /// <summary>dx = d W^T; threads share columns of dx.</summary>
    public static Kernel InputGradient(Op op, PlannedTensor weights) => new(
        $"{op.Name}InputGradient",
        "dx = d W^T.",
        [Parameter.Block, Parameter.Floats("d"), Parameter.Floats("dx"), Parameter.Rows, Parameter.Share],
        op.Shapes.Out,
        width =>
        {
            KernelText dots = InputGradientKernels.OfDots(op, weights, "across").Body(width);
            KernelText tiles = width.IsVector ? Tiles(op, weights, width) : default;
            Code statements = width.IsVector
                ? Code.Text($$"""
                    if (isFew)
                    {
                        {{dots.Statements}}
                        return;
                    }

                    {{tiles.Statements}}
                    """)
                : dots.Statements;
            KernelText all = ProductKernels.ByColumns(
                KernelText.Of(statements, dots, tiles), Tiling.OwnBlocks(op.Shapes.In),
                "d", op.Shapes.Out.Stride, "dx", op.Shapes.In.Stride);
            return !width.IsVector ? all : all with
            {
                Statements = Code.Lines(
                    $"bool isFew = rows < {Literal.Of(LeastRows)};   // a copy would cost more than it gains",
                    all.Statements),
            };
        })
    {
        Tensors = [weights.Key],
    };

    /// <summary>Transposes weights that lie in panels, panel after panel.</summary>
    /// <param name="from">Where those of output <c>o</c> stand.</param>
    /// <param name="outputs">How many outputs.</param>
    /// <param name="inputs">How many inputs.</param>
    /// <param name="to">The copy.</param>
    /// <param name="stride">Floats from an output to the next in it.</param>
    public static Code Copy(string from, int outputs, int inputs, string to, int stride)
    {
        const int panel = Tiling.PanelFloats;
        return Code.Under(
            $"for (int o = 0; o < {Literal.Of(outputs)}; o += {Literal.Of(panel)})",
            Code.Text($"Transpose.Copy(p + {from}, {inputs}, {panel}, {panel}, {to} + {stride} * o, {stride});"));
    }

    private static KernelText Tiles(Op op, PlannedTensor weights, Width width)
    {
        TileOrder order = ProductPlan.Of(op.Shapes, Orientation.Outputs, width).InputTiles!;
        int vectors = order.Tiles[0].Vectors, part = vectors * width.Lanes, inputs = op.Shapes.In.Units;
        int outputs = op.Shapes.Out.Units, depth = PartOf(outputs);
        bool isCut = depth < outputs;
        string name = $"{op.Name}InputGradient", k = isCut ? " + k" : "";
        TileSpec spec = Spec(op, name, part, depth, isCut);
        string arguments = $"&d[{Literal.Of(op.Shapes.Out.Stride)}L * r{k}], t, "
            + ProductKernels.Row("dx", op.Shapes.In.Stride, "c");
        TileRun columns = new(0, inputs / part, vectors);
        Code panels = TileLoops.Over(columns, width.Lanes, "c", "across", _ => Code.Text($$"""
            {{Copy($"{weights.PanelAt(isCut ? "(k + o)" : "o")} + {weights.RowStride} * c", depth, part, "t", part)}}
            int r = block;
            {{Code.Lines(order.Tiles.Select(tile => Code.Under(
                $"for (; {TileLoops.Next(tile.Rows, "last")})",
                Code.Text($"{TileTemplate.Name(name, tile.Rows, vectors)}({arguments});"))))}}
            """), false);
        Code blocks = Code.Text($$"""
            // Weights of {{part}} inputs, transposed: [output][input].
            {{StackBuffer.Declare("t", $"{part * depth} + {Tiling.LineFloats}")}}
            {{TileLoops.RowBlocks(2 * order.RowsPerBlock, !isCut ? panels : Code.Under(
                $"for (int k = 0; k < {Literal.Of(outputs)}; k += {Literal.Of(depth)})", panels, false))}}
            """);
        return KernelText.Of(
            isCut ? Code.Lines(Clear(op), blocks) : blocks,
            order.Tiles.Select(tile => TileTemplate.Method(new(tile.Rows, vectors, width.Lanes), spec)));
    }

    private static TileSpec Spec(Op op, string name, int part, int depth, bool isCut) => new()
    {
        Name = name,
        Summary = ProductKernels.Shapes("dx", "d", "W^T", depth, part),
        Parameters = "float* d, float* w, float* dx",
        Left = "d",
        LeftRow = op.Shapes.Out.Stride,
        LeftStep = 1,
        Right = "w",
        RightStep = part,
        Depth = depth,
        OutRow = op.Shapes.In.Stride,
        Epilogue = (tile, of) => tile.Store("dx", of.OutRow, adds: isCut),
    };

    // What the parts of sums are added to.
    private static Code Clear(Op op)
    {
        int blocks = Tiling.OwnBlocks(op.Shapes.In), columns = op.Shapes.In.Units / blocks;
        return Code.Text(
            $"PaddedRows.Clear(dx, rows, {columns} * across.Start({blocks}), {columns} * across.End({blocks}), "
            + $"{Literal.Of(op.Shapes.In.Stride)});");
    }

    // As many outputs at a time as the copy has room for, evenly.
    private static int PartOf(int outputs)
    {
        int panels = outputs / Tiling.PanelFloats;
        int parts = Enumerable.Range(1, panels).First(
            parts => panels % parts == 0 && outputs / parts <= MostOutputs);
        return outputs / parts;
    }
}
