using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Weights;

/// <summary>A file that does not fit is refused in one sentence, and changes nothing.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "net.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void AnotherWidthNamesTensorAndLine()
    {
        new SmallOfFive().Save(Path);
        Refused<Small>(
            "expected Dense2.weight of 2 x 6, found 5 x 6. Line 5 of the declaration differs: expected [Dense(2)], "
            + "found [Dense(5)].");
    }

    [Fact]
    public void AnotherNetworkNamesTheFirstTensor()
    {
        new Everything().Save(Path);
        Refused<Small>(
            "expected Dense1.weight of 6 x 4, found 7 x 5. Line 1 of the declaration differs: expected [Input(4)], "
            + "found [Input(5)].");
    }

    [Fact]
    public void MissingTensorIsNamed()
    {
        Write(Tensors(new Small()).Where(tensor => tensor.Name != "Dense2.bias"));
        Refused<Small>("expected Dense2.bias of 2, found no tensor of that name.");
    }

    [Fact]
    public void UnknownTensorIsNamed()
    {
        Write([.. Tensors(new Small()), new("head.weight", [2, 3], new float[6])]);
        Refused<Small>("expected tensors of Small alone, found head.weight: F32 2 x 3.");
        Small.Load(Path, out LoadReport report, new() { IgnoresOthers = true });
        Assert.Equal(["Tensors of the file that Small does not have were read over: 1."], report.Notes);
    }

    [Fact]
    public void PartsOfOthersAndCountersAreReadOver()
    {
        Write(
        [
            .. Tensors(new Small()), new("netgen:scaling.offsets", [4], new float[4]),
            new("BatchNorm1.num_batches_tracked", [], new long[1]),
        ]);
        Small.Load(Path, out LoadReport report);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void OtherTypesAreConvertedOnRequestAlone()
    {
        Small saved = Values.Filled<Small, float>();
        Write(Tensors(saved).Select(tensor => tensor.Name.StartsWith("Dense1", StringComparison.Ordinal)
            ? new Entry(tensor.Name, tensor.Shape, ((float[])tensor.Values).Select(value => (Half)value).ToArray())
            : tensor.Name == "Dense2.bias"
            ? new Entry(tensor.Name, tensor.Shape, ((float[])tensor.Values).Select(value => (double)value).ToArray())
            : tensor));
        Refused<Small>("expected Dense1.weight of F32, found F16, which NetworkLoadOptions.Converts converts.");
        Small loaded = Small.Load(Path, out LoadReport report, new() { Converts = true });
        Assert.Equal(
            ["Tensors that were converted from F16: 1.", "Tensors that were converted from F64: 1."], report.Notes);
        Assert.Equal((float)(Half)saved.Dense1.Weights[3, 2], loaded.Dense1.Weights[3, 2]);
        Assert.Equal(saved.Dense2.Bias[1], loaded.Dense2.Bias[1]);
        Assert.Equal(saved.Dense2.Weights[1, 1], loaded.Dense2.Weights[1, 1]);
    }

    [Fact]
    public void WholeNumbersAreNoWeights()
    {
        Write(Tensors(new Small()).Select(tensor =>
            tensor.Name == "Dense2.bias" ? new("Dense2.bias", [2], new int[2]) : tensor));
        Refused<Small>("expected Dense2.bias of F32, found I32.", new() { Converts = true });
    }

    [Theory]
    [InlineData("Dropout1.Rate", "1", "expected netgen.setting.Dropout1.Rate in its range, found 1.")]
    [InlineData("Dropout1.Rate", "NaN", "expected netgen.setting.Dropout1.Rate in its range, found NaN.")]
    [InlineData("Dropout1.Rate", "", "expected 1 number as netgen.setting.Dropout1.Rate, found ''.")]
    [InlineData("Loss.ClassWeights", "1 2", "expected 3 numbers as netgen.setting.Loss.ClassWeights, found 1 2.")]
    [InlineData("Loss.ClassWeights", "1 -1 1", "expected netgen.setting.Loss.ClassWeights in its range, found -1.")]
    public void SettingsOutOfRange(string setting, string text, string message)
    {
        TensorFileWriter writer = WriterOf(Tensors(new Everything()));
        writer.AddText("netgen.version", "0.1.0");
        writer.AddText("netgen.setting." + setting, text);
        writer.Save(Path);
        Refused<Everything>(message);
    }

    [Fact]
    public void ReadErrorInTheMiddleChangesNothing()
    {
        Values.Filled<Small, float>().Save(Path);
        byte[] bytes = File.ReadAllBytes(Path);
        Small network = new(seed: 3);
        int[] before = Values.Bits(network.Parameters);
        using BrokenStream broken = new(bytes, bytes.Length - 8);
        Assert.Throws<IOException>(() => network.LoadFrom(broken));
        Assert.Equal(before, Values.Bits(network.Parameters));
    }

    [Fact]
    public void TheSameTensorsWithOtherArithmeticAreReadAndTold()
    {
        Small saved = Values.Filled<Small, float>();
        saved.Save(Path);
        SmallTanh loaded = SmallTanh.Load(Path, out LoadReport report);
        Assert.Equal(Values.Bits(saved.Parameters), Values.Bits(loaded.Parameters));
        Assert.False(report.IsSameStructure);
        Assert.Equal(
            ["The network in the file computes something else. Line 4 of the declaration differs: expected [Tanh], "
                + "found [ReLU]."],
            report.Notes);
    }

    [Fact]
    public void InspectionTellsAllOfIt()
    {
        Write(
        [
            .. Tensors(new Small()).Where(tensor => tensor.Name is not ("Dense2.bias" or "Dense1.weight")),
            new("Dense1.weight", [6, 5], new float[30]), new("head", [], new float[1]),
            new("BatchNorm1.num_batches_tracked", [], new long[1]), new("Dense1.bias", [6], new float[6]),
        ]);
        FileInspection found = Small.Inspect(Path);
        Assert.Equal(
            """
            BatchNorm1.num_batches_tracked: I64 1: read over
            BatchNorm1.weight: F32 6: fits BatchNorm1.Gamma
            BatchNorm1.bias: F32 6: fits BatchNorm1.Beta
            Dense2.weight: F32 2 x 6: fits Dense2.Weights
            BatchNorm1.running_mean: F32 6: fits BatchNorm1.RunningMean
            BatchNorm1.running_var: F32 6: fits BatchNorm1.RunningVariance
            Dense1.weight: F32 6 x 5: expected Dense1.weight of 6 x 4, found 6 x 5
            head: F32 1: expected tensors of Small alone, found head: F32 1
            Dense1.bias: F32 6: goes into BatchNorm1.RunningMean
            Dense2.bias: expected Dense2.bias of 2, found no tensor of that name
            Dense1 has no bias, which BatchNorm1 behind it would cancel: Dense1.bias is subtracted from the running
            """ + $" mean of BatchNorm1.\n{Path}: expected Dense1.weight of 6 x 4, found 6 x 5.",
            found.ToString());
        Assert.False(found.Fits.Single(fit => fit.Name == "head").Kind == TensorFitKind.Fits);
        new Small().Save(Path);
        Assert.Null(Small.Inspect(Path).Problem);
        Assert.EndsWith("The file can be loaded.", Small.Inspect(Path).ToString());
    }

    /// <summary>A tensor of a file that is made by hand.</summary>
    private sealed record Entry(string Name, long[] Shape, Array Values);

    private static List<Entry> Tensors<TTarget, TNetwork>(INetwork<TNetwork, TTarget> network)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        using MemoryStream stream = new();
        network.Save(stream);
        stream.Position = 0;
        using TensorFile file = TensorFile.Open(stream);
        return [.. file.Tensors.Select(tensor => new Entry(tensor.Name, [.. tensor.Shape], file.Read<float>(tensor)))];
    }

    private void Write(IEnumerable<Entry> tensors) => WriterOf(tensors).Save(Path);

    private static TensorFileWriter WriterOf(IEnumerable<Entry> tensors)
    {
        TensorFileWriter writer = new();
        foreach (Entry tensor in tensors)
        {
            switch (tensor.Values)
            {
                case float[] floats:
                    writer.Add(tensor.Name, floats, tensor.Shape);
                    break;
                case double[] doubles:
                    writer.Add(tensor.Name, doubles, tensor.Shape);
                    break;
                case Half[] halves:
                    writer.Add(tensor.Name, halves, tensor.Shape);
                    break;
                case int[] numbers:
                    writer.Add(tensor.Name, numbers, tensor.Shape);
                    break;
                default:
                    writer.Add(tensor.Name, (long[])tensor.Values, tensor.Shape);
                    break;
            }
        }

        return writer;
    }

    private void Refused<TNetwork>(string message, NetworkLoadOptions? options = null)
    {
        if (typeof(TNetwork) == typeof(Everything))
            Refused<Everything, int>(message, options);
        else
            Refused<Small, float>(message, options);
    }

    private void Refused<TNetwork, TTarget>(string message, NetworkLoadOptions? options)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        TNetwork network = Values.Filled<TNetwork, TTarget>(seed: 7);
        int[] before = Values.Bits(network.Parameters);
        long version = network.Parameters.Version;
        Assert.Equal($"{Path}: {message}", Assert.Throws<InvalidDataException>(
            () => network.LoadFrom(Path, options)).Message);
        Assert.Equal(before, Values.Bits(network.Parameters));
        Assert.Equal(version, network.Parameters.Version);
        Assert.Equal($"{Path}: {message}", Assert.Throws<InvalidDataException>(
            () => NetworkFile.Load<TNetwork, TTarget>(Path, options)).Message);
    }

    private sealed class BrokenStream(byte[] bytes, int end) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position + count > end ? throw new IOException("Input/output error") : base.Read(buffer, offset, count);
    }
}
