using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Plan;
using Xunit;
using VectorWidth = NetGen.Generator.Plan.Width;

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
        foreach (VectorWidth width in VectorWidth.All)
        {
            Assert.Equal(width.Lanes >= 8, TileOrder.Of(width, new(528), leftStride: 784, depth: 784).LooksAhead);
            Assert.False(TileOrder.Of(width, new(512), 784, 784, liesInPanels: true).LooksAhead);
            Assert.False(TileOrder.Of(width, new(128), leftStride: 784, depth: 784).LooksAhead);
        }
    }

    [Theory]
    [InlineData(512, "x++, w += P.WRow)", "Cache.ToL1(&w[4 * P.WRow]);  Cache.ToL1(&w[4 * P.WRow + 16]);")]
    [InlineData(512, "x += P.XRow, d += P.YRow)", "Cache.ToL1(&x[4 * P.XRow]);  Cache.ToL1(&x[4 * P.XRow + 13]);")]
    [InlineData(512, "x += P.XRow, d += P.YRow)", "sink.Prefetch(ahead);  sink.Prefetch(ahead + 16);")]
    [InlineData(528, "x++, w += 528)", "Cache.ToL1(&w[2112]);  Cache.ToL1(&w[2128]);")]
    [InlineData(528, "x++, w += 528)", "Cache.ToL2(&w[48]);  Cache.ToL2(&w[64]);")]
    [InlineData(528, "r = first; r + 8 <= last; r += 8)", "&p[Dense1Bias + c], r == first);")]
    public void ALoopAsksForTheRightRows(int units, string loop, string request)
    {
        string[] lines = Files(784, units)["Net.Vector512.g.cs"].Split('\n');
        int start = lines.ToList().FindIndex(line => line.Contains(loop));
        Assert.True(start >= 0, $"No loop ends in '{loop}'.");
        Assert.Contains(lines.Skip(start).Take(16), line => line.Contains(request));
    }

    // Tiles that several products share ask where the constants of a product say so.
    [Theory]
    [InlineData(784, 512, "Dense1Sizes", "WRow => 32", "WIsFar => true")]
    [InlineData(784, 144, "Dense1Sizes", "WRow => 144", "WIsFar => true")]
    [InlineData(32, 32, "Dense1Sizes", "WRow => 32", "WIsFar => false")]
    [InlineData(784, 512, "Dense1Sizes", "YRow => 528", "DIsFar => true")]
    [InlineData(784, 512, "Dense1Sizes", "XRow => 784", "XIsFar => true")]
    [InlineData(784, 512, "Dense1Sizes", "WRow => 32", "Prefetches => true")]
    [InlineData(784, 144, "Dense1Sizes", "WRow => 144", "Prefetches => false")]
    public void AProductSaysWhatIsFar(int inputs, int units, string sizes, string size, string isFar)
    {
        string text = Files(inputs, units)["Net.g.cs"];
        string declaration = text.Substring(text.IndexOf($"struct {sizes} ", StringComparison.Ordinal));
        declaration = declaration.Substring(0, declaration.IndexOf('}'));
        Assert.Contains(size, declaration);
        Assert.Contains(isFar, declaration);
    }

    [Fact]
    public void SmallNetworksAskForNothing()
    {
        string text = Files(4, 32)["Net.g.cs"];
        Assert.Contains("IsFar => false", text);
        Assert.DoesNotContain("IsFar => true", text);
        Assert.DoesNotContain("Prefetches => true", text);
    }

    private static IReadOnlyDictionary<string, string> Files(int inputs, int units) => GeneratorHarness.Files($$"""
        [NetGen.Network, NetGen.Input({{inputs}}), NetGen.Dense({{units}}), NetGen.ReLU, NetGen.Dense(10)]
        [NetGen.SoftmaxCrossEntropy]
        partial class Net;
        """);
}
