using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Weights;

/// <summary>Files whose tensors have other names: those of nn.Sequential, and those of a map.</summary>
public sealed class NameTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "net.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void LoadFindsOutWhichNamesItHas()
    {
        Everything saved = Values.Filled<Everything, int>();
        saved.ELU1.Alpha = 0.9f;
        saved.Save(Path, new() { Names = TensorNames.Sequential });
        Everything loaded = Everything.Load(Path, out LoadReport report);
        Assert.Equal(TensorNames.Sequential, report.Names);
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(loaded.Parameters));

        // Layers have other names there, and the same places.
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(Renamed.Load(Path).Parameters));
        Assert.Equal(
            $"{Path}: expected Dense1.weight of 7 x 5, found no tensor of that name.",
            Assert.Throws<InvalidDataException>(
                () => Everything.Load(Path, new() { Names = TensorNames.Layers })).Message);
    }

    [Fact]
    public void MapSaysWhatModulesAre()
    {
        TensorNames names = TensorNames.Map(new Dictionary<string, string>
        {
            ["encoder.fc1"] = "Dense1",
            ["encoder.norm"] = "BatchNorm1",
            ["head.kernel"] = "Dense2.weight",
        }).WithPrefix("model.");
        Small saved = Values.Filled<Small, float>();
        saved.Save(Path, new() { Names = names });
        using (TensorFile file = TensorFile.Open(Path))
        {
            Assert.Equal(
                [
                    "model.encoder.fc1.weight", "model.encoder.norm.weight", "model.encoder.norm.bias",
                    "model.head.kernel", "model.Dense2.bias", "model.encoder.norm.running_mean",
                    "model.encoder.norm.running_var",
                ],
                file.Tensors.Select(tensor => tensor.Name));
        }

        Assert.Equal(
            Values.Bits(saved.Parameters), Values.Bits(Small.Load(Path, new() { Names = names }).Parameters));
        Assert.StartsWith(
            $"{Path}: expected Dense1.weight of 6 x 4, found no tensor of that name.",
            Assert.Throws<InvalidDataException>(() => Small.Load(Path)).Message);
    }

    [Fact]
    public void PrefixIsStripped()
    {
        TensorNames names = TensorNames.Sequential.WithPrefix("net.").WithPrefix("module.");
        Small saved = Values.Filled<Small, float>();
        saved.Save(Path, new() { Names = names });
        using (TensorFile file = TensorFile.Open(Path))
            Assert.Equal("module.net.0.weight", file.Tensors[0].Name);
        Small.Load(Path, out LoadReport report, new() { Names = names });
        Assert.Equal("nn.Sequential behind 'module.net.'", report.Names.ToString());
    }

    [Fact]
    public void MapsThatDoNotFitAreRefused()
    {
        Assert.Equal(
            "Expected layers of Small in a map of names, found 'Dense9'.",
            Assert.Throws<ArgumentException>(() => new Small().Save(
                Path, new() { Names = TensorNames.Map(new Dictionary<string, string> { ["fc"] = "Dense9" }) }))
                .Message);
        Assert.StartsWith(
            "Expected one module for Dense1, found 'a' and 'b'.",
            Assert.Throws<ArgumentException>(
                () => TensorNames.Map(new Dictionary<string, string> { ["a"] = "Dense1", ["b"] = "Dense1" })).Message);
        Assert.Throws<ArgumentException>(() => new Small().Save(
            Path, new() { Names = TensorNames.Map(new Dictionary<string, string> { ["BatchNorm1"] = "Dense1" }) }));
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public void LayersCanBeLeftOut()
    {
        SmallOfFive saved = Values.Filled<SmallOfFive, float>();
        saved.Save(Path);
        Small loaded = Small.Load(Path, out LoadReport report, new() { Except = ["Dense2"], Seed = 12 });
        Assert.Equal(
            ["The network in the file computes something else. Line 5 of the declaration differs: expected [Dense(2)], "
                + "found [Dense(5)]."],
            report.Notes);
        Assert.Equal(
            Values.Of(saved.Parameters, "Dense1.Weights"), Values.Of(loaded.Parameters, "Dense1.Weights"));
        Assert.Equal(
            Values.Of(new Small(seed: 12).Parameters, "Dense2.Weights"),
            Values.Of(loaded.Parameters, "Dense2.Weights"));

        Small network = Values.Filled<Small, float>(seed: 4);
        float[] own = Values.Of(network.Parameters, "Dense2.Weights");
        network.LoadFrom(Path, new() { Except = ["Dense2"] });
        Assert.Equal(own, Values.Of(network.Parameters, "Dense2.Weights"));
        Assert.Equal(
            Values.Of(saved.Parameters, "BatchNorm1.RunningMean"),
            Values.Of(network.Parameters, "BatchNorm1.RunningMean"));
        Assert.Equal(
            "Expected layers of Small in NetworkLoadOptions.Except, found 'Dense7'.",
            Assert.Throws<ArgumentException>(() => Small.Load(Path, new() { Except = ["Dense7"] })).Message);
    }

    [Fact]
    public void SettingsOfLayersThatAreLeftOutStay()
    {
        Everything saved = new();
        saved.Dropout1.Rate = 0.5f;
        saved.ELU1.Alpha = 0.7f;
        saved.Save(Path);
        Everything network = new();
        network.Dropout1.Rate = 0.125f;
        network.LoadFrom(Path, new() { Except = ["Dropout1"] });
        Assert.Equal((0.125f, 0.7f), (network.Dropout1.Rate, network.ELU1.Alpha));
    }

    [Fact]
    public void BiasInFrontOfBatchNormGoesIntoTheRunningMean()
    {
        // As PyTorch's Linear, BatchNorm1d, ReLU and Linear compute it, in float64.
        Random random = new(8);
        float[] weight = Drawn(24), bias = Drawn(6), gamma = Drawn(6), beta = Drawn(6), mean = Drawn(6);
        float[] variance = [.. Drawn(6).Select(value => value * value + 0.1f)], last = Drawn(12), lastBias = Drawn(2);
        TensorFileWriter writer = new();
        writer.Add("0.weight", weight, 6, 4);
        writer.Add("0.bias", bias);
        writer.Add("1.weight", gamma);
        writer.Add("1.bias", beta);
        writer.Add("1.running_mean", mean);
        writer.Add("1.running_var", variance);
        writer.Add("1.num_batches_tracked", new long[] { 7 }, 1);
        writer.Add("3.weight", last, 2, 6);
        writer.Add("3.bias", lastBias);
        writer.Save(Path);

        Small network = Small.Load(Path, out LoadReport report);
        Assert.Equal(
            ["Dense1 has no bias, which BatchNorm1 behind it would cancel: 0.bias is subtracted from the running mean "
                + "of BatchNorm1."],
            report.Notes);
        float[] inputs = Drawn(4), outputs = new float[2];
        network.Predict(inputs, outputs);
        for (int output = 0; output < 2; output++)
        {
            double sum = lastBias[output];
            for (int unit = 0; unit < 6; unit++)
            {
                double z = bias[unit];
                for (int i = 0; i < 4; i++)
                    z += (double)weight[4 * unit + i] * inputs[i];
                double normal = (z - mean[unit]) / Math.Sqrt(variance[unit] + 1e-5) * gamma[unit] + beta[unit];
                sum += last[6 * output + unit] * Math.Max(0, normal);
            }

            Assert.Equal(sum, outputs[output], 1e-5);
        }

        float[] Drawn(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
    }

    [Fact]
    public void BiasThatNothingCancelsIsRefused()
    {
        TensorFileWriter writer = new();
        writer.Add("Dense1.weight", new float[24], 6, 4);
        writer.Add("Dense1.bias", new float[6]);
        writer.Add("Dense2.weight", new float[12], 2, 6);
        writer.Add("Dense2.bias", new float[2]);
        writer.Save(Path);
        Assert.Equal(
            $"{Path}: expected tensors of WithoutBias alone, found Dense1.bias: F32 6.",
            Assert.Throws<InvalidDataException>(() => WithoutBias.Load(Path)).Message);
    }

    [Fact]
    public void BiasOfAnotherLengthIsRefused()
    {
        new Small().Save(Path);
        byte[] whole = File.ReadAllBytes(Path);
        using TensorFile file = TensorFile.Open(new MemoryStream(whole));
        TensorFileWriter writer = new();
        foreach (FileTensor tensor in file.Tensors)
            writer.Add(tensor.Name, file.Read<float>(tensor), [.. tensor.Shape]);
        writer.Add("Dense1.bias", new float[5]);
        writer.Save(Path);
        Assert.Equal(
            $"{Path}: expected Dense1.bias of 6, found 5.",
            Assert.Throws<InvalidDataException>(() => Small.Load(Path)).Message);
    }
}
