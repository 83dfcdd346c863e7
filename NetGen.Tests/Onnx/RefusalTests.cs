using System;
using System.IO;
using System.Linq;
using NetGen.CompilerServices;
using NetGen.Onnx;
using Xunit;

namespace NetGen.Tests.Onnx;

/// <summary>What cannot be written is refused in a sentence, and then nothing is.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "net.onnx");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void LayersThatAreNotKnown()
    {
        NetworkFacts facts = FactsOf.Regression with
        {
            Layers = [.. FactsOf.Regression.Layers.Select(
                layer => layer.Kind == "GELU" ? layer with { Kind = "Swirl", Declaration = "[Swirl(3)]" } : layer)],
        };
        Assert.Equal(
            "Expected layers that NetGen.Onnx knows to write Regression as ONNX, found GELU1, [Swirl(3)].",
            Refused<NotSupportedException>(facts).Message);
    }

    [Fact]
    public void LossesThatAreNotKnown()
    {
        NetworkFacts facts = FactsOf.Regression with
        {
            Layers =
            [
                .. FactsOf.Regression.Layers.SkipLast(1),
                FactsOf.Regression.Layers[^1] with { Kind = "Huber", Declaration = "[Huber]" },
            ],
        };
        Assert.Equal(
            "Expected a loss that NetGen.Onnx knows to write Regression as ONNX, found [Huber].",
            Refused<NotSupportedException>(facts).Message);
    }

    [Fact]
    public void PoolsWhoseLastWindowIsDividedByAnotherNumber()
    {
        LayerFacts pool = new()
        {
            Name = "AveragePool1",
            Kind = "AveragePool",
            Declaration = "[AveragePool(3, stride: 2, padding: 1, ceil: true)]",
            Inputs = [0],
            Shape = [1, 3, 3],
            Arguments = [new("countPadding", 1)],
            Windows = [new(3, 2, 1, 1, 1), new(3, 2, 1, 1, 1)],
        };
        NetworkFacts facts = FactsOf.Regression with
        {
            Layers =
            [
                FactsOf.Regression.Layers[0] with { Shape = [1, 4, 4] }, pool, .. FactsOf.Regression.Layers.Skip(2),
            ],
        };
        Assert.Equal(
            "Expected windows that end within the padding to write Regression as ONNX, found AveragePool1, "
            + "[AveragePool(3, stride: 2, padding: 1, ceil: true)].",
            Refused<NotSupportedException>(facts).Message);
    }

    [Fact]
    public void MoreThanAMessageOfProtobufHolds()
    {
        const int outputs = 24_000, inputs = 25_000, floats = outputs * inputs;
        NetworkFacts facts = FactsOf.Regression with
        {
            Layout = EmittedLayout.Of(
                "Regression", floats, floats,
                EmittedLayout.Tensor(
                    "Dense1", "Weights", TensorRole.Weights, outputs, offset: 0, floats, new(WeightInit.Zeros), inputs,
                    inputStride: outputs)),
        };
        Assert.Equal(
            "Expected at most 2,130,706,432 bytes of tensors to write Regression as ONNX, found 2,400,000,000.",
            Refused<NotSupportedException>(facts).Message);
    }

    [Fact]
    public void OptionsThatDoNotFit()
    {
        Refused("Expected names of input and output that no other value of Regression has, found 'x'.",
            new() { InputName = "x", OutputName = "x" });
        Refused("Expected names of input and output that no other value of Regression has, found 'Dense1.weight'.",
            new() { InputName = "Dense1.weight" });
        Refused("Expected names of input and output that no other value of Regression has, found 'GELU1.output'.",
            new() { OutputName = "GELU1.output" });
        Refused("The value cannot be an empty string", new() { InputName = "" });
        Refused("The value cannot be an empty string", new() { OutputName = "" });
        Refused("Expected a member of OnnxOutput, found 7.", new() { Output = (OnnxOutput)7 });
        Refused("Expected a scaling of the 4 inputs of Regression, found 2.",
            new() { Scaling = new([0, 0], [1, 1]) });
    }

    [Fact]
    public void AFileThatCannotBeWrittenLeavesTheOldOne()
    {
        File.WriteAllText(Path, "old");
        using (new FileStream(Path + ".tmp", FileMode.Create, FileAccess.Write, FileShare.None))
            Assert.Throws<IOException>(() => new Regression(seed: 1).SaveOnnx(Path));
        Assert.Equal("old", File.ReadAllText(Path));
        new Regression(seed: 1).SaveOnnx(Path);
        Assert.Equal([Path], Directory.GetFiles(directory.Path));
        Assert.NotEqual("old", File.ReadAllText(Path));
    }

    private static TError Refused<TError>(NetworkFacts facts)
        where TError : Exception => Assert.Throws<TError>(
            () => ModelWriter.Write(facts, new Regression(seed: 1).Parameters, new()));

    private void Refused(string message, OnnxOptions options)
    {
        File.WriteAllText(Path, "old");
        Regression network = new(seed: 1);
        using MemoryStream stream = new();
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(() => network.SaveOnnx(Path, options)).Message);
        Assert.ThrowsAny<ArgumentException>(() => network.SaveOnnx(stream, options));
        Assert.Equal(("old", 0L), (File.ReadAllText(Path), stream.Length));
        Assert.Equal([Path], Directory.GetFiles(directory.Path));
    }
}
