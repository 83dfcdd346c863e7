using System.Linq;
using NetGen.Generator.Plan;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>Tiles ask ahead for what comes from another level of the cache, and for nothing else.</summary>
public class PrefetchTests
{
    [Theory]
    [InlineData(128, 784, true)]    // weights of 784 -> 128
    [InlineData(32, 32, false)]     // weights that stay in the L1
    [InlineData(1, 784, false)]     // floats in a row: the hardware sees them coming
    [InlineData(784, null, true)]   // a batch's rows
    [InlineData(64, null, false)]
    public void RowsFarApartComeFromTheL2(int step, int? depth, bool expected) =>
        Assert.Equal(expected, Tiling.ComesFromL2(step, depth));

    [Fact]
    public void WeightsThatOutgrowTheL2AreAskedForPanelByPanel()
    {
        foreach (Width width in Width.All)
        {
            Assert.Equal(width.Lanes >= 8, TileOrder.Of(width, new(528), leftStride: 784, depth: 784).LooksAhead);
            Assert.False(TileOrder.Of(width, new(512), 784, 784, liesInPanels: true).LooksAhead);
            Assert.False(TileOrder.Of(width, new(128), leftStride: 784, depth: 784).LooksAhead);
        }
    }

    [Theory]
    [InlineData(512, "x++, w += 32)", "Cache.ToL1(&w[128]);  Cache.ToL1(&w[144]);")]
    [InlineData(512, "x += 784, d += 528)", "Cache.ToL1(&x[3136]);  Cache.ToL1(&x[3149]);")]
    [InlineData(512, "x += 784, d += 528)", "sink.Prefetch(ahead);  sink.Prefetch(ahead + 16);")]
    [InlineData(528, "x++, w += 528)", "Cache.ToL1(&w[2112]);  Cache.ToL1(&w[2128]);")]
    [InlineData(528, "x++, w += 528)", "Cache.ToL2(&w[48]);  Cache.ToL2(&w[64]);")]
    [InlineData(528, "r = first; r + 8 <= last; r += 8)", "784L * r, y + 528L * r, c, r == first);")]
    [InlineData(144, "x++, w += 144)", "Cache.ToL1(&w[576]);  Cache.ToL1(&w[592]);")]
    public void ALoopAsksForTheRightRows(int units, string loop, string request)
    {
        string[] lines = Kernels(784, units).Split('\n');
        int start = lines.ToList().FindIndex(line => line.Contains(loop));
        Assert.True(start >= 0, $"No loop ends in '{loop}'.");
        Assert.Contains(lines.Skip(start).Take(12), line => line.Contains(request));
    }

    [Fact]
    public void SmallNetworksAskForNothing() => Assert.DoesNotContain("Cache.", Kernels(4, 32));

    private static string Kernels(int inputs, int units) => GeneratorHarness.Files($$"""
        [NetGen.Network, NetGen.Input({{inputs}}), NetGen.Dense({{units}}), NetGen.ReLU, NetGen.Dense(10)]
        [NetGen.SoftmaxCrossEntropy]
        partial class Net;
        """)["Net.Vector512.g.cs"];
}
