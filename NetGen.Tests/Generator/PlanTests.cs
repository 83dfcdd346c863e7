using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Generator.Emit;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Plan;
using NetGen.Generator.Shapes;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>What is decided before a line is written.</summary>
public class PlanTests
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
        foreach (Width width in Width.All)
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
    [InlineData("Dense(3), ReLU, Dropout", "Dense(3) + ReLU + Dropout(0.5)")]
    [InlineData("Dense(3), BatchNorm, ReLU, Dropout", "Dense(3), no bias | BatchNorm + ReLU + Dropout(0.5)")]
    [InlineData("Dense(3), ReLU, Tanh", "Dense(3) + ReLU | Tanh")]
    [InlineData("Dense(3), Dropout, ReLU", "Dense(3) + Dropout(0.5) | ReLU")]
    [InlineData("ReLU, Dense(3)", "Input | ReLU | Dense(3)")]
    [InlineData("BatchNorm, Dense(3)", "Input | BatchNorm | Dense(3)")]
    [InlineData("Maxout(3), Dropout", "Maxout(3, 2 pieces) | Max of pieces + Dropout(0.5)")]
    public void Fuses(string layers, string ops) =>
        Assert.Equal(ops, string.Join(" | ", Plan(layers).Ops.Select(op => op.Title)));

    [Theory]
    [InlineData(3072, 50, true)]    // 64 lanes for 50 outputs
    [InlineData(784, 10, true)]
    [InlineData(784, 128, false)]   // no lane is empty
    [InlineData(784, 60, false)]    // a sixteenth of them is
    [InlineData(770, 10, false)]    // the caller's rows are no whole vectors
    [InlineData(128, 10, true)]
    [InlineData(128, 50, false)]    // too few inputs for so many sums across lanes
    [InlineData(32, 3, true)]
    [InlineData(16, 8, false)]
    public void InputsStandInTheLanesWhereOutputsWouldLeaveThemEmpty(int inputs, int outputs, bool expected) =>
        Assert.Equal(expected, Tiling.PutsInputsInLanes(inputs, outputs));

    [Fact]
    public void WeightsOfInputsInLanesAreOutputByInput()
    {
        PlannedTensor weights = Plan("Dense(512), Dense(20)").Parameters.Tensors.Single(t => t.Name == "Dense2Weights");
        Assert.Equal((20 * 528, 528, 1), (weights.Length, weights.OutputStride, weights.InputStride));
    }

    [Theory]
    [InlineData(50, 64)]
    [InlineData(512, 528)]          // 2 KB apart, rows would share few cache sets
    [InlineData(1024, 1040)]
    [InlineData(768, 768)]
    public void RowsDoNotShareCacheSets(int units, int stride) => Assert.Equal(stride, new RowShape(units).Stride);

    [Theory]
    [InlineData(784, true)]         // twelve rows, whatever their distance in the cache
    [InlineData(3072, false)]
    public void ATileTakesNoMoreRowsThanASetOfTheCacheHolds(int leftStride, bool takesTwelve) =>
        Assert.Equal(takesTwelve ? 12 : 6, TileOrder.Of(Width.All[0], new(128), leftStride, depth: 100).Tiles[0].Rows);

    [Theory]
    [InlineData(3072, 50, 768, true, true)]     // a quarter of the inputs at a time: rows stay in the L1
    [InlineData(784, 10, 400, true, true)]
    [InlineData(512, 10, 512, false, true)]
    [InlineData(512, 512, 512, false, false)]   // too many columns for the L2: each passes once over all rows
    [InlineData(1024, 1024, 1024, false, false)]
    public void DotProductsPassOverWhatTheCachesHold(int depth, int columns, int block, bool isCut, bool rowsOutside)
    {
        foreach (Width width in Width.All)
        {
            DotOrder order = DotOrder.Of(width, depth, columns);
            Assert.Equal((block, isCut, rowsOutside), (order.Depth, order.IsCut, order.RowsStandOutside));
            Assert.Equal(1, order.Tiles[^1].Rows);
            Assert.All(order.Tiles, tile => Assert.InRange(tile.Rows * tile.Columns, 1, width.Accumulators));
        }
    }

    [Theory]
    [InlineData(784, 128, false, "12x2", "14x2", "8x3, transposed weights")]
    [InlineData(512, 512, false, "12x2, in panels", "14x2, in blocks", "4x6 dot products")]
    [InlineData(3072, 50, true, "6x4 dot products, 768 inputs at a time", "14x2, columns outside", "8x3, in panels")]
    [InlineData(4, 3, false, "12x1", "14x1", "12x1, transposed weights")]
    public void AProductIsCutAsItsShapesAsk(
        int inputs, int outputs, bool inLanes, string forward, string gradient, string inputGradient)
    {
        OpShapes shapes = new(new(inputs), new(outputs), inputs);
        ProductPlan plan = ProductPlan.Of(shapes, inLanes, Width.All[0]);
        Assert.Equal(inLanes, Tiling.PutsInputsInLanes(inputs, outputs));
        Assert.Equal(
            (forward, gradient, inputGradient),
            (plan.Forward, plan.Gradient.ToString(), plan.InputGradientOf(ProductPlan.FormOf(shapes, inLanes))));
    }

    [Theory]
    [InlineData(3072, 50, true, "ColumnsOutside", "Vector256, Vector128")]
    [InlineData(1024, 20, true, "ColumnsOutside", "Vector256, Vector128")]  // the rows alone are reason
    [InlineData(3088, 50, true, "ColumnsOutside", "")]      // these lie in different sets of the L1
    [InlineData(41, 3328, false, "ColumnsOutside", "")]
    [InlineData(784, 512, false, "Blocks", "")]
    [InlineData(784, 128, false, "RowsOutside", "")]
    public void AWeightGradientKeepsInTheCacheWhatItReadsAgain(
        int inputs, int outputs, bool inLanes, string loops, string copying)
    {
        OpShapes shapes = new(new(inputs), new(outputs), inputs);
        GradientOrder[] orders = [.. Width.All.Select(width => ProductPlan.Of(shapes, inLanes, width).Gradient)];
        Assert.Equal(loops, orders[0].Loops.ToString());
        Assert.Equal(
            copying,
            string.Join(", ", Width.All.Zip(orders).Where(pair => pair.Second.CopiesStrips).Select(p => p.First.Name)));
        Assert.All(orders, order => Assert.True(!order.CopiesStrips || order.Loops == GradientLoops.ColumnsOutside));
    }

    // Whatever is in the lanes of a kernel decides whether that of half the width serves it.
    [Theory]
    [InlineData(24, "Dense(8)", " 1  24 -> 8  two inputs a vector  two inputs a vector  nothing in front learns")]
    [InlineData(6, "Dense(8)", " 1  6 -> 8  two inputs a vector  at 256 bits  nothing in front learns")]
    [InlineData(32, "Dense(3)", " 1  32 -> 3  6x4 dot products  14x2  nothing in front learns")]
    [InlineData(784, "Dense(8)", " 1  784 -> 8  6x4 dot products, 400 inputs at a time  14x2  nothing in front learns")]
    [InlineData(5, "Dense(8), Dense(256)", " 2  8 -> 256  12x2  14x2  6x4 dot products")]
    [InlineData(5, "Dense(3)", " 1  5 -> 3  at 256 bits  at 256 bits  nothing in front learns")]
    public void TheHeaderNamesTheTilesOfEachProduct(int inputs, string layers, string expected)
    {
        string[] lines = [.. ProductTable.Lines(NetworkPlan.Of(Network(inputs, layers)), Width.All[0])];
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
            expected, NetworkPlan.Of(Network(inputs, $"Dense({outputs})")).Ops[0].Head == InputCopy.Instance);

    [Fact]
    public void NormalisationWorksInPlaceOnlyWhereNothingReadsItsInputAgain()
    {
        Op behindProduct = Plan("Dense(3), BatchNorm").Ops[1];
        Assert.Equal(behindProduct.Buffers.Input, behindProduct.Buffers.Inner);
        Op behindTanh = Plan("Dense(3), Tanh, BatchNorm").Ops[1];
        Assert.NotEqual(behindTanh.Buffers.Input, behindTanh.Buffers.Inner);
    }

    [Fact]
    public void LossKeepsOutputsThatBackwardReads()
    {
        Assert.Equal("a1", Plan("Dense(3)").Ops[0].Buffers.Gradient);
        Assert.Equal("d", Plan("Dense(3), Sigmoid").Ops[0].Buffers.Gradient);
    }

    [Fact]
    public void FirstLayerHandsNoGradientOn()
    {
        NetworkPlan plan = Plan("Dense(3), ReLU, Dense(2)");
        Assert.False(plan.Ops[0].NeedsInputGradient);
        Assert.True(plan.Ops[1].NeedsInputGradient);
    }

    [Fact]
    public void ParametersArePaddedAndInPyTorchsOrder()
    {
        ParameterPlan plan = Plan("Dense(3), BatchNorm, Dropout, Dense(17)").Parameters;
        Assert.Equal(
            [
                "Dense1Weights@0+48", "BatchNorm1Gamma@48+16", "BatchNorm1Beta@64+16", "Dense2Weights@80+96",
                "Dense2Bias@176+32", "BatchNorm1RunningMean@208+16", "BatchNorm1RunningVariance@224+16",
                "Dropout1Rate@240+1",
            ],
            plan.Tensors.Select(t => $"{t.Name}@{t.Offset}+{t.Length}"));
        Assert.Equal(5 * 3 + 3 + 3 + 3 * 17 + 17, plan.Count);
        Assert.Equal(208, plan.LearnedLength);
    }

    [Theory]
    [InlineData("Dense(8)", 8, true)]
    [InlineData("Dense(9)", 16, false)]
    [InlineData("Maxout(3, pieces: 2)", 8, true)]
    public void RowsThatFillHalfAVectorAreForTheNarrowerOne(string layer, int stride, bool isNarrow)
    {
        RowShape row = Plan(layer).Output;
        Assert.Equal((stride, isNarrow), (row.Stride, row.IsNarrowerThan(16)));
        Assert.False(row.IsNarrowerThan(8));
    }

    [Fact]
    public void NarrowRowsStandBehindTheOthersSoThatThoseStartAtCacheLines()
    {
        TrainingMemory memory = Plan("Dense(3), Tanh, Dense(17), Tanh, Dense(2)").Memory;
        Assert.Equal(
            ["a2@0+32", "d@32+32", "a1@64+8", "a3@72+8", "e@80+8"],
            memory.Rows.Select(b => $"{b.Name}@{b.Start}+{b.Floats}"));
    }

    // Rows of 512 floats are 528 apart, and rows of one are 8: neither is the next multiple of 16.
    [Theory]
    [InlineData(946_968, "Dense(512)", 499_999_616)]
    [InlineData(40_000_002, "Dense(1)", 320_000_032)]
    public void WhatFitsWithItsPaddingIsNotTooLarge(int inputs, string layers, int floats)
    {
        TypedNetwork network = Network(inputs, layers);
        Assert.True(network.IsValid);
        Assert.Equal(floats, ParameterPlan.Of(network).Length);
    }

    [Theory]
    [InlineData("Dense(512), BatchNorm, PReLU, Dropout, Dense(1)")]
    [InlineData("Maxout(20, 3), Dense(512), ReLU, Dense(24)")]
    public void SizesOfLayersAddUpToTheBlock(string layers)
    {
        TypedNetwork network = Network(5, layers);
        decimal floats = network.LayersAndLoss.Sum(ParameterPlan.FloatsOf);
        Assert.Equal(ParameterPlan.Of(network).Length, RowShape.Padded((long)floats));
    }

    private static NetworkPlan Plan(string layers) => NetworkPlan.Of(Network(5, layers));

    private static TypedNetwork Network(int inputs, string layers) => ShapeInference.Infer(ModelPurityTests.Model(
        $"using NetGen; [Network, Input({inputs}), {layers}, MeanSquaredError] partial class Net;"));
}
