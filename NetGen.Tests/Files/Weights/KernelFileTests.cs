using System;
using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Weights;

/// <summary>Kernels of a convolution are in a file as PyTorch has them: [outputs, channels, rows, columns].</summary>
public sealed class KernelFileTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "net.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void EveryBitComesBack()
    {
        HandMade saved = HandMade.Create(seed: 3);
        saved.Save(Path);
        HandMade loaded = NetworkFile.Load<HandMade, float>(Path, out LoadReport report);
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(loaded.Parameters));
        Assert.True(report.IsSameStructure);
        HandMade other = HandMade.Create(seed: 4);
        other.LoadFrom(Path);
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(other.Parameters));
    }

    [Fact]
    public void AFileHasPyTorchsShapeAndOrder()
    {
        HandMade saved = HandMade.Create(seed: 3);
        ConvLayer layer = new(saved.Parameters, weights: 0, bias: 1);
        saved.Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        FileTensor weights = file.Find("Conv1.weight")!;
        Assert.Equal([4L, 3, 2, 5], weights.Shape);
        Assert.Equal([4L], file.Find("Conv1.bias")!.Shape);
        float[] values = file.Read<float>(weights);
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(layer[i / 30, i / 10 % 3, i / 5 % 2, i % 5], values[i]);
        Assert.Contains("weight 4 x 3 x 2 x 5", file.Metadata["netgen.structure"], StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherKernelIsRefused()
    {
        HandMade.Create(seed: 3).Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        Assert.Null(LoadPlan.Of(file, HandMade.Facts, new()).Problem);
        Assert.Contains(
            "expected Conv1.weight of 4 x 3 x 5 x 2, found 4 x 3 x 2 x 5",
            LoadPlan.Of(file, HandMade.Described([5, 2]), new()).Problem);
        Assert.Contains(
            "Conv1.weight: F32 4 x 3 x 2 x 5: fits Conv1.Weights",
            NetworkFile.Inspect<HandMade, float>(Path).ToString());
    }

    [Fact]
    public void ATransposedConvolutionHasItsInputsAsRows()
    {
        Decoder saved = new(seed: 5);
        saved.Save(Path);
        using (TensorFile file = TensorFile.Open(Path))
        {
            FileTensor weights = file.Find("ConvTranspose1.weight")!;
            Assert.Equal([2L, 3, 2, 3], weights.Shape);
            Assert.Equal([3L, 1, 1, 1], file.Find("ConvTranspose2.weight")!.Shape);
            float[] values = file.Read<float>(weights);
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(saved.ConvTranspose1[i / 18, i / 6 % 3, i / 3 % 2, i % 3], values[i]);
            float[] last = file.Read<float>(file.Find("ConvTranspose2.weight")!);
            Assert.Equal(last, Enumerable.Range(0, 3).Select(channel => saved.ConvTranspose2[channel, 0, 0, 0]));
        }

        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(Decoder.Load(Path).Parameters));
    }
}
