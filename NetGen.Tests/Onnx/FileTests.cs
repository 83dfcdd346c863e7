using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using NetGen.CompilerServices;
using NetGen.Onnx;
using Onnx;
using Xunit;

namespace NetGen.Tests.Onnx;

/// <summary>What is in a file: names, versions, operators and texts.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "named.onnx");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void NodesAreCalledAsLayers()
    {
        IEnumerable<string> named = Model(new Named(seed: 1)).Graph.Node.Select(node => $"{node.Name} {node.OpType}");
        Assert.Equal(
            [
                "Stem Gemm", "BatchNorm1 BatchNormalization", "LeakyReLU1 LeakyRelu", "Step1.Dense1 Gemm",
                "Step1.PReLU1 PRelu", "Step1.Maxout1.product Gemm", "Step1.Maxout1.pieces Reshape",
                "Step1.Maxout1 ReduceMax", "Step1.Add1 Add", "Wide Gemm", "ELU1 Elu", "Dense3 Gemm", "Dropout2 Mul",
                "Dense4 Gemm", "Loss.link Softmax",
            ],
            named);
    }

    [Fact]
    public void TensorsAreThoseOfTheSafetensorsFile()
    {
        Named network = new(seed: 1);
        network.Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        Dictionary<string, TensorProto> found = Model(network).Graph.Initializer.ToDictionary(tensor => tensor.Name);
        foreach (FileTensor tensor in file.Tensors)
        {
            Assert.Equal(tensor.Shape, found[tensor.Name].Dims);
            Assert.Equal(
                file.Read<float>(tensor), MemoryMarshal.Cast<byte, float>(found[tensor.Name].RawData.Span).ToArray());
            found.Remove(tensor.Name);
        }

        Assert.Equal(["Dropout2.keep", "Step1.Maxout1.shape"], found.Keys.Order());
    }

    [Fact]
    public void StandardOperatorsOfSet17InIRVersion8()
    {
        ModelProto model = Model(new Named(seed: 1));
        Assert.Equal(8, model.IrVersion);
        Assert.Equal([("", 17L)], model.OpsetImport.Select(set => (set.Domain, set.Version)));
        Assert.All(model.Graph.Node, node => Assert.Equal("", node.Domain));
    }

    [Fact]
    public void TextsSayWhichNetworkItIs()
    {
        ModelProto model = Model(new Named(seed: 1), new() { DocString = "digits" });
        Assert.Equal(("NetGen", "digits", "Named"), (model.ProducerName, model.DocString, model.Graph.Name));
        Assert.Matches(@"^\d+\.\d+\.\d+$", model.ProducerVersion);
        Dictionary<string, string> texts = model.MetadataProps.ToDictionary(text => text.Key, text => text.Value);
        Assert.Equal(model.ProducerVersion, texts["netgen.version"]);
        Assert.Equal("Named", texts["netgen.network"]);
        Assert.StartsWith("[Input(6)]\n[Dense(8, name: \"Stem\")]\n[BatchNorm]", texts["netgen.declaration"]);
        Assert.Equal(Structure.HashOf(FactsOf.Named), texts["netgen.hash"]);
        Assert.Equal(5, texts.Count);
        using Session session = new(model.ToByteArray());
        Assert.Equal("digits", session.Runtime.ModelMetadata.Description);
        Assert.Equal(texts, session.Runtime.ModelMetadata.CustomMetadataMap);
    }

    [Fact]
    public void InputAndOutputHaveNamesShapesAndAnyNumberOfRows()
    {
        new Named(seed: 1).SaveOnnx(Path);
        Assert.Equal(("input", "output"), Ends(Path));
        new Named(seed: 1).SaveOnnx(Path, new() { InputName = "pixels", OutputName = "classes" });
        Assert.Equal(("pixels", "classes"), Ends(Path));

        static (string, string) Ends(string path)
        {
            using InferenceSession session = new(path);
            (string input, NodeMetadata rows) = session.InputMetadata.Single();
            (string output, NodeMetadata results) = session.OutputMetadata.Single();
            Assert.Equal([-1, 6], rows.Dimensions);
            Assert.Equal([-1, 3], results.Dimensions);
            Assert.Equal("batch", rows.SymbolicDimensions[0]);
            Assert.Equal("batch", results.SymbolicDimensions[0]);
            return (input, output);
        }
    }

    [Fact]
    public void LayersMayBeCalledAsTheOutput()
    {
        EndsInDropout network = new(seed: 1);
        using Session session = new(Model(network).ToByteArray());
        float[] inputs = [1, 2, 3], expected = new float[2];
        network.Predict(inputs, expected);
        Session.Agree("EndsInDropout", expected, session.Run(inputs, 1));
    }

    [Fact]
    public void PredictionsOfNoLinkAreLogits() => Assert.Equal(
        Model(new Regression(seed: 1)).ToByteArray(),
        Model(new Regression(seed: 1), new() { Output = OnnxOutput.Logits }).ToByteArray());

    // Runtimes may replace operators by quicker ones; those of the file have to do without.
    [Fact]
    public void AgreesWithoutOptimisation()
    {
        Regression network = new(seed: 1);
        using Session session = new(Model(network).ToByteArray(), GraphOptimizationLevel.ORT_DISABLE_ALL);
        float[] inputs = [1, -2, 3, 0.5f], expected = new float[2];
        network.Predict(inputs, expected);
        Session.Agree("Regression", expected, session.Run(inputs, 1));
    }

    [Fact]
    public void FilesAreTheSameBytesAsStreams()
    {
        Named network = new(seed: 1);
        network.SaveOnnx(Path);
        using MemoryStream stream = new();
        network.SaveOnnx(stream);
        Assert.True(stream.CanWrite);
        Assert.Equal(File.ReadAllBytes(Path), stream.ToArray());
    }

    private static ModelProto Model<TNetwork, TTarget>(
        INetwork<TNetwork, TTarget> network, OnnxOptions? options = null)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        using MemoryStream stream = new();
        network.SaveOnnx(stream, options);
        return ModelProto.Parser.ParseFrom(stream.ToArray());
    }
}
