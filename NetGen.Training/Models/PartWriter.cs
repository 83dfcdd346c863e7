using System;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>Writes what one step of preprocessing keeps into a file, beside what others keep and a network.</summary>
/// <param name="writer">The file.</param>
/// <param name="part">What the step is called there.</param>
internal readonly struct PartWriter(TensorFileWriter writer, string part)
{
    /// <summary>A text.</summary>
    public void Text(string name, string text) => writer.AddText($"netgen.{part}.{name}", text);

    /// <summary>A number, as a text that reads back to the same bits.</summary>
    public void Number(string name, float number) => Text(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A tensor.</summary>
    public void Tensor<T>(string name, T[] values, params ReadOnlySpan<long> shape)
        where T : unmanaged => writer.Add($"netgen:{part}.{name}", values, shape);

    /// <summary>Writes a file of one part.</summary>
    public static void Save(string path, string part, Action<PartWriter> write)
    {
        TensorFileWriter writer = new();
        write(new(writer, part));
        writer.Save(path);
    }

    /// <summary>Writes a file of one part to a stream.</summary>
    public static void Save(Stream stream, string part, Action<PartWriter> write)
    {
        TensorFileWriter writer = new();
        write(new(writer, part));
        writer.Save(stream);
    }
}
