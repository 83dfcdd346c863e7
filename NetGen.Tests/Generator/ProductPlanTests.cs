using System;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Emit;
using NetGen.Generator.Kernels;
using NetGen.Generator.Plan;
using Xunit;
using VectorWidth = NetGen.Generator.Plan.Width;

namespace NetGen.Tests.Generator;

/// <summary>How a product is laid out and cut, from its shapes alone.</summary>
public class ProductPlanTests
{
    [Theory]
    [InlineData(13, 6, new[] { 5, 4, 4 })]
    [InlineData(12, 6, new[] { 6, 6 })]
    [InlineData(1, 6, new[] { 1 })]
    [InlineData(784, 14, null)]
    public void SplitsEvenly(int count, int most, int[]? expected)
    {
        int[] parts = [.. Tiling.Split(count, most)];
        Assert.Equal(expected ?? [.. Enumerable.Repeat(14, 56)], parts);
    }

    [Theory]
    [InlineData(784)]
    [InlineData(3072)]
    public void TilesFitTheRegisters(int leftStride)
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            for (int vectors = 1; vectors <= 70; vectors++)
            {
                RowShape columns = new(vectors * width.Lanes);
                foreach ((int rows, int most) in TileOrder.Of(width, columns, leftStride, depth: 100).Tiles)
                {
                    Assert.InRange(rows * most, 1, width.Accumulators);
                    Assert.Equal(vectors, Tiling.Runs(vectors, most).Sum(run => run.Tiles * run.Size));
                }
            }
        }
    }

    [Theory]
    [InlineData(128)]
    [InlineData(384)]
    [InlineData(3072)]
    public void TilesEndWhereBlocksOfOwnColumnsEnd(int units)
    {
        RowShape columns = new(units);
        int blocks = Tiling.OwnBlocks(columns);
        Assert.Equal(units / 64, blocks);
        foreach (VectorWidth width in VectorWidth.All)
        {
            int gradient = GradientOrder.Of(width, columns, length: 784, rightStride: columns.Stride).Vectors;
            foreach (int most in TileOrder.Of(width, columns, leftStride: 784, depth: 784).Tiles
                .Select(tile => tile.Vectors).Append(gradient))
            {
                TileRun run = Assert.Single(Tiling.Runs(columns.Vectors(width.Lanes), most));
                Assert.Equal(0, run.Tiles % blocks);
            }
        }
    }

    [Theory]
    [InlineData(120, 1)]    // the last vector is half empty
    [InlineData(192, 1)]    // two threads would cut a block
    [InlineData(128, 2)]    // pieces of a Maxout, not the columns of its output
    public void OtherColumnsBelongToNobody(int units, int groups) =>
        Assert.Equal(0, Tiling.OwnBlocks(new(units, groups)));

    [Theory]
    [InlineData(784, 512, true)]
    [InlineData(784, 288, true)]
    [InlineData(784, 160, false)]   // weights that stay in the cache
    [InlineData(784, 128, true)]    // threads have columns of their own
    [InlineData(60, 128, false)]    // and do not, of so few weights
    [InlineData(784, 528, false)]   // the last panel would be half empty
    public void WeightsThatOutgrowTheCacheOrAreThreadsOwnLieInPanels(int inputs, int outputs, bool expected) =>
        Assert.Equal(expected, Tiling.LiesInPanels(inputs, new(outputs)));

    [Fact]
    public void PanelsStandBehindEachOther()
    {
        PlannedTensor weights = PlanTests.Plan("Dense(512), Dense(288)").Parameters.Tensors
            .Single(t => t.Name == "Dense2Weights");
        Assert.Equal(
            (9 * 32 * 513, 1, 32, 32, 32 * 513),
            (weights.Length, weights.OutputStride, weights.InputStride, weights.PanelSize, weights.PanelStride));
        Assert.Equal("Dense2Weights + 513 * c + 32 * i", weights.At(32, "i"));
        Assert.Equal("Dense2Weights + 513 * (c & ~31) + (c & 31)", weights.At(16));
    }

    [Fact]
    public void TheHeaderSaysHowWeightsLie()
    {
        NetworkPlan plan = PlanTests.Plan("Dense(512), Dense(10)", 784);
        Assert.Equal(
            [
                "Dense1 has its weights as [panel][input][output], in panels of 32 outputs and 785 rows: "
                    + "the order in which products read them.",
                "Dense2 has its inputs in the lanes, and weights as [output][input]: 10 outputs would take 16 lanes.",
            ],
            plan.Ops.Select(op => op.Anchor.Note(op)));
    }

    [Theory]
    [InlineData(288)]   // vectors in threes, but for panels
    [InlineData(512)]
    public void PanelsAreWholeTiles(int units)
    {
        RowShape columns = new(units);
        foreach (VectorWidth width in VectorWidth.All)
        {
            int gradient = GradientOrder.Of(width, columns, 784, columns.Stride, liesInPanels: true).Vectors;
            foreach (int vectors in TileOrder.Of(width, columns, 784, 784, liesInPanels: true).Tiles
                .Select(tile => tile.Vectors).Append(gradient))
            {
                int floats = vectors * width.Lanes;
                Assert.Equal(0, Math.Max(floats, Tiling.PanelFloats) % Math.Min(floats, Tiling.PanelFloats));
            }
        }
    }

    [Theory]
    [InlineData(784, true)]         // twelve rows, whatever their distance in the cache
    [InlineData(3072, false)]
    public void ATileTakesNoMoreRowsThanASetOfTheCacheHolds(int leftStride, bool takesTwelve) =>
        Assert.Equal(
            takesTwelve ? 12 : 6,
            TileOrder.Of(VectorWidth.All[0], new(128), leftStride, depth: 100).Tiles[0].Rows);

    [Theory]
    [InlineData(3072, 50, 768, true, true)]     // a quarter of the inputs at a time: rows stay in the L1
    [InlineData(784, 10, 400, true, true)]
    [InlineData(512, 10, 512, false, true)]
    [InlineData(512, 512, 512, false, false)]   // too many columns for the L2: each passes once over all rows
    [InlineData(1024, 1024, 1024, false, false)]
    public void DotProductsPassOverWhatTheCachesHold(int depth, int columns, int block, bool isCut, bool rowsOutside)
    {
        foreach (VectorWidth width in VectorWidth.All)
        {
            DotOrder order = DotOrder.Of(width, depth, columns);
            Assert.Equal((block, isCut, rowsOutside), (order.Depth, order.IsCut, order.RowsStandOutside));
            Assert.Equal(1, order.Tiles[^1].Rows);
            Assert.All(order.Tiles, tile => Assert.InRange(tile.Rows * tile.Columns, 1, width.Accumulators));
        }
    }

    [Theory]
    [InlineData(784, 128, Orientation.Outputs, "12x2", "14x2", "8x3, transposed weights")]
    [InlineData(512, 512, Orientation.Outputs, "12x2, in panels", "14x2, in blocks", "12x2, in panels, transposed")]
    [InlineData(264, 512, Orientation.Outputs, "12x2, in panels", "14x2, in blocks", "4x6 dot products")]
    [InlineData(528, 528, Orientation.Outputs, "8x3, in panels", "9x3, in blocks", "4x6 dot products")]
    [InlineData(
        5120, 50, Orientation.Inputs,
        "6x4 dot products, 736 inputs at a time", "14x2, columns outside, copied", "12x2, in panels")]
    [InlineData(
        3072, 50, Orientation.Split,
        "6x3 and 6x2 dot products", "8x3 and 2x8, in blocks", "12x2, in panels, transposed weights")]
    [InlineData(
        784, 70, Orientation.Split,
        "12x2 and 12x2 dot products", "12x2 and 6x4, in blocks", "8x3, transposed weights")]
    [InlineData(4, 3, Orientation.Outputs, "12x1", "4x1", "12x1, transposed weights")]
    public void AProductIsCutAsItsShapesAsk(
        int inputs, int outputs, object orientation, string forward, string gradient, string inputGradient)
    {
        OpShapes shapes = new(new(inputs), new(outputs), inputs);
        Orientation found = Tiling.OrientationOf(inputs, outputs);
        Assert.Equal(orientation, found);
        ProductPlan plan = ProductPlan.Of(shapes, found, VectorWidth.All[0]);
        Assert.Equal(
            (forward, gradient, inputGradient),
            (plan.Forward, plan.WeightGradient, plan.InputGradientOf(ProductPlan.FormOf(shapes, found))));
    }

    [Theory]
    [InlineData(5120, 50, "ColumnsOutside", "Vector512, Vector256, Vector128")]
    [InlineData(1024, 20, "ColumnsOutside", "Vector512, Vector256, Vector128")]   // for its rows
    [InlineData(5136, 50, "ColumnsOutside", "")]      // these lie in different sets of the L1
    [InlineData(41, 3328, "ColumnsOutside", "")]
    [InlineData(784, 512, "Blocks", "")]
    [InlineData(3072, 50, "Blocks", "")]
    [InlineData(784, 128, "RowsOutside", "")]
    public void AWeightGradientKeepsInTheCacheWhatItReadsAgain(
        int inputs, int outputs, string loops, string copying)
    {
        OpShapes shapes = new(new(inputs), new(outputs), inputs);
        Orientation orientation = Tiling.OrientationOf(inputs, outputs);
        GradientOrder[] orders =
            [.. VectorWidth.All.Select(width => ProductPlan.Of(shapes, orientation, width).Gradient)];
        Assert.Equal(loops, orders[0].Loops.ToString());
        Assert.Equal(
            copying,
            string.Join(
                ", ", VectorWidth.All.Zip(orders).Where(pair => pair.Second.CopiesStrips).Select(p => p.First.Name)));
        Assert.All(orders, order => Assert.True(!order.CopiesStrips || order.Loops == GradientLoops.ColumnsOutside));
    }

    // Whatever is in the lanes of a kernel decides whether that of half the width serves it.
    [Theory]
    [InlineData(24, "Dense(8)", " 1  24 -> 8  two inputs a vector  two inputs a vector  nothing in front learns")]
    [InlineData(6, "Dense(8)", " 1  6 -> 8  two inputs a vector  at 256 bits  nothing in front learns")]
    [InlineData(32, "Dense(3)", " 1  32 -> 3  6x4 dot products  3x2  nothing in front learns")]
    [InlineData(784, "Dense(8)", " 1  784 -> 8  6x4 dot products, 400 inputs at a time  8x2  nothing in front learns")]
    [InlineData(5, "Dense(8), Dense(256)", " 2  8 -> 256  12x2  8x2  6x4 dot products")]
    [InlineData(5, "Dense(3)", " 1  5 -> 3  at 256 bits  at 256 bits  nothing in front learns")]
    public void TheHeaderNamesTheTilesOfEachProduct(int inputs, string layers, string expected)
    {
        string[] lines = [.. ProductTable.Lines(PlanTests.Plan(layers, inputs), VectorWidth.All[0])];
        Assert.Contains(lines, line => Regex.Replace(line, "(?<! ) {3,}", "  ").StartsWith(expected));
    }

    [Theory]
    [InlineData(1, 1, 784, 4)]
    [InlineData(1, 1, 3, 2)]    // four sums of three products would leave one empty
    [InlineData(2, 2, 784, 2)]
    [InlineData(4, 1, 1, 1)]
    [InlineData(12, 2, 784, 1)]
    public void SmallTilesSumInSeveralChains(int rows, int vectors, int depth, int chains) =>
        Assert.Equal(chains, Tiling.Chains(rows, vectors, depth));

    [Theory]
    [InlineData(1024, 512, true)]
    [InlineData(1024, 128, false)]  // a copy would cost more than it gains
    [InlineData(784, 512, false)]
    public void RowsThatShareCacheSetsAreCopiedForManyOutputs(int inputs, int outputs, bool expected) =>
        Assert.Equal(
            expected, PlanTests.Plan($"Dense({outputs})", inputs).Ops[0].Anchor == InputCopy.Instance);
}
