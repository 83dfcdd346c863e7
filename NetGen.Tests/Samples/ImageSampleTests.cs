using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Samples;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The samples of images, run within this process.</summary>
public sealed class ImageSampleTests
{
    [Fact]
    public void ListNamesEachSample()
    {
        (int code, string output, string error) = Run("list");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            ["lenet", "fashion", "cifar10"],
            output.Split('\n').Where(line => line.Trim() != "").Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void LeNetReadsDigitsAfterOneEpoch()
    {
        using TemporaryDirectory directory = new();
        string pictures = Path.Combine(directory.Path, "pictures");
        string file = Path.Combine(directory.Path, "lenet.safetensors");
        (int code, string output, string error) = Run("lenet", "--epochs", "1", "--pictures", pictures, "--save", file);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            ["filters.png", "maps1.png", "maps2.png", "mistakes.png", "saliency.png"],
            Directory.GetFiles(pictures).Select(Path.GetFileName).Order());
        LeNet network = LeNet.Load(file);
        Dataset<int> test = Sample.LoadMnist(null).Test;
        float accuracy = network.Evaluate(test.Inputs, test.Targets).Accuracy;
        Assert.InRange(accuracy, 0.95f, 1f);
        string share = accuracy.ToString("P2", CultureInfo.InvariantCulture);
        Assert.Contains($"{share} of the 10,000 test images", output);
    }

    [Fact]
    public void FashionSaysWhatToInstall()
    {
        using TemporaryDirectory directory = new();
        (int code, string output, string error) = Run("fashion", "--data", directory.Path);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("Debian's package dataset-fashion-mnist", error);
        Assert.Contains("train-images-idx3-ubyte", error);
    }

    [Fact]
    public void ResNet8TellsTwoClassesApart()
    {
        using TemporaryDirectory directory = new();
        CifarBatches.Write(directory, rows: 40);
        string pictures = Path.Combine(directory.Path, "pictures");
        (int code, string output, string error) = Run(
            "cifar10", "--data", directory.Path, "--epochs", "8", "--batch", "20", "--pictures", pictures);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            ["filters.png", "maps1.png", "mistakes.png", "saliency.png"],
            Directory.GetFiles(pictures).Select(Path.GetFileName).Order());
        string found = output.Split('\n').Single(line => line.Contains("test images"));
        Assert.Contains("of the 40 test images", found);
        Assert.InRange(double.Parse(found.Split(' ')[0], CultureInfo.InvariantCulture), 90, 100);
    }

    // MLPerf Tiny counts 78,666: with running statistics, and with biases that BatchNorm cancels.
    [Fact]
    public void ResNet8IsTheOneOfTheBenchmark()
    {
        const int Normalised = 3 * 16 + 2 * 32 + 2 * 64;
        Assert.Equal(78_666 - 2 * Normalised - Normalised, new ResNet8(seed: 1).Parameters.Count);
    }

    [Fact]
    public void Cifar10SaysWhereTheFilesAre()
    {
        (int code, string output, string error) = Run("cifar10");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("Expected --data to be a folder with CIFAR-10's binary files (data_batch_1.bin to", error);
        Assert.EndsWith("found no --data.", error.Trim());
    }

    // Blocks, BatchNorm over positions, strides and padding, on the digits that are at hand.
    [Fact]
    public void TheResidualNetworkLearns()
    {
        Mnist digits = Sample.LoadMnist(null);
        FashionClassifier network = new(seed: 1);
        using Trainer<int, AdamW> trainer = network.Train(new AdamW(0.003f), maxBatch: 64, seed: 1, threads: 2);
        TrainingHistory history = TrainingLoop.Run(
            network, trainer, digits.Training.Take(2_000), digits.Test.Take(500),
            new TrainingOptions { Epochs = 3, BatchSize = 64, Seed = 1 });
        Assert.InRange(history[^1].Validation!.Value.Accuracy, 0.85f, 1f);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = ImageSamples.CommandLine.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
