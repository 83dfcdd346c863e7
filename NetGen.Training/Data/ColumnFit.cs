using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// Learns what a column is from the training rows. Text that was hardly meant as names is refused: a damaged number or
/// a date would become a feature for each of its texts.
/// </summary>
/// <param name="table">The training rows.</param>
/// <param name="name">The column.</param>
/// <param name="options">What the columns are.</param>
internal sealed class ColumnFit(CsvTable table, string name, TableOptions options)
{
    private const int MostNames = 50;

    // Two names are a category in however few rows.
    private const int FewNames = 2;

    private readonly int column = table.IndexOf(name, nameof(options));

    // Row and text of the fields that are not missing.
    private readonly List<(int Row, string Text)> present = Present(table, name, options);

    /// <summary>A column of inputs.</summary>
    /// <exception cref="InvalidDataException">It has no value, or text that was hardly meant as names.</exception>
    public EncodedColumn Column()
    {
        if (present.Count == 0)
        {
            throw new InvalidDataException(
                $"{table.Name}, column {Quote.Plain(name)}: expected a value in some row, found none.");
        }

        bool isNamed = options.Categories.Contains(name);
        if (!isNamed && Numbers() is { } numbers)
            return TableColumn.Number(name, Impute(numbers, options.Imputation));
        string[] values = Classes();
        if (!isNamed)
            CheckNames(values.Length);
        return TableColumn.Category(name, values, MostFrequent(values));
    }

    /// <summary>What labels of a target mean: its distinct texts.</summary>
    /// <exception cref="InvalidDataException">It has text that was hardly meant as names.</exception>
    public string[] Labels()
    {
        if (!options.Categories.Contains(name))
            _ = Numbers();
        return Classes();
    }

    private static List<(int Row, string Text)> Present(CsvTable table, string name, TableOptions options)
    {
        int column = table.IndexOf(name, nameof(options));
        HashSet<string> missing = options.MissingMarks;
        return
        [
            .. Enumerable.Range(0, table.Rows).Select(row => (Row: row, Text: table[row, column]))
                .Where(field => !missing.Contains(field.Text)),
        ];
    }

    private string[] Classes() => TableColumn.Sorted(present.Select(field => field.Text), table.Culture);

    // The numbers of all fields; null where the column is one of names.
    private float[]? Numbers()
    {
        float[] numbers = new float[present.Count];
        int count = 0;
        int firstOther = -1;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (TableColumn.TryNumber(present[i].Text, table.Culture, out numbers[i]))
                count++;
            else if (firstOther < 0)
                firstOther = i;
        }

        if (firstOther < 0)
            return numbers;
        CheckText(present[firstOther], count);
        return null;
    }

    private void CheckText((int Row, string Text) firstOther, int numbers)
    {
        int alike = numbers + present.Count(
            field => !TableColumn.TryNumber(field.Text, table.Culture, out _) && Notation.IsNumber(field.Text));
        if (2 * alike > present.Count)
        {
            string advice = Notation.IsTooLarge(firstOther.Text, table.Culture) ? "scale the column"
                : 2 * numbers > present.Count ? "correct it, add it to Missing"
                : "set the Culture that the table is written in, take units out";
            throw table.Damaged(
                firstOther.Row, column, $"a finite float32, as {alike} of {present.Count} fields seem to be",
                $": {advice}, or name the column in Categories or Ignored");
        }

        int dates = present.Count(field => Notation.IsTime(field.Text, table.Culture));
        if (2 * dates > present.Count)
        {
            (int row, _) = present.Find(field => Notation.IsTime(field.Text, table.Culture));
            throw table.Damaged(
                row, column, "numbers or names",
                ", a date or time: make numbers of it, such as days since a first one, or name the column in Ignored "
                + "or Categories");
        }
    }

    private void CheckNames(int names)
    {
        if (names > MostNames || (names > FewNames && 2 * names > present.Count))
        {
            throw table.Damaged(
                present[0].Row, column,
                $"numbers, or at most {MostNames} names and half as many as fields",
                $" and so on, {names} names in {present.Count} fields: name the column in Ignored, or in Categories "
                + "for a feature each");
        }
    }

    private int MostFrequent(string[] values)
    {
        Dictionary<string, int> counts = [];
        foreach ((_, string text) in present)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, text, out _)++;
        return Array.IndexOf(values, values.MaxBy(value => counts[value]));
    }

    private static float Impute(float[] numbers, Imputation imputation)
    {
        NumberFit fit = new(Scale.None, imputation switch
        {
            Imputation.Median => Missing.Median,
            Imputation.MostFrequent => Missing.MostFrequent,
            _ => Missing.Mean,
        });
        foreach (float number in numbers)
            fit.Add(number);
        return (float)fit.Imputed();
    }
}
