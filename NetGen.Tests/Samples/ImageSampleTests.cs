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
            ["lenet", "fashion"],
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
            ["filters.png", "mistakes.png"], Directory.GetFiles(pictures).Select(Path.GetFileName).Order());
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
