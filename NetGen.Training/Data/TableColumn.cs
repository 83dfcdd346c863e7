using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// Columns of a table without a record: the columns of records, with what is known of text alone. A number is one
/// input, as it is; a category one input a name, none for a name that training did not have; what is missing is filled.
/// </summary>
internal static class TableColumn
{
    /// <summary>A column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="imputed">What takes the place of a missing one.</param>
    public static EncodedColumn Number(string name, float imputed)
    {
        ColumnFacts facts = new()
        {
            Name = name,
            Kind = ColumnKind.Number,
            Start = 0,
            Width = 1,
            Scale = Scale.None,
            MayBeMissing = true,
        };
        return new EncodedNumber(facts, NumberScaling.Identity, imputed);
    }

    /// <summary>A column of names.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its names.</param>
    /// <param name="imputed">The one that takes the place of a missing one.</param>
    public static EncodedColumn Category(string name, string[] values, int imputed)
    {
        ColumnFacts facts = new()
        {
            Name = name,
            Kind = ColumnKind.Category,
            Start = 0,
            Width = values.Length,
            MayBeMissing = true,
            Names = values,
        };
        return new EncodedCategory(facts, values, unknown: EncodedCategory.NoPlace, missing: imputed);
    }

    /// <summary>Writes the inputs of a field.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The field, or null where it is missing.</param>
    /// <param name="culture">How numbers are written.</param>
    /// <param name="inputs">Where they go.</param>
    /// <returns>Whether the text is of the column's kind.</returns>
    public static bool Encode(EncodedColumn column, string? text, CultureInfo culture, Span<float> inputs)
    {
        if (column is EncodedCategory category)
        {
            category.Encode(text, inputs);
            return true;
        }

        float number = float.NaN;
        if (text is not null && !TryNumber(text, culture, out number))
            return false;
        ((EncodedNumber)column).Encode(number, inputs);
        return true;
    }

    /// <summary>Writes the input of a number.</summary>
    /// <returns>Whether the column is one of numbers, and the number finite.</returns>
    public static bool Encode(EncodedColumn column, float number, Span<float> inputs)
    {
        if (column is not EncodedNumber || !float.IsFinite(number))
            return false;
        inputs[0] = number;
        return true;
    }

    /// <summary>Writes the name of a column and what was learned.</summary>
    public static void Write(Utf8JsonWriter writer, EncodedColumn column)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Facts.Name);
        if (column is EncodedCategory category)
        {
            writer.WriteString("missing", category.Names[category.MissingPlace]);
            writer.WriteStartArray("categories");
            foreach (string value in category.Names)
                writer.WriteStringValue(value);
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteNumber("missing", (float)((EncodedNumber)column).Imputed);
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static EncodedColumn Read(PartReader reader, JsonElement item)
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
                    ? Number(name, number)
                    : throw reader.Damaged($"a finite number as {what}", Quote.Of(missing.GetRawText()));
        }

        string[] values = TextJson.Texts(reader, categories, $"categories of {Quote.Plain(name)}", least: 1);
        int imputed = Array.IndexOf(values, TextJson.Text(reader, missing, what));
        return imputed >= 0
            ? Category(name, values, imputed)
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
