using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Views;

/// <summary>
/// The weights of a convolution are PyTorch's seen from outside, and have the channels of a tap side by side inside.
/// </summary>
public sealed unsafe class KernelLayoutTests
{
    private const int Outputs = 5;
    private const int Channels = 4;
    private const int Inputs = Channels * Rows * Columns;
    private const int Rows = 3;
    private const int Columns = 2;

    private readonly ParameterBlock block = new(EmittedLayout.Of("N", 144, 144, Weights([Rows, Columns]), Bias()));

    private ParameterTensor Tensor => block.Layout[0];

    [Fact]
    public void AnInputStandsWhereItsTapAndChannelDo()
    {
        HashSet<int> places = [];
        for (int output = 0; output < Outputs; output++)
        {
            for (int channel = 0; channel < Channels; channel++)
            {
                for (int tap = 0; tap < Rows * Columns; tap++)
                {
                    int place = Tensor.PlaceOf(output, tap * Channels + channel);
                    Assert.Equal(place, Tensor.IndexOf(output, channel * Rows * Columns + tap));
                    Assert.InRange(place, 0, 127);
                    Assert.True(places.Add(place));
                }
            }
        }

        Assert.Equal([Rows, Columns], Tensor.Kernel);
        Assert.Empty(block.Layout[1].Kernel);
        Assert.Equal((6, 1), (Tensor.Taps, block.Layout[1].Taps));
    }

    [Fact]
    public void EveryPartCanBeCopied()
    {
        Random random = new(3);
        float[] all = [.. Enumerable.Range(0, Tensor.Count).Select(i => (float)i)];
        block.CopyFrom(Tensor, all);
        for (int i = 0; i < all.Length; i++)
            Assert.Equal(all[i], block[Tensor, i / Inputs, i % Inputs]);
        for (int attempt = 0; attempt < 50; attempt++)
        {
            int first = random.Next(all.Length), count = random.Next(all.Length - first + 1);
            float[] part = new float[count];
            TensorCopy.Gather(block.Start, Tensor, first, part);
            Assert.Equal(all[first..(first + count)], part);
            for (int i = 0; i < count; i++)
                all[first + i] = part[i] = random.NextSingle();
            TensorCopy.Scatter(block.Start, Tensor, first, part);
        }

        float[] copied = new float[all.Length];
        block.CopyTo(Tensor, copied);
        Assert.Equal(all, copied);
    }

    [Fact]
    public void ALayerShowsWeightsByTheirFourIndices()
    {
        ConvLayer layer = new(block, weights: 0, bias: 1);
        block.CopyLearnedFrom([.. Enumerable.Range(0, block.Count).Select(i => (float)i)]);
        Assert.Equal(((2 * Channels + 3) * Rows + 1) * Columns + 1, layer[2, 3, 1, 1]);
        layer[4, 0, 2, 1] = -1f;
        Assert.Equal(-1f, layer.Weights[4, 5]);
        Assert.Equal((Channels, true, Tensor.Count + 4f), (layer.Channels, layer.HasBias, layer.Bias[4]));
        Assert.Throws<ArgumentOutOfRangeException>("output", () => layer[Outputs, 0, 0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("channel", () => layer[0, Channels, 0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("row", () => layer[0, 0, Rows, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("column", () => layer[0, 0, 0, -1]);

        ParameterBlock signal = new(EmittedLayout.Of("N", 144, 144, Weights([8]), Bias()));
        ConvLayer along = new(signal, weights: 0, bias: -1);
        along[1, 2, 0, 7] = 3f;
        Assert.Equal((3f, false), (along.Weights[1, 2 * 8 + 7], along.HasBias));
        Assert.Throws<ArgumentOutOfRangeException>("row", () => along[1, 2, 1, 0]);
    }

    [Fact]
    public void ValuesStartAsTheirFansSay()
    {
        ParameterBlock plain = new(EmittedLayout.Of("N", 144, 144, Weights(null), Bias()));
        float[] ofKernels = Drawn(block, WeightInit.HeUniform), ofPlain = Drawn(plain, WeightInit.HeUniform);
        Assert.Equal(ofPlain, ofKernels);
        (ofKernels, ofPlain) = (Drawn(block, WeightInit.XavierUniform), Drawn(plain, WeightInit.XavierUniform));
        double ratio = Math.Sqrt((Inputs + Outputs) / (double)(Inputs + Outputs * Rows * Columns));
        for (int i = 0; i < ofPlain.Length; i++)
            Assert.Equal(ratio * ofPlain[i], ofKernels[i], 1e-6);

        static float[] Drawn(ParameterBlock block, WeightInit init)
        {
            float[] values = new float[Outputs * Inputs];
            new ConvLayer(block, weights: 0, bias: 1).Initialize(new(init, 1f), seed: 9);
            block.CopyTo(block.Layout[0], values);
            return values;
        }
    }

    [Fact]
    public void TheGradientOfAnInputIsInTheOrderOfTheBlock()
    {
        block.CopyFrom(Tensor, [.. Enumerable.Range(0, Tensor.Count).Select(i => (float)(i % 17 - 8))]);
        InputProduct product = new(Tensor);
        product.Refresh(block);
        float[] d = [1f, -2f, 3f, 4f, 5f], dx = new float[Inputs];
        fixed (float* from = d)
        fixed (float* to = dx)
            product.Run(from, Outputs, to, Inputs, adds: false, rows: 1, Share.All);
        for (int column = 0; column < Inputs; column++)
        {
            Assert.Equal(
                Enumerable.Range(0, Outputs).Sum(output => d[output] * block.Start[Tensor.PlaceOf(output, column)]),
                dx[column]);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(-1, -1)]
    [InlineData(5, 5)]
    [InlineData(65536, 65536)]
    [InlineData(-2147483648, 2, 1)]
    public void AKernelDividesTheInputs(params int[] kernel) => Assert.StartsWith(
        $"Expected a kernel whose size divides {Inputs} inputs, found {string.Join(" x ", kernel)} in Conv1.Weights",
        Assert.Throws<ArgumentException>(() => EmittedLayout.Of("N", 144, 144, Weights(kernel), Bias())).Message);

    // Two panels of two outputs, and one output as a row behind them.
    private static ParameterTensor Weights(int[]? kernel) => EmittedLayout.Tensor(
        "Conv1", "Weights", TensorRole.Weights, Outputs, offset: 0, length: 128, WeightInit.Zeros, Inputs,
        inputStride: 4, panelSize: 2, panelStride: 2, splitOutputs: 1, splitStride: Inputs, kernel: kernel);

    private static ParameterTensor Bias() => EmittedLayout.Tensor(
        "Conv1", "Bias", TensorRole.Bias, Outputs, offset: 128, length: 16, WeightInit.Zeros);
}
