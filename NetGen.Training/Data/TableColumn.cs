using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

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

    /// <summary>Writes the features of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="features">Where they go, zeroed.</param>
    /// <returns>Whether the column is one of numbers, and the number finite.</returns>
    public virtual bool Encode(float number, Span<float> features) => false;

    /// <summary>Writes the name of the column and what was learned.</summary>
    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static TableColumn Read(PartReader reader, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            throw reader.Damaged("an object for each of columns", item.ValueKind.ToString());
        string name = TextJson.Text(reader, Member(reader, item, "name"), "names of columns");
        JsonElement missing = Member(reader, item, "missing");
        string what = $"missing of {Quote.Plain(name)}";
        if (!item.TryGetProperty("categories", out JsonElement categories))
        {
            float number = float.NaN;
            return missing.ValueKind == JsonValueKind.Number && missing.TryGetSingle(out number)
                && float.IsFinite(number)
                    ? new NumberColumn(name, number)
                    : throw reader.Damaged($"a finite number as {what}", Quote.Of(missing.GetRawText()));
        }

        string[] values = TextJson.Texts(reader, categories, $"categories of {Quote.Plain(name)}", least: 1);
        int imputed = Array.IndexOf(values, TextJson.Text(reader, missing, what));
        return imputed >= 0
            ? new CategoryColumn(name, values, imputed)
            : throw reader.Damaged($"one of the categories as {what}", Quote.Of(missing.GetString()!));
    }

    private static JsonElement Member(PartReader reader, JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement member)
            ? member
            : throw reader.Damaged($"'{name}' for each of columns", "none");

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
