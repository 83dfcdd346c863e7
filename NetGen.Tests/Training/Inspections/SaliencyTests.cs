using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Inspections;

/// <summary>Slopes of scores and maps of layers against float64, and what stays as it was.</summary>
public sealed class SaliencyTests
{
    private const int Rows = 6;

    private static readonly float[] Inputs = Draw(Rows * 2 * SmallReference.Positions, seed: 1);
    private static readonly int[] Labels = [0, 1, 2, 3, 1, 0];

    [Fact]
    public void SlopesAreThoseOfTheScore()
    {
        SmallImages network = Trained();
        float[] found = Saliency.Of(network, Inputs, Labels);
        Assert.Equal(Rows * SmallReference.Positions, found.Length);
        SmallReference reference = new(network);
        for (int row = 0; row < Rows; row++)
        {
            double[] expected = reference.SaliencyOf(Row(row), Labels[row]);
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], found[row * expected.Length + i], 2e-5);
        }
    }

    [Fact]
    public void ChannelsSideBySideAreTheSamePositions()
    {
        SmallImages planes = Trained();
        SmallPixels pixels = new(seed: 9);
        float[] values = new float[planes.Parameters.CountOfAll];
        planes.Parameters.CopyAllTo(values);
        pixels.Parameters.CopyAllFrom(values);
        float[] turned = [.. Inputs.Chunk(2 * SmallReference.Positions).SelectMany(row =>
            Enumerable.Range(0, row.Length).Select(i => row[i % 2 * SmallReference.Positions + i / 2]))];
        float[] expected = Saliency.Of(planes, Inputs, Labels), found = Saliency.Of(pixels, turned, Labels);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void MapsAreWhatTheLayerPutsOut()
    {
        SmallImages network = Trained();
        FeatureMaps maps = FeatureMaps.Of(network, Inputs.AsSpan(0, 40), "ReLU1");
        Assert.Equal(("ReLU1", new ImageShape(3, 5, 4)), (maps.Layer, maps.Shape));
        Assert.Equal("ReLU1: 3 channels of 5 x 4", maps.ToString());
        double[] expected = new SmallReference(network).MapsOf(Row(0));
        Assert.True(expected.Count(value => value > 0) is > 10 and < 50);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], maps.Values.Span[i], 1e-5);
        FeatureMaps dropped = FeatureMaps.Of(network, Inputs.AsSpan(0, 40), "Dropout1");
        Assert.Equal(maps.Values.ToArray(), dropped.Values.ToArray());
    }

    [Fact]
    public void MapsOfATransposedConvolutionAreNoPatches()
    {
        GrownImages network = new(seed: 2);
        float[] image = [.. Enumerable.Range(0, 16).Select(i => i / 16f)];
        float[] under = FeatureMaps.Of(network, image, "ReLU1").Values.ToArray();
        FeatureMaps maps = FeatureMaps.Of(network, image, "ConvTranspose1");
        Assert.Equal("ConvTranspose1: 2 channels of 3 x 3", maps.ToString());
        Assert.Equal(18, maps.Values.Length);
        double corner = network.ConvTranspose1.Bias[0];
        for (int channel = 0; channel < 4; channel++)
            corner += network.ConvTranspose1[channel, 0, 0, 0] * under[4 * channel];
        Assert.Equal(corner, maps.Values.Span[0], 1e-5);
    }

    [Fact]
    public void TheNetworkIsAsItWas()
    {
        SmallImages network = Trained();
        float[] before = new float[network.Parameters.CountOfAll], after = new float[before.Length];
        network.Parameters.CopyAllTo(before);
        Saliency.Of(network, Inputs, Labels);
        FeatureMaps.Of(network, Inputs.AsSpan(0, 40), "ReLU1");
        network.Parameters.CopyAllTo(after);
        Assert.Equal(before, after);
        Assert.Equal((false, 0.4f), (network.BatchNorm1.IsFrozen, network.Dropout1.Rate));
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        SmallImages network = new(seed: 1);
        Says("Expected 6 outputs, one a row, found 2.", () => Saliency.Of(network, Inputs, [0, 1]));
        Says("Expected outputs from 0 to 3, found 4 in row 1.", () => Saliency.Of(network, Inputs, [0, 4, 0, 0, 0, 0]));
        Says("Expected whole rows of 40 values", () => Saliency.Of(network, Inputs.AsSpan(1), Labels));
        Says("Expected 40 values, found 41.", () => FeatureMaps.Of(network, Inputs.AsSpan(0, 41), "ReLU1"));
        Says("Expected ReLU1, found 'Conv1' of SmallImages.",
            () => FeatureMaps.Of(network, Inputs.AsSpan(0, 40), "Conv1"));
        Says("Expected a network with layers of images, found 'ReLU1' of TwoLayers.",
            () => FeatureMaps.Of(new TwoLayers(seed: 1), [0, 0], "ReLU1"));
        Says("Expected DropoutScaling.Inverted or a rate of 0, found Dropout1 of rate 0.5, which multiplies at",
            () => Saliency.Of(new PlainDropout(seed: 1), [1, 2, 3, 4], [0]));
        Says("Expected inputs that are all numbers for a gradient, found column 1 of NamedColumn, which holds indices "
            + "for Embedding1.", () => Saliency.Of(new NamedColumn(seed: 1), [1, 2], [0]));
    }

    // Running statistics and weights that are not those of the start.
    private static SmallImages Trained()
    {
        SmallImages network = new(seed: 3);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.02f), maxBatch: Rows, seed: 1);
        for (int step = 0; step < 20; step++)
            trainer.Step(Inputs, Labels);
        return network;
    }

    private static double[] Row(int row) =>
        [.. Inputs.Skip(row * 2 * SmallReference.Positions).Take(2 * SmallReference.Positions).Select(x => (double)x)];

    private static float[] Draw(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
