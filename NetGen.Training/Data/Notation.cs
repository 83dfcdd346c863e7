using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>Whether a text was meant as a number or a time, however it is written.</summary>
internal static class Notation
{
    private const int DigitsOfAYear = 4;

    private static readonly char[] Units = ['$', '€', '£', '¥', '%', ' '];

    private static readonly CultureInfo Comma = new("")
    {
        NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
        DateTimeFormat = { ShortDatePattern = "dd/MM/yyyy" },
    };

    /// <summary>Whether it is a number of some culture, in some unit, with or without groups of digits.</summary>
    public static bool IsNumber(string text)
    {
        ReadOnlySpan<char> number = text.AsSpan().Trim(Units);
        return double.TryParse(number, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
            || double.TryParse(number, NumberStyles.Any, Comma, out _);
    }

    /// <summary>Whether it is a number that float32 cannot hold.</summary>
    public static bool IsTooLarge(string text, CultureInfo culture) =>
        double.TryParse(text, NumberStyles.Float, culture, out double number) && !float.IsFinite((float)number);

    /// <summary>
    /// Whether it is a date with a year, or a time of day: ranges such as 3-4, and the name of a month, are neither.
    /// </summary>
    public static bool IsTime(string text, CultureInfo culture)
    {
        if (!text.Contains(':') && !HasYear(text) && !HasThreeParts(text))
            return false;
        return Parses(text, culture) || Parses(text, CultureInfo.InvariantCulture) || Parses(text, Comma);
    }

    private static bool Parses(string text, CultureInfo culture) =>
        DateTime.TryParse(text, culture, DateTimeStyles.AllowWhiteSpaces, out _);

    private static bool HasYear(string text)
    {
        int run = 0;
        foreach (char letter in text)
        {
            run = char.IsAsciiDigit(letter) ? run + 1 : 0;
            if (run == DigitsOfAYear)
                return true;
        }

        return false;
    }

    private static bool HasThreeParts(string text) =>
        text.AsSpan().Count('/') == 2 || text.AsSpan().Count('-') == 2 || text.AsSpan().Count('.') == 2;
}
