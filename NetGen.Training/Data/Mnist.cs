using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>The four files of MNIST as two data sets: 784 pixels a row, divided by 255, and labels 0 to 9.</summary>
/// <param name="Training">60,000 images.</param>
/// <param name="Test">10,000 images.</param>
public sealed record Mnist(Dataset<int> Training, Dataset<int> Test)
{
    /// <summary>Reads the files from a directory, each plain or with the ending .gz.</summary>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or images and labels differ in number.</exception>
    public static Mnist Load(string directory) => new(Load(directory, "train"), Load(directory, "t10k"));

    private static Dataset<int> Load(string directory, string part)
    {
        string imagePath = Find(directory, $"{part}-images-idx3-ubyte");
        string labelPath = Find(directory, $"{part}-labels-idx1-ubyte");
        IdxFile images = IdxFile.Read(imagePath);
        IdxFile labels = IdxFile.Read(labelPath);
        if (images.Dimensions is not [int rows, int height, int width])
            throw new InvalidDataException($"{imagePath}: expected 3 dimensions, found {images.Dimensions.Length}.");
        if (labels.Dimensions is not [int count] || count != rows)
        {
            throw new InvalidDataException(
                $"{labelPath}: expected {rows} labels, as many as images, found {string.Join(" x ", labels.Dimensions)}.");
        }

        float[] inputs = new float[images.Values.Length];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = images.Values[i] / 255f;
        return new Dataset<int>(inputs, height * width, labels.Values.Select(label => (int)label).ToArray());
    }

    private static string Find(string directory, string name)
    {
        string path = Path.Combine(directory, name);
        if (File.Exists(path + ".gz"))
            return path + ".gz";
        return File.Exists(path) ? path : throw new FileNotFoundException($"Expected {path} or {path}.gz, found neither.", path);
    }
}
