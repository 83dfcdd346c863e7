using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>Makes values of the texts of fields.</summary>
internal static class FieldText
{
    /// <summary>
    /// What a target is that a file has no column of: NaN, which training refuses, where the type has it.
    /// </summary>
    public static T Absent<T>()
        where T : struct =>
        typeof(T) == typeof(float) ? (T)(object)float.NaN
        : typeof(T) == typeof(double) ? (T)(object)double.NaN
        : default;

    /// <summary>Parses a field; false where it is no such value.</summary>
    public static bool TryParse<T>(ReadOnlySpan<char> text, FieldFormat format, out T value)
        where T : struct, ISpanParsable<T>
    {
        // Of these branches the compiler keeps the one of T, and boxes nothing.
        bool isRead;
        if (typeof(T) == typeof(float))
        {
            isRead = TryFloat(text, format, out float number);
            value = (T)(object)number;
        }
        else if (typeof(T) == typeof(double))
        {
            isRead = TryDouble(text, format, out double number);
            value = (T)(object)number;
        }
        else if (typeof(T) == typeof(bool))
        {
            isRead = TryBool(text, out bool flag);
            value = (T)(object)flag;
        }
        else if (typeof(T) == typeof(DateOnly))
        {
            isRead = DateText.TryDate(text, format, out DateOnly date);
            value = (T)(object)date;
        }
        else if (typeof(T) == typeof(DateTime))
        {
            isRead = DateText.TryTime(text, format, out DateTimeOffset time);
            value = (T)(object)time.DateTime;
        }
        else if (typeof(T) == typeof(DateTimeOffset))
        {
            isRead = DateText.TryTime(text, format, out DateTimeOffset time);
            value = (T)(object)time;
        }
        else if (typeof(T) == typeof(Half))
        {
            isRead = Half.TryParse(text, NumberStyles.Float, format.Culture, out Half number) && Half.IsFinite(number);
            value = (T)(object)number;
        }
        else if (typeof(T) == typeof(decimal))
        {
            isRead = decimal.TryParse(text, NumberStyles.Float, format.Culture, out decimal number);
            value = (T)(object)number;
        }
        else
        {
            isRead = T.TryParse(text, format.Culture, out value) || TryWhole(text, format, out value);
        }

        return isRead;
    }

    /// <summary>What a field of a type has to be, in words: with the range where the text is a number.</summary>
    public static string Expected(Type type, ReadOnlySpan<char> text, FieldFormat format)
    {
        string range = type == typeof(float) ? ", at most 3.4e38" : type == typeof(double) ? ", at most 1.8e308" : "";
        bool isBeyond = range.Length > 0 && text.ContainsAnyInRange('0', '9')
            && double.TryParse(text, NumberStyles.Float, format.Culture, out _);
        return isBeyond ? Expected(type) + range : Expected(type);
    }

    /// <summary>What a field of a type has to be, in words.</summary>
    public static string Expected(Type type) =>
        type == typeof(float) ? "a finite float32"
        : type == typeof(double) ? "a finite float64"
        : type == typeof(Half) ? "a finite float16"
        : type == typeof(decimal) ? "a decimal number"
        : type == typeof(bool) ? "true or false, 1 or 0, yes or no"
        : type == typeof(DateOnly) ? "a date such as 2026-11-30"
        : type == typeof(DateTime) || type == typeof(DateTimeOffset) ? "a time such as 2026-11-30T17:40:00"
        : type == typeof(TimeOnly) || type == typeof(TimeSpan) ? "a time such as 17:40:00"
        : type == typeof(char) ? "one character"
        : type == typeof(string) ? "a text"
        : WholeRange(type) is { } range ? $"a whole number {range}"
        : $"a {type.Name}";

    private static string? WholeRange(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => Range(sbyte.MinValue, sbyte.MaxValue),
        TypeCode.Byte => Range(byte.MinValue, byte.MaxValue),
        TypeCode.Int16 => Range(short.MinValue, short.MaxValue),
        TypeCode.UInt16 => Range(ushort.MinValue, ushort.MaxValue),
        TypeCode.Int32 => Range(int.MinValue, int.MaxValue),
        TypeCode.UInt32 => Range(uint.MinValue, uint.MaxValue),
        TypeCode.Int64 => Range(long.MinValue, long.MaxValue),
        TypeCode.UInt64 => Range(ulong.MinValue, ulong.MaxValue),
        _ => null,
    };

    private static string Range<T>(T least, T most) => FormattableString.Invariant($"from {least} to {most}");

    private static bool TryFloat(ReadOnlySpan<char> text, FieldFormat format, out float number) =>
        (format.IsPlain && DecimalText.TryFloat(text, format.Point, out number))
        || (float.TryParse(text, NumberStyles.Float, format.Culture, out number) && float.IsFinite(number));

    private static bool TryDouble(ReadOnlySpan<char> text, FieldFormat format, out double number) =>
        (format.IsPlain && DecimalText.TryDouble(text, format.Point, out number))
        || (double.TryParse(text, NumberStyles.Float, format.Culture, out number) && double.IsFinite(number));

    private static bool TryBool(ReadOnlySpan<char> text, out bool flag)
    {
        flag = text is "1" || Is(text, "true") || Is(text, "yes");
        return flag || text is "0" || Is(text, "false") || Is(text, "no");

        static bool Is(ReadOnlySpan<char> text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    // pandas writes whole numbers with ".0" where one of the column is missing.
    private static bool TryWhole<T>(ReadOnlySpan<char> text, FieldFormat format, out T value)
        where T : struct, ISpanParsable<T>
    {
        value = default;
        return WholeRange(typeof(T)) is not null
            && decimal.TryParse(text, NumberStyles.Float, format.Culture, out decimal number)
            && decimal.IsInteger(number)
            && T.TryParse(
                number.ToString("0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out value);
    }
}
