using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Weights;

/// <summary>What a file says of its network, beside the values.</summary>
public sealed class FileTextTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "net.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void NamesAndShapesArePyTorchs()
    {
        new Everything().Save(Path);
        Assert.Equal(
            [
                "Dense1.weight: F32 7 x 5", "BatchNorm1.weight: F32 7", "BatchNorm1.bias: F32 7",
                "PReLU1.weight: F32 7",
                "Maxout1.weight: F32 18 x 7", "Maxout1.bias: F32 18", "Narrow.weight: F32 4 x 6", "Narrow.bias: F32 4",
                "Dense3.weight: F32 3 x 4", "Dense3.bias: F32 3", "BatchNorm1.running_mean: F32 7",
                "BatchNorm1.running_var: F32 7", "BatchNorm2.running_mean: F32 6", "BatchNorm2.running_var: F32 6",
            ],
            Tensors());
    }

    [Fact]
    public void SequentialNamesCountEveryLayer()
    {
        new Everything().Save(Path, new() { Names = TensorNames.Sequential });
        Assert.Equal(
            [
                "0.weight", "1.weight", "1.bias", "2.weight", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight",
                "9.bias", "1.running_mean", "1.running_var", "4.running_mean", "4.running_var",
            ],
            Tensors().Select(tensor => tensor.Split(':')[0]));
    }

    [Fact]
    public void TextsTellTheNetwork()
    {
        Everything network = new();
        network.Dropout1.Rate = 0.5f;
        network.Loss.ClassWeights[1] = 0.1f;
        network.Save(Path, new() { Note = "after a night\nof training" });
        FileInspection found = Everything.Inspect(Path);
        Assert.Equal("after a night\nof training", found.Note);
        Assert.Equal("0.1.0", found.Version);
        Assert.Equal("pt", found.Metadata["format"]);
        Assert.Equal("Everything", found.Metadata["netgen.network"]);
        Assert.Equal(
            [
                "[Input(5)]", "[Dense(7)]", "[BatchNorm]", "[PReLU(perUnit: true)]", "[Maxout(6, pieces: 3)]",
                "[BatchNorm(affine: false)]", "[ELU(0.5f)]", "[Dropout(0.25f)]", "[Dense(4, name: \"Narrow\")]",
                "[LeakyReLU]", "[Dense(3)]", "[SoftmaxCrossEntropy]",
            ],
            found.Declaration!.Split('\n'));
        Assert.Equal(
            [
                "Input() -> 5", "Dense() 0 -> 7; weight 7 x 5",
                "BatchNorm(affine=1) 1 -> 7; weight 7, bias 7, running_mean 7, running_var 7",
                "PReLU(perUnit=1) 2 -> 7; weight 7", "Maxout(pieces=3) 3 -> 6; weight 18 x 7, bias 18",
                "BatchNorm(affine=0) 4 -> 6; running_mean 6, running_var 6",
                "ELU() 5 -> 6", "Dropout(scaling=0) 6 -> 6", "Dense() 7 -> 4; weight 4 x 6, bias 4",
                "LeakyReLU() 8 -> 4", "Dense() 9 -> 3; weight 3 x 4, bias 3", "SoftmaxCrossEntropy() 10 -> 3",
            ],
            found.Metadata["netgen.structure"].Split('\n'));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(found.Metadata["netgen.structure"]))),
            found.Metadata["netgen.hash"]);
        Assert.Equal(
            [
                "BatchNorm1.Epsilon=1E-05", "BatchNorm1.Momentum=0.1", "BatchNorm2.Epsilon=1E-05",
                "BatchNorm2.Momentum=0.1", "Dropout1.Rate=0.5", "ELU1.Alpha=0.5", "LeakyReLU1.Slope=0.01",
                "Loss.ClassWeights=1 0.1 1", "Loss.LabelSmoothing=0",
            ],
            found.Metadata.Where(text => text.Key.StartsWith("netgen.setting.", StringComparison.Ordinal))
                .Select(text => $"{text.Key["netgen.setting.".Length..]}={text.Value}"));
    }

    [Fact]
    public void HashIsThatOfTheArithmetic()
    {
        new Everything().Save(Path);
        string everything = Everything.Inspect(Path).Metadata["netgen.hash"];
        new Renamed().Save(Path);
        Assert.Equal(everything, Renamed.Inspect(Path).Metadata["netgen.hash"]);
        new Small().Save(Path);
        string small = Small.Inspect(Path).Metadata["netgen.hash"];
        new SmallTanh().Save(Path);
        Assert.NotEqual(small, SmallTanh.Inspect(Path).Metadata["netgen.hash"]);
    }

    private string[] Tensors()
    {
        using TensorFile file = TensorFile.Open(Path);
        return [.. file.Tensors.Select(tensor => tensor.ToString())];
    }

    // What is computed counts, not how it was written.
    [Fact]
    public void WindowsAreComparedByTheirNumbers()
    {
        Assert.Equal(
            Structure.HashOf(FactsOf<PooledByDefault, float>()), Structure.HashOf(FactsOf<PooledByNumbers, float>()));
        Assert.Equal(
            [
                "Input() -> 1 x 4 x 6",
                "Conv(groups=1, kernel=3x2, stride=1x1, padding=1+1x0+1, dilation=1x1) 0 -> 2 x 4 x 6; "
                    + "weight 2 x 1 x 3 x 2, bias 2",
                "MaxPool(kernel=2x2, stride=2x2, padding=0+0x0+0, dilation=1x1) 1 -> 2 x 2 x 3",
                "MeanSquaredError() 2 -> 2 x 2 x 3",
            ],
            Structure.Lines(FactsOf<PooledByDefault, float>()));
    }

    private static NetworkFacts FactsOf<TNetwork, TTarget>()
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged => TNetwork.Facts;
}
