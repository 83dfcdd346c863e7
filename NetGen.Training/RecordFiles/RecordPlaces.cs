using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>Which column of a file each field of a record is.</summary>
internal static class RecordPlaces
{
    /// <summary>Where there is no such column: the field is a target.</summary>
    public const int None = -1;

    /// <summary>Finds columns by name: the same name, else the only one that differs in the case of letters.</summary>
    /// <param name="name">What errors call the file.</param>
    /// <param name="columns">Names of its columns.</param>
    /// <param name="fields">Fields of the record.</param>
    /// <returns>Index of each field's column, or <see cref="None"/>.</returns>
    /// <exception cref="InvalidDataException">A field that is no target has no column, or may have several.</exception>
    public static int[] ByName(string name, IReadOnlyList<string> columns, IReadOnlyList<RecordField> fields)
    {
        Dictionary<string, int> exact = columns.Index().ToDictionary(column => column.Item, column => column.Index);
        ILookup<string, int> anyCase = columns.Index().ToLookup(
            column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);
        RecordErrors errors = new(name, fields.Count);
        int[] places = [.. fields.Select(Place)];
        errors.ThrowIfAny();
        return places;

        int Place(RecordField field)
        {
            if (exact.TryGetValue(field.Column, out int place))
                return place;
            int[] alike = [.. anyCase[field.Column]];
            if (alike.Length == 1)
                return alike[0];
            if (alike.Length == 0 && field.IsTarget && !IsMisspelt(field.Column))
                return None;
            string found = alike.Length > 0
                ? Quote.Few([.. alike.Select(column => columns[column])])
                : $"none{Nearest(field.Column, columns)}";
            errors.Add($"{name}: expected a column {field.Column} for {field.Property}, found {found}.");
            return None;
        }

        // A file without targets is one to predict for; one whose target has another letter is not.
        bool IsMisspelt(string target) => columns.Any(other => Edits(target, other) <= (target.Length + 2) / 4
            && !fields.Any(field => string.Equals(field.Column, other, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Columns without names: one for each field, in their order, or one for each that is no target.</summary>
    /// <exception cref="InvalidDataException">There are more or fewer.</exception>
    public static int[] ByOrder(string name, int columns, IReadOnlyList<RecordField> fields)
    {
        int features = fields.Count(field => !field.IsTarget);
        if (columns == fields.Count)
            return [.. Enumerable.Range(0, columns)];
        string without = features < fields.Count ? $", or {features} without targets" : "";
        if (columns != features)
        {
            throw new InvalidDataException(
                $"{name}: expected {fields.Count} columns, one for each property{without}, found {columns}.");
        }

        int next = 0;
        return [.. fields.Select(field => field.IsTarget ? None : next++)];
    }

    private static string Nearest(string column, IReadOnlyList<string> columns)
    {
        string nearest = columns.MinBy(other => Edits(column, other))!;
        return Edits(column, nearest) <= (column.Length + 1) / 2
            ? $"; the nearest is {Quote.Of(nearest)}"
            : $" among {Quote.Few(columns)}";
    }

    /// <summary>Letters to insert, remove or replace, whatever their case (Levenshtein).</summary>
    private static int Edits(string first, string second)
    {
        if (second.Length > 2 * first.Length)
            return second.Length;
        int[] row = [.. Enumerable.Range(0, first.Length + 1)];
        foreach (char letter in second)
        {
            int corner = row[0]++;
            for (int i = 1; i < row.Length; i++)
            {
                bool isSame = char.ToUpperInvariant(first[i - 1]) == char.ToUpperInvariant(letter);
                int replaced = corner + (isSame ? 0 : 1);
                corner = row[i];
                row[i] = Math.Min(replaced, 1 + Math.Min(row[i], row[i - 1]));
            }
        }

        return row[^1];
    }
}
