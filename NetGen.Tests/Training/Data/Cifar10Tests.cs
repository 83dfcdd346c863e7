using System;
using System.IO;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>CIFAR-10's binary batches: what is read, and what is said of damaged files.</summary>
public sealed class Cifar10Tests
{
    [Fact]
    public void RowsAreALabelAndThreePlanes()
    {
        using TemporaryDirectory directory = new();
        byte[] bytes = Batch(2, firstLabel: 3);
        string path = directory.Write("batch.bin", bytes);
        Dataset<int> data = Cifar10.ReadBatches(path);
        Assert.Equal((2, 3072), (data.Rows, data.InputLength));
        Assert.Equal([3, 4], data.Targets.ToArray());
        Assert.Equal(bytes[1] / 255f, data.Input(0)[0]);
        Assert.Equal(bytes[3073 + 1 + 1024 + 33] / 255f, data.Input(1)[1024 + 33]);
        Assert.Equal(bytes[^1] / 255f, data.Input(1)[^1]);
        Assert.Equal(data.InputLength, Cifar10.Shape.Length);
        Assert.Equal("ship", Cifar10.ClassNames[8]);
    }

    [Fact]
    public void SixFilesAreTwoSetsInTheOrderOfTheirNumbers()
    {
        using TemporaryDirectory directory = new();
        for (int i = 1; i <= 5; i++)
            directory.Write($"data_batch_{i}.bin", Batch(i, firstLabel: i));
        directory.Write("test_batch.bin", Batch(2, firstLabel: 7));
        Cifar10 cifar = Cifar10.Load(directory.Path);
        Assert.Equal([1, 2, 3, 3, 4, 5, 4, 5, 6, 7, 5, 6, 7, 8, 9], cifar.Training.Targets.ToArray());
        Assert.Equal([7, 8], cifar.Test.Targets.ToArray());
    }

    [Fact]
    public void AMissingFileIsNamed()
    {
        using TemporaryDirectory directory = new();
        directory.Write("data_batch_1.bin", Batch(1, 0));
        string missing = Path.Combine(directory.Path, "data_batch_2.bin");
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => Cifar10.Load(directory.Path));
        Assert.Equal(($"Expected {missing}, found no such file.", missing), (error.Message, error.FileName));
    }

    [Theory]
    [InlineData(0, "expected rows of 3,073 bytes, found an empty file.")]
    [InlineData(17, "expected rows of 3,073 bytes, found 17 in row 0.")]
    [InlineData(2 * 3073 - 1, "expected rows of 3,073 bytes, found 3,072 in row 1.")]
    [InlineData(2 * 3073 + 1, "expected rows of 3,073 bytes, found 1 in row 2.")]
    public void AFileThatIsCutNamesTheRow(int length, string message)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("batch.bin", Batch(3, 0)[..length]);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Cifar10.ReadBatches(path));
        Assert.Equal($"{path}: {message}", error.Message);
    }

    [Fact]
    public void ALabelThatIsNoClassNamesTheRow()
    {
        using TemporaryDirectory directory = new();
        byte[] bytes = Batch(3, 0);
        bytes[2 * 3073] = 10;
        string path = directory.Write("batch.bin", bytes);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Cifar10.ReadBatches(path));
        Assert.Equal($"{path}: expected labels from 0 to 9, found 10 in row 2.", error.Message);
    }

    private static byte[] Batch(int rows, int firstLabel)
    {
        byte[] bytes = new byte[rows * 3073];
        new Random(firstLabel).NextBytes(bytes);
        foreach (int row in Enumerable.Range(0, rows))
            bytes[row * 3073] = (byte)((firstLabel + row) % 10);
        return bytes;
    }
}
