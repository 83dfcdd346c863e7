using System.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Plan;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>What is decided before a line is written.</summary>
public class PlanTests
{
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
    [InlineData(50, 64)]
    [InlineData(512, 528)]          // 2 KB apart, rows would share few cache sets
    [InlineData(1024, 1040)]
    [InlineData(768, 768)]
    public void RowsDoNotShareCacheSets(int units, int stride) => Assert.Equal(stride, new RowShape(units).Stride);

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
        Assert.Equal("a1", Plan("Dense(3)").Ops[0].Buffers.Gradient.Name);
        Assert.Equal("d", Plan("Dense(3), Sigmoid").Ops[0].Buffers.Gradient.Name);
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
                "BatchNorm1Epsilon@240+1", "BatchNorm1Momentum@241+1", "Dropout1Rate@242+1",
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

    // Panels of 32 have an odd number of rows, rows of 528 floats no more, and rows of one are 8.
    [Theory]
    [InlineData(976_561, "Dense(512)", 499_999_744)]
    [InlineData(946_968, "Dense(528)", 499_999_632)]
    [InlineData(40_000_002, "Dense(1)", 320_000_032)]
    [InlineData(40_000_000, "Dense(1)", 40_000_032)]    // its inputs are in the lanes
    public void WhatFitsWithItsPaddingIsNotTooLarge(int inputs, string layers, int floats)
    {
        NetworkGraph network = Network(inputs, layers);
        Assert.True(network.IsValid);
        Assert.Equal(floats, ParameterPlan.Of(network).Length);
    }

    [Theory]
    [InlineData("Dense(512), BatchNorm, PReLU, Dropout, Dense(1)")]
    [InlineData("Maxout(20, 3), Dense(512), ReLU, Dense(24)")]
    public void SizesOfLayersAddUpToTheBlock(string layers)
    {
        NetworkGraph network = Network(5, layers);
        decimal floats = network.NodesAndLosses.Sum(ParameterPlan.FloatsOf);
        Assert.Equal(ParameterPlan.Of(network).Length, RowShape.Padded((long)floats));
    }

    /// <summary>The plan of some layers behind 5 inputs.</summary>
    internal static NetworkPlan Plan(string layers, int inputs = 5) =>
        NetworkPlan.Of(Network(inputs, layers), AllLayers.Common);

    /// <summary>The plan of the only network of a source.</summary>
    internal static NetworkPlan PlanOf(string source) => NetworkPlan.Of(GraphOf(source), AllLayers.Common);

    /// <summary>Some layers behind so many inputs.</summary>
    internal static NetworkGraph Network(int inputs, string layers) =>
        GraphOf($"using NetGen; [Network, Input({inputs}), {layers}, MeanSquaredError] partial class Net;");

    /// <summary>The graph of the only network of a source.</summary>
    internal static NetworkGraph GraphOf(string source) =>
        GraphBuilder.Build(AllLayers.Set, ModelPurityTests.Model(source));
}
