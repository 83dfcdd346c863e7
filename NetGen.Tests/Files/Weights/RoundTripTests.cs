using System;
using System.IO;
using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Weights;

/// <summary>A network that was saved is the same network again.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "net.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void EveryBitComesBack()
    {
        Everything saved = Values.Filled<Everything, int>();
        saved.Dropout1.Rate = 0.625f;
        saved.ELU1.Alpha = 0.1f;
        saved.Loss.LabelSmoothing = 1f / 3;
        saved.Loss.ClassWeights.CopyFrom([1f, 0.1f, 3e-7f]);
        saved.Dense1.Weights[0, 0] = float.NaN;
        saved.Dense1.Weights[1, 0] = float.NegativeInfinity;
        saved.Dense1.Weights[2, 0] = -0f;
        saved.Save(Path);

        Everything loaded = Everything.Load(Path, out LoadReport report);
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(loaded.Parameters));
        Assert.Empty(report.Notes);
        Assert.True(report.IsSameStructure);
        Assert.Equal(TensorNames.Layers, report.Names);
        Assert.True(loaded.Parameters.HoldsParameters);

        Everything other = new(seed: 5);
        other.Dropout1.Rate = 0.1f;
        other.LeakyReLU1.Slope = 0.3f;
        long version = other.Parameters.Version;
        other.LoadFrom(Path);
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(other.Parameters));
        Assert.True(other.Parameters.Version > version);
    }

    [Fact]
    public void SettingsInBlocksAreCalledAsTheirLayers()
    {
        InBlocks saved = new(seed: 1);
        saved.Stage1.Dropout1.Rate = 0.625f;
        Assert.Equal(0.625f, saved.Parameters["Stage1.Dropout1.Rate"][0]);
        saved.Save(Path);
        using (TensorFile file = TensorFile.Open(Path))
            Assert.Equal("0.625", file.Metadata["netgen.setting.Stage1.Dropout1.Rate"]);
        Assert.Equal(0.625f, InBlocks.Load(Path).Stage1.Dropout1.Rate);
        using Trainer<float, Sgd> trainer = saved.Train(new Sgd(0.1f), maxBatch: 1);
        trainer.CopyDropoutMask("Stage1.Dropout1", new float[6]);
    }

    [Fact]
    public void StreamsHoldTheSame()
    {
        Everything saved = Values.Filled<Everything, int>();
        saved.Save(Path);
        using MemoryStream stream = new();
        saved.Save(stream);
        Assert.Equal(File.ReadAllBytes(Path), stream.ToArray());
        stream.Position = 0;
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(Everything.Load(stream).Parameters));
        using Stream forward = new Container.OneWayStream(stream.ToArray());
        Everything other = new(seed: 2);
        other.LoadFrom(forward);
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(other.Parameters));
    }

    [Fact]
    public void FilesAreTheSameBytes()
    {
        Values.Filled<Everything, int>().Save(Path);
        byte[] first = File.ReadAllBytes(Path);
        Everything.Load(Path).Save(Path);
        Assert.Equal(first, File.ReadAllBytes(Path));
    }

    [Fact]
    public void EveryLayoutIsRows()
    {
        Layouts saved = Values.Filled<Layouts, float>();
        saved.Save(Path);
        using (TensorFile file = TensorFile.Open(Path))
        {
            FileTensor wide = file.Find("Dense1.weight")!;
            float[] values = file.Read<float>(wide);
            Assert.Equal([256L, 70], wide.Shape);
            for (int output = 0; output < 256; output++)
                for (int input = 0; input < 70; input++)
                    Assert.Equal(saved.Dense1.Weights[output, input], values[70 * output + input]);
        }

        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(Layouts.Load(Path).Parameters));
    }

    [Fact]
    public unsafe void EveryPartOfATensorCanBeCopied()
    {
        Layouts network = Values.Filled<Layouts, float>();
        ParameterBlock block = network.Parameters;
        Random random = new(3);
        foreach (ParameterTensor tensor in block.Layout.Tensors)
        {
            float[] all = new float[tensor.Count];
            for (int i = 0; i < all.Length; i++)
                all[i] = block[tensor, i / tensor.Inputs, i % tensor.Inputs];
            for (int attempt = 0; attempt < 50; attempt++)
            {
                int first = random.Next(tensor.Count), count = random.Next(tensor.Count - first + 1);
                float[] part = new float[count];
                TensorCopy.Gather(block.Start, tensor, first, part);
                Assert.Equal(all[first..(first + count)], part);

                for (int i = 0; i < count; i++)
                    all[first + i] = part[i] = random.NextSingle();
                TensorCopy.Scatter(block.Start, tensor, first, part);
            }

            Assert.Equal(all, Values.Of(block, tensor));
        }
    }

    [Fact]
    public void PaddingStaysZero()
    {
        Values.Filled<Layouts, float>().Save(Path);
        Layouts network = new(seed: 1);
        network.LoadFrom(Path);
        Assert.Equal(Sum(network.Parameters), Values.Bits(network.Parameters).Sum(bits => (long)bits));

        static unsafe long Sum(ParameterBlock block)
        {
            long sum = 0;
            for (int i = 0; i < block.Layout.Length; i++)
                sum += BitConverter.SingleToInt32Bits(block.Start[i]);
            return sum;
        }
    }

    [Fact]
    public void ATrainerGoesOnWithWhatWasLoaded()
    {
        Small saved = Values.Filled<Small, float>();
        saved.Save(Path);
        Small network = new(seed: 9);
        float[] inputs = [.. Enumerable.Range(0, 32).Select(i => i * 0.1f)], targets = new float[16];
        using Trainer<float> trainer = network.Train(new Sgd(0.01f), maxBatch: 8);
        trainer.Step(inputs, targets);
        network.LoadFrom(Path);
        using Trainer<float> other = saved.Train(new Sgd(0.01f), maxBatch: 8);
        Assert.Equal(other.Step(inputs, targets), trainer.Step(inputs, targets));
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(network.Parameters));
    }
}
