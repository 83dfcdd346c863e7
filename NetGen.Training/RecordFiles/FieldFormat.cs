using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>How fields of a file are written.</summary>
internal sealed class FieldFormat
{
    private readonly string[] missing;
    private readonly int longestMissing;

    public FieldFormat(CultureInfo culture, IEnumerable<string> missing)
    {
        Culture = culture;
        NumberFormatInfo numbers = culture.NumberFormat;
        Point = numbers.NumberDecimalSeparator[0];
        IsPlain = numbers is { NumberDecimalSeparator.Length: 1, NegativeSign: "-" } && char.IsAscii(Point);
        DatePatterns = Patterns(culture, "dD");
        TimePatterns = Patterns(culture, "fFgGdD");

        // Fields have no white space at their ends.
        this.missing = [.. missing.Select(mark => mark.Trim()).Distinct()];
        longestMissing = this.missing.Select(mark => mark.Length).DefaultIfEmpty(-1).Max();
    }

    /// <summary>How numbers and dates are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Whether numbers are of digits, a minus and <see cref="Point"/>.</summary>
    public bool IsPlain { get; }

    /// <summary>The decimal point.</summary>
    public char Point { get; }

    /// <summary>The culture's patterns of dates, behind ISO 8601.</summary>
    public string[] DatePatterns { get; }

    /// <summary>Its patterns of dates with times.</summary>
    public string[] TimePatterns { get; }

    /// <summary>Whether a field means that nothing is known.</summary>
    public bool IsMissing(ReadOnlySpan<char> text)
    {
        if (text.Length > longestMissing)
            return false;
        foreach (string mark in missing)
            if (text.SequenceEqual(mark))
                return true;
        return false;
    }

    // All of them have a year: others would be of the year in which the program runs.
    private static string[] Patterns(CultureInfo culture, string kinds) =>
        [.. kinds.SelectMany(kind => culture.DateTimeFormat.GetAllDateTimePatterns(kind)).Distinct()];
}
