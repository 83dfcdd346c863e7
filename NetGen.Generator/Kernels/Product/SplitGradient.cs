using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generator.Plan;
using NetGen.Generator.Text;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The weight gradient of <see cref="SplitProduct"/>: for a block of inputs, whose values are in the cache then, first
/// the outputs that fill vectors, and then those behind them, whose vectors are of inputs.
/// </summary>
internal static class SplitGradient
{
    /// <summary>dW = x^T d, each gradient handed over from its register.</summary>
    public static Kernel Of(Op op, PlannedTensor weights)
    {
        string name = $"{op.Name}WeightGradient";
        OpShapes shapes = op.Shapes;
        RowShape whole = new(Tiling.WholeOutputs(shapes.Out.Units));
        return WeightGradient.Written(name, shapes.Out, weights, width =>
        {
            Code ofOneRow = Code.Paragraphs(
            [
                OuterProduct.Rows(width, whole, shapes.In.Units, "x", "d", weights.Name, weights.InputStride),
                Code.Lines(
                    $"d += {Literal.Of(whole.Units)};",
                    OuterProduct.Rows(
                        width, shapes.In, weights.SplitOutputs, "d", "x", weights.SplitStart, weights.SplitStride)),
            ]);
            return OuterProduct.OrElse(
                ofOneRow, name, weights, sizes: null, Blocks(name, shapes, weights, width), waitsFirst: false);
        });
    }

    private static KernelText Blocks(string name, OpShapes shapes, PlannedTensor weights, Width width)
    {
        ImmutableArray<TileRun> blocks = [.. Tiling.Runs(
            shapes.In.Units / Tiling.LineFloats, GradientOrder.InputsOfABlock / Tiling.LineFloats)];
        Part[] parts = [Whole(name, shapes, weights, width), Split(name + "Split", shapes, weights, width)];
        return KernelText.Of(
            Code.Paragraphs(
            [
                Code.Lines(
                    "// For a block of inputs the outputs that fill vectors, and then those behind them.",
                    $"S weights = sink.ForTensor(Tensor.{weights.Name});"),
                .. blocks.Select(block => TileLoops.Over(
                    block, Tiling.LineFloats, "block", "share",
                    first => Code.Lines(parts.Select(part => part.Calls(block, first))), isOneStatement: false)),
            ]),
            parts.SelectMany(part => part.Methods(blocks)));
    }

    private static Part Whole(string name, OpShapes shapes, PlannedTensor weights, Width width)
    {
        GradientOrder order = ProductPlan.Of(shapes, Orientation.Split, width).Gradient;
        int vectors = Tiling.WholeOutputs(shapes.Out.Units) / width.Lanes;
        GradientOperands operands = GradientOperands.OutputsInLanes(shapes, weights);
        return new(
            width, operands, WithNextLine(WeightGradient.Tile(name, width, order, operands), width),
            inputs => Tiling.Runs(inputs, order.Rows), _ => Tiling.Runs(vectors, order.Vectors),
            (first, i, c) => (Behind(first, i), c));
    }

    // Few tiles read a line of x before the next line, which comes from beyond the L2 for some hundred rows: it is
    // asked for a tile ahead, since four depths take less time than it does.
    private static TileSpec WithNextLine(TileSpec spec, Width width)
    {
        string request =
            $"Cache.ToL2({Literal.Address(spec.Left, Tiling.LineFloats)});   // prefetches what a later tile reads";
        return !Tiling.AsksAhead(width.Lanes) ? spec : spec with
        {
            EachDepth = (tile, of) => Code.Lines(spec.EachDepth(tile, of), request),
        };
    }

    private static Part Split(string name, OpShapes shapes, PlannedTensor weights, Width width)
    {
        GradientOrder order = ProductPlan.Of(shapes, Orientation.Split, width).SplitGradient!;
        GradientOperands operands = GradientOperands.OfSplit(shapes, weights);
        return new(
            width, operands, WeightGradient.Tile(name, width, order, operands),
            _ => Tiling.Runs(weights.SplitOutputs, order.Rows),
            inputs => Tiling.Runs(inputs / width.Lanes, order.Vectors), (first, i, c) => (i, Behind(first, c)));
    }

    private static string Behind(string first, string offset) =>
        offset == "0" ? first : first == "0" ? offset : $"({first} + {offset})";

    /// <summary>One kind of outputs.</summary>
    /// <param name="Width">Vector width.</param>
    /// <param name="Operands">What its tiles read.</param>
    /// <param name="Tile">A tile.</param>
    /// <param name="Rows">Runs of its rows for so many inputs.</param>
    /// <param name="Columns">Runs of its vectors for so many inputs.</param>
    /// <param name="Place">A tile's row and column, from a block's first input and the loops' counts.</param>
    private sealed record Part(
        Width Width, GradientOperands Operands, TileSpec Tile, Func<int, IEnumerable<TileRun>> Rows,
        Func<int, IEnumerable<TileRun>> Columns, Func<string, string, string, (string Row, string Column)> Place)
    {
        /// <summary>The calls of its tiles for a block of inputs.</summary>
        public Code Calls(TileRun block, string first) => Code.Lines(Tiles(block).Select(tile => TileLoops.Over(
            tile.Rows, 1, "i", null, i => TileLoops.Over(
                tile.Columns, Width.Lanes, "c", null,
                c => Call(tile.Rows.Size, tile.Columns.Size, Place(first, i, c))))));

        /// <summary>Its tiles.</summary>
        public IEnumerable<KernelText> Methods(IEnumerable<TileRun> blocks) => blocks.SelectMany(Tiles)
            .Select(tile => new Tile(tile.Rows.Size, tile.Columns.Size, Width.Lanes)).Distinct()
            .Select(tile => TileTemplate.Method(tile, Tile));

        private Code Call(int rows, int vectors, (string Row, string Column) place)
        {
            Tile tile = new(rows, vectors, Width.Lanes);
            string arguments = Operands.Arguments(tile.Columns, place.Row, place.Column);
            return Wrapped.Call(TileTemplate.Callee(tile, Tile), $"{arguments}, weights");
        }

        private IEnumerable<(TileRun Rows, TileRun Columns)> Tiles(TileRun block)
        {
            int inputs = block.Size * Tiling.LineFloats;
            return Rows(inputs).SelectMany(rows => Columns(inputs).Select(columns => (rows, columns)));
        }
    }
}
