using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>How a column of text becomes features.</summary>
/// <param name="Name">Its name.</param>
internal abstract record TableColumn(string Name)
{
    /// <summary>Number of features.</summary>
    public abstract int Width { get; }

    /// <summary>Names of the features.</summary>
    public abstract IEnumerable<string> Features { get; }

    /// <summary>Writes the features of one row.</summary>
    /// <param name="text">The field, or null where it is missing.</param>
    /// <param name="culture">How numbers are written.</param>
    /// <param name="features">Where they go, zeroed.</param>
    /// <returns>Whether the text is of the column's kind.</returns>
    public abstract bool Encode(string? text, CultureInfo culture, Span<float> features);

    /// <summary>Writes the kind of the column, its name and what was learned.</summary>
    public abstract void Save(BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static TableColumn Load(FittedReader reader)
    {
        byte kind = reader.Byte();
        if (kind is not (NumberColumn.Kind or CategoryColumn.Kind))
            throw reader.Damaged($"column kind {NumberColumn.Kind} or {CategoryColumn.Kind}", $"{kind}");
        string name = reader.Text();
        if (kind == NumberColumn.Kind)
            return new NumberColumn(name, reader.Single($"number for what is missing in {Quote.Plain(name)}"));
        string[] values = reader.Texts($"categories of {Quote.Plain(name)}", least: 1);
        int imputed = reader.Length(
            $"as the place of the most frequent category of {Quote.Plain(name)}", values.Length);
        return new CategoryColumn(name, values, imputed - 1);
    }

    /// <summary>Writes a list of texts behind its length.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (string text in texts)
            writer.Write(text);
    }

    /// <summary>Parses a finite number.</summary>
    public static bool TryNumber(string text, CultureInfo culture, out float number) =>
        float.TryParse(text, NumberStyles.Float, culture, out number) && float.IsFinite(number);

    /// <summary>Distinct texts: by number where all are numbers, else by their characters.</summary>
    public static string[] Sorted(IEnumerable<string> texts, CultureInfo culture)
    {
        string[] distinct = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        float[] numbers = new float[distinct.Length];
        for (int i = 0; i < distinct.Length; i++)
            if (!TryNumber(distinct[i], culture, out numbers[i]))
                return distinct;
        return [.. distinct.Zip(numbers).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }
}
