using System;

namespace NetGen.Training;

/// <summary>
/// Numbers of few digits without an exponent, which most numbers of files are: digits and a power of ten that are both
/// exact make a quotient that is rounded once, so that it has the bits of <see cref="double.Parse(string)"/> (Clinger,
/// "How to read floating point numbers accurately", 1990).
/// </summary>
internal static class DecimalText
{
    // 16 digits, a sign and a decimal point.
    private const int Longest = 18;
    private const int MostDigits = 16;

    private static ReadOnlySpan<double> Powers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    ];

    /// <summary>Parses a number that is written so; false where it is not, or might be rounded twice.</summary>
    /// <param name="text">The number.</param>
    /// <param name="point">The decimal point.</param>
    /// <param name="number">What it is.</param>
    public static bool TryDouble(ReadOnlySpan<char> text, char point, out double number)
    {
        bool isRead = TryDigits(text, point, out ulong digits, out int decimals) && digits <= 1ul << 53;
        number = isRead ? digits / Powers[decimals] : 0;
        number = text is ['-', ..] ? -number : number;
        return isRead;
    }

    /// <summary>The same for float32.</summary>
    public static bool TryFloat(ReadOnlySpan<char> text, char point, out float number)
    {
        bool isRead = TryDouble(text, point, out double wide);
        number = (float)wide;

        // Half way between two floats the double may be rounded itself.
        const long between = (1L << 29) - 1;
        return isRead && (BitConverter.DoubleToInt64Bits(wide) & between) != 1L << 28;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, char point, out ulong digits, out int decimals)
    {
        digits = 0;
        decimals = 0;
        if (text is ['-', ..])
            text = text[1..];
        if (text.Length > Longest)
            return false;
        int pointAt = -1;
        for (int i = 0; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9)
                digits = (digits * 10) + digit;
            else if (text[i] == point && pointAt < 0)
                pointAt = i;
            else
                return false;
        }

        decimals = pointAt < 0 ? 0 : text.Length - pointAt - 1;
        int count = pointAt < 0 ? text.Length : text.Length - 1;
        return count is > 0 and <= MostDigits;
    }
}
