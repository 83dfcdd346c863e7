using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>Dates and times of files: ISO 8601, with T or a space in the middle, or in patterns of a culture.</summary>
internal static class DateText
{
    private const string Date = "yyyy-MM-dd";

    // K: nothing, Z or an offset. F: as many digits as there are.
    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
        Date,
    ];

    /// <summary>A date; one with a time only if that is midnight.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, FieldFormat format, out DateOnly date)
    {
        if (TryIsoDate(text, out date)
            || DateOnly.TryParseExact(text, format.DatePatterns, format.Culture, DateTimeStyles.None, out date))
        {
            return true;
        }

        bool isMidnight = TryTime(text, format, out DateTimeOffset time) && time.TimeOfDay == TimeSpan.Zero;
        date = DateOnly.FromDateTime(time.DateTime);
        return isMidnight;
    }

    /// <summary>A date with a time, at midnight where there is none; of offset 0 if it has none.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, FieldFormat format, out DateTimeOffset time)
    {
        if (TryIsoDate(text, out DateOnly date))
        {
            time = new(date, TimeOnly.MinValue, TimeSpan.Zero);
            return true;
        }

        const DateTimeStyles style = DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, style, out time)
            || DateTimeOffset.TryParseExact(text, format.TimePatterns, format.Culture, style, out time);
    }

    private static bool TryIsoDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != Date.Length || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out int year) || !TryDigits(text[5..7], out int month)
            || !TryDigits(text[8..], out int day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new(year, month, day);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (char letter in text)
        {
            if (!char.IsAsciiDigit(letter))
                return false;
            number = (number * 10) + letter - '0';
        }

        return true;
    }
}
