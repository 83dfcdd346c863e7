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
    /// <summary>Names of the features.</summary>
    public abstract IReadOnlyList<string> Features { get; }

    /// <summary>Writes the features of one row.</summary>
    /// <param name="text">The field, or null where it is missing.</param>
    /// <param name="features">Where they go, zeroed.</param>
    /// <returns>Whether the text is of the column's kind.</returns>
    public abstract bool Encode(string? text, Span<float> features);

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
            return new NumberColumn(name, reader.Single($"number for what is missing in {name}"));
        string[] values = reader.Texts($"categories of {name}", least: 1);
        int imputed = reader.Length($"as the place of the most frequent category of {name}", values.Length);
        return new CategoryColumn(name, values, imputed - 1);
    }

    /// <summary>Writes a list of texts behind its length.</summary>
    public static void Write(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write(texts.Count);
        foreach (string text in texts)
            writer.Write(text);
    }

    /// <summary>Learns a column from the fields of the training rows; null where one is missing.</summary>
    public static TableColumn Fit(CsvTable table, string name, string?[] fields, TableOptions options)
    {
        string[] present = [.. fields.OfType<string>()];
        if (present.Length == 0)
            throw new InvalidDataException($"{table.Name}, column {name}: expected a value in some row, found none.");
        if (options.Categories.Contains(name) || !present.All(text => TryNumber(text, out _)))
        {
            string[] values = Sorted(present);
            return new CategoryColumn(name, values, MostFrequent(present, values));
        }

        return new NumberColumn(name, Impute([.. present.Select(Number)], options.Imputation));
    }

    /// <summary>Distinct texts: by number where all are numbers, else by their characters.</summary>
    public static string[] Sorted(IEnumerable<string> texts)
    {
        string[] distinct = [.. texts.Distinct().Order(StringComparer.Ordinal)];
        return distinct.All(text => TryNumber(text, out _)) ? [.. distinct.OrderBy(Number)] : distinct;
    }

    /// <summary>Parses a finite number as every culture's files write it: a point, and digits without groups.</summary>
    public static bool TryNumber(string text, out float number) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);

    private static float Number(string text) => TryNumber(text, out float number) ? number : float.NaN;

    private static int MostFrequent(string[] present, string[] values) => Array.IndexOf(
        values, values.MaxBy(value => present.Count(text => text == value)));

    private static float Impute(float[] numbers, Imputation imputation)
    {
        Array.Sort(numbers);
        int middle = numbers.Length / 2;
        return imputation switch
        {
            Imputation.Median => numbers.Length % 2 == 1
                ? numbers[middle]
                : (float)(((double)numbers[middle - 1] + numbers[middle]) / 2),
            Imputation.MostFrequent => numbers.GroupBy(number => number).MaxBy(same => same.Count())!.Key,
            _ => (float)numbers.Average(number => (double)number),
        };
    }
}

/// <summary>A column of numbers: one feature.</summary>
internal sealed record NumberColumn(string Name, float Imputed) : TableColumn(Name)
{
    /// <summary>What it is called in a file.</summary>
    public const byte Kind = 1;

    public override IReadOnlyList<string> Features => [Name];

    public override bool Encode(string? text, Span<float> features)
    {
        features[0] = Imputed;
        return text is null || TryNumber(text, out features[0]);
    }

    public override void Save(BinaryWriter writer)
    {
        writer.Write(Kind);
        writer.Write(Name);
        writer.Write(Imputed);
    }
}

/// <summary>
/// A column of names: one feature each, 1 for the row's own; all 0 for a name that training did not have.
/// </summary>
internal sealed record CategoryColumn(string Name, string[] Values, int Imputed) : TableColumn(Name)
{
    /// <summary>What it is called in a file.</summary>
    public const byte Kind = 2;

    public override IReadOnlyList<string> Features => [.. Values.Select(value => $"{Name}={value}")];

    public override bool Encode(string? text, Span<float> features)
    {
        int index = text is null ? Imputed : Array.IndexOf(Values, text);
        if (index >= 0)
            features[index] = 1f;
        return true;
    }

    // Places are counted from 1 in files.
    public override void Save(BinaryWriter writer)
    {
        writer.Write(Kind);
        writer.Write(Name);
        Write(writer, Values);
        writer.Write(Imputed + 1);
    }
}
