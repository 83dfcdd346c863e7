using System;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// The four files of MNIST as two data sets: 784 pixels a row, from 0 (paper) to 1 (ink), and labels from 0 to 9.
/// </summary>
/// <param name="Training">60,000 images.</param>
/// <param name="Test">10,000 images.</param>
public sealed record Mnist(Dataset<int> Training, Dataset<int> Test)
{
    private const int Side = 28;
    private const int Classes = 10;

    /// <summary>Reads the files from a directory, each plain or with the ending .gz.</summary>
    /// <param name="directory">Where the files are.</param>
    /// <param name="centred">
    /// Whether the mean of all training pixels, one number, is subtracted from both sets; else pixels are from 0 to 1.
    /// </param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or does not fit the others.</exception>
    public static Mnist Load(string directory, bool centred = false)
    {
        (float[] pixels, int[] labels) = Read(directory, "train");
        (float[] testPixels, int[] testLabels) = Read(directory, "t10k");
        if (centred)
        {
            float mean = (float)pixels.Average(pixel => (double)pixel);
            Subtract(pixels, mean);
            Subtract(testPixels, mean);
        }

        return new Mnist(new(pixels, Side * Side, labels), new(testPixels, Side * Side, testLabels));
    }

    private static (float[] Pixels, int[] Labels) Read(string directory, string part)
    {
        string imagePath = Find(directory, $"{part}-images-idx3-ubyte");
        string labelPath = Find(directory, $"{part}-labels-idx1-ubyte");
        IdxFile images = IdxFile.Read(imagePath);
        IdxFile labels = IdxFile.Read(labelPath);
        if (images.Dimensions is not [int rows, Side, Side])
            throw new InvalidDataException($"{imagePath}: expected n x {Side} x {Side} pixels, found {images.Shape}.");
        if (labels.Dimensions is not [int count] || count != rows)
        {
            throw new InvalidDataException(
                $"{labelPath}: expected {rows} labels, as many as images, found {labels.Shape}.");
        }

        int wrong = labels.Values.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        if (wrong >= 0)
        {
            throw new InvalidDataException(
                $"{labelPath}: expected labels from 0 to {Classes - 1}, found {labels.Values[wrong]} in row {wrong}.");
        }

        return (
            Array.ConvertAll(images.Values, value => value / 255f),
            Array.ConvertAll(labels.Values, label => (int)label));
    }

    private static void Subtract(Span<float> pixels, float mean)
    {
        foreach (ref float pixel in pixels)
            pixel -= mean;
    }

    private static string Find(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        if (File.Exists(path + ".gz"))
            return path + ".gz";
        if (File.Exists(path))
            return path;
        throw new FileNotFoundException($"Expected {path} or {path}.gz, found neither.", path);
    }
}
