using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>The names of a table's columns: a header, or what the options say.</summary>
internal static class CsvHeader
{
    /// <summary>The names of all columns.</summary>
    /// <param name="first">The first row; null where there is none.</param>
    /// <param name="name">What errors call the source.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="InvalidDataException">
    /// There is no row, or it is no header, or has another number of fields.
    /// </exception>
    public static string[] Names(string[]? first, string name, CsvOptions options)
    {
        if (first is null)
        {
            string expected = options.HasHeader ? "a row of column names" : "rows";
            throw new InvalidDataException($"{name}: expected {expected}, found no row.");
        }

        if (options.ColumnNames is { } names)
        {
            return names.Count == first.Length
                ? [.. names]
                : throw new InvalidDataException(
                    $"{name}, row 1: expected {names.Count} fields, one for each of ColumnNames, found "
                    + $"{first.Length}.");
        }

        if (!options.HasHeader)
            return [.. Enumerable.Range(1, first.Length).Select(place => $"column{place}")];
        if (DataIn(first, options.Culture) is { } number)
        {
            throw new InvalidDataException(
                $"{name}, row 1: expected names of columns, found {Quote.Of(number)}, which looks like data: "
                + "set HasHeader to false, or give ColumnNames.");
        }

        return Repeated.In(first) is { } repeated
            ? throw new InvalidDataException(
                $"{name}, row 1: expected each column once, found {Quote.Of(repeated)} twice.")
            : first;
    }

    // A number is the name of a column only where all are: 0, 1, 2, ... or years.
    private static string? DataIn(string[] names, CultureInfo culture)
    {
        List<string> numbers = [.. names.Where(name => TableColumn.TryNumber(name, culture, out _))];
        bool arePlaces = numbers.Index().All(number => number.Item == $"{number.Index}");
        bool areYears = numbers.All(number => int.TryParse(number, out int year) && year is >= 1900 and <= 2100);
        return arePlaces || areYears && Repeated.In(numbers) is null ? null : numbers[0];
    }
}
