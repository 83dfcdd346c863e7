using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>The MNIST files of the repository, and the errors of others.</summary>
public sealed class MnistTests
{
    private static readonly string Published = RepositoryFiles.Path("NetGen.Samples/data/mnist");

    [Fact]
    public void TheFilesHaveTheirChecksums()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Published, "SHA256SUMS"));
        Assert.Equal(4, lines.Length);
        foreach (string[] parts in lines.Select(line => line.Split("  ")))
        {
            byte[] hash = SHA256.HashData(File.ReadAllBytes(Path.Combine(Published, parts[1])));
            Assert.Equal(parts[0], Convert.ToHexStringLower(hash));
        }
    }

    [Fact]
    public void ImagesAndLabelsAreAsPublished()
    {
        Mnist mnist = Mnist.Load(Published);
        Assert.Equal((60_000, 784, 1), (mnist.Training.Rows, mnist.Training.InputLength, mnist.Training.TargetLength));
        Assert.Equal((10_000, 784, 1), (mnist.Test.Rows, mnist.Test.InputLength, mnist.Test.TargetLength));
        Assert.Equal(0f, mnist.Training.Inputs.ToArray().Min());
        Assert.Equal(1f, mnist.Training.Inputs.ToArray().Max());
        Assert.Equal([5, 0, 4, 1, 9], mnist.Training.Targets[..5].ToArray());
        Assert.Equal([7, 2, 1, 0, 4], mnist.Test.Targets[..5].ToArray());
        Assert.Equal(0.1307, mnist.Training.Inputs.ToArray().Average(pixel => (double)pixel), 1e-4);
    }

    [Fact]
    public void CentredPixelsHaveTheMeanOfTrainingSubtracted()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 20, test: 10);
        Mnist plain = Mnist.Load(directory.Path);
        Mnist centred = Mnist.Load(directory.Path, centred: true);
        Assert.Equal(0.0, centred.Training.Inputs.ToArray().Average(pixel => (double)pixel), 1e-6);
        float mean = plain.Training.Inputs[0] - centred.Training.Inputs[0];
        for (int i = 0; i < plain.Test.Inputs.Length; i++)
            Assert.Equal(plain.Test.Inputs[i] - mean, centred.Test.Inputs[i], 1e-6f);
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        using TemporaryDirectory directory = new();
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => Mnist.Load(directory.Path));
        Assert.Contains(Path.Combine(directory.Path, "train-images-idx3-ubyte.gz"), error.Message);
    }

    [Fact]
    public void OtherImageSizes() => IsDamaged(
        "train-images-idx3-ubyte.gz", IdxBytes.Counting(9, 20, 28, 27), "n x 28 x 28 pixels", "found 20 x 28 x 27");

    [Fact]
    public void LabelsInsteadOfImages() => IsDamaged(
        "t10k-images-idx3-ubyte.gz", IdxBytes.Counting(9, 20), "n x 28 x 28 pixels", "found 20");

    [Fact]
    public void FewerLabelsThanImages() =>
        IsDamaged("train-labels-idx1-ubyte", IdxBytes.Counting(10, 19), "20 labels, as many as images", "found 19");

    [Fact]
    public void ALabelThatIsNoDigit() =>
        IsDamaged("t10k-labels-idx1-ubyte", IdxBytes.Counting(11, 20), "labels from 0 to 9", "found 10 in row 10");

    private static void IsDamaged(string name, byte[] bytes, string expected, string found)
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 20, test: 20);
        string path = directory.Write(name, bytes);
        string message = Assert.Throws<InvalidDataException>(() => Mnist.Load(directory.Path)).Message;
        Assert.StartsWith(path, message);
        Assert.Contains($"expected {expected}", message);
        Assert.Contains(found, message);
    }
}
