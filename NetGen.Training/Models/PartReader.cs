using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>
/// Reads what one step of preprocessing keeps in a file; damage is named with the file, what was expected and what was
/// found.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="part">What the step is called there.</param>
internal readonly struct PartReader(TensorFile file, string part)
{
    /// <summary>Whether the file has something of the part.</summary>
    public bool IsThere
    {
        get
        {
            string texts = $"netgen.{part}.";
            return file.Metadata.Keys.Any(key => key.StartsWith(texts, StringComparison.Ordinal));
        }
    }

    /// <summary>Reads a part of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="part">What the step is called there.</param>
    /// <param name="what">What errors call the step.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or has no such part.</exception>
    public static T Load<T>(string path, string part, string what, Func<PartReader, T> read)
    {
        using TensorFile file = TensorFile.Open(path);
        return Load(file, part, what, read);
    }

    /// <summary>Reads a part of what a stream has.</summary>
    public static T Load<T>(Stream stream, string part, string what, Func<PartReader, T> read)
    {
        using TensorFile file = TensorFile.Open(stream);
        return Load(file, part, what, read);
    }

    private static T Load<T>(TensorFile file, string part, string what, Func<PartReader, T> read)
    {
        PartReader reader = new(file, part);
        return reader.IsThere ? read(reader) : throw reader.Damaged(what, "none in the file");
    }

    /// <summary>A text.</summary>
    public string Text(string name) =>
        file.Metadata.TryGetValue($"netgen.{part}.{name}", out string? text)
            ? text
            : throw Damaged($"a text netgen.{part}.{name}", "none");

    /// <summary>A finite number.</summary>
    public float Number(string name)
    {
        string text = Text(name);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number)
            && float.IsFinite(number)
                ? number
                : throw Damaged($"a finite number as netgen.{part}.{name}", Quote.Of(text));
    }

    /// <summary>A member of an enumeration.</summary>
    public T Member<T>(string name)
        where T : struct, Enum
    {
        string text = Text(name);
        int member = Array.IndexOf(Enum.GetNames<T>(), text);
        return member >= 0
            ? Enum.GetValues<T>()[member]
            : throw Damaged($"one of {string.Join(", ", Enum.GetNames<T>())} as netgen.{part}.{name}", Quote.Of(text));
    }

    /// <summary>Dimensions of a tensor, of which there are so many.</summary>
    public int[] Shape(string name, int dimensions)
    {
        FileTensor tensor = Find(name);
        return tensor.Shape.Count == dimensions && tensor.Shape.All(size => size is >= 1 and <= int.MaxValue)
            ? [.. tensor.Shape.Select(size => (int)size)]
            : throw Damaged($"{dimensions} dimensions of at least 1 of {tensor.Name}", $"{tensor}");
    }

    /// <summary>The finite numbers of a tensor, so many of them.</summary>
    public float[] Singles(string name, int length)
    {
        float[] values = Values<float>(name, "F32", length);
        int wrong = Finite.IndexOfOther(values);
        return wrong < 0 ? values : throw Damaged($"a finite number {wrong} in {name}", $"{values[wrong]}");
    }

    /// <summary>The finite numbers of a tensor, so many of them.</summary>
    public double[] Doubles(string name, int length)
    {
        double[] values = Values<double>(name, "F64", length);
        int wrong = Array.FindIndex(values, value => !double.IsFinite(value));
        return wrong < 0 ? values : throw Damaged($"a finite number {wrong} in {name}", $"{values[wrong]}");
    }

    private T[] Values<T>(string name, string type, int length)
        where T : unmanaged
    {
        FileTensor tensor = Find(name);
        bool isType = tensor.Type == (typeof(T) == typeof(float) ? TensorType.F32 : TensorType.F64);
        return isType && tensor.Count == length
            ? file.Read<T>(tensor)
            : throw Damaged($"{length} numbers of {type} in {tensor.Name}", $"{tensor}");
    }

    private FileTensor Find(string name) =>
        file.Find($"netgen:{part}.{name}") ?? throw Damaged($"a tensor netgen:{part}.{name}", "none");

    public InvalidDataException Damaged(string expected, string found) =>
        new($"{file.Name}: expected {expected}, found {found}.");
}
