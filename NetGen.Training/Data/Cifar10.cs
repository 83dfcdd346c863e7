using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// The binary version of CIFAR-10 (Krizhevsky, 2009) as two data sets: 3,072 values a row, from 0 to 1, the red plane
/// of 32 x 32 pixels, then the green and the blue one (PyTorch's channels, height, width), and labels from 0 to 9. The
/// files are at https://www.cs.toronto.edu/~kriz/cifar.html.
/// </summary>
/// <param name="Training">data_batch_1.bin to data_batch_5.bin: 50,000 images.</param>
/// <param name="Test">test_batch.bin: 10,000 images.</param>
public sealed record Cifar10(Dataset<int> Training, Dataset<int> Test)
{
    private const int Classes = 10;

    // A label, then three planes.
    private const int RowBytes = 1 + 3 * 32 * 32;

    /// <summary>Channels, height and width of an image.</summary>
    public static ImageShape Shape { get; } = new(3, 32, 32);

    /// <summary>What the labels mean.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads the six files from a directory.</summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names file and row.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Cifar10 Load(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        string[] training =
            [.. Enumerable.Range(1, 5).Select(number => Path.Combine(directory, $"data_batch_{number}.bin"))];
        string test = Path.Combine(directory, "test_batch.bin");
        foreach (string path in training.Append(test))
            if (!File.Exists(path))
                throw new FileNotFoundException($"Expected {path}, found no such file.", path);
        return new(ReadBatches(training), ReadBatches(test));
    }

    /// <summary>Reads batches of 3,073 bytes a row, any number of rows each, into one data set.</summary>
    /// <exception cref="ArgumentException">There are more rows than an array holds.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names file and row.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset<int> ReadBatches(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        byte[][] files = [.. paths.Select(ReadBatch)];
        int rows = (int)Math.Min(int.MaxValue, files.Sum(bytes => (long)bytes.Length / RowBytes));
        float[] pixels = new float[RowCheck.Total(rows, RowBytes - 1, nameof(paths))];
        int[] labels = new int[rows];
        int row = 0;
        foreach (byte[] bytes in files)
        {
            for (int start = 0; start < bytes.Length; start += RowBytes, row++)
            {
                labels[row] = bytes[start];
                Span<float> image = pixels.AsSpan(row * (RowBytes - 1), RowBytes - 1);
                for (int i = 0; i < image.Length; i++)
                    image[i] = bytes[start + 1 + i] / 255f;
            }
        }

        return new(pixels, RowBytes - 1, labels);
    }

    private static byte[] ReadBatch(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0)
        {
            throw new InvalidDataException(
                Counted.Text($"{path}: expected rows of {RowBytes} bytes, found an empty file."));
        }

        int whole = bytes.Length / RowBytes;
        if (bytes.Length % RowBytes != 0)
        {
            throw new InvalidDataException(
                Counted.Text(
                    $"{path}: expected rows of {RowBytes} bytes, found {bytes.Length % RowBytes} in row {whole}."));
        }

        for (int row = 0; row < whole; row++)
        {
            byte label = bytes[row * RowBytes];
            if (label >= Classes)
            {
                throw new InvalidDataException(
                    Counted.Text($"{path}: expected labels from 0 to {Classes - 1}, found {label} in row {row}."));
            }
        }

        return bytes;
    }
}
