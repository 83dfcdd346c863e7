using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Training;

/// <summary>
/// Numbers of few digits without an exponent, which most numbers of files are: digits and a power of ten that are both
/// exact make a quotient that is rounded once, so that it has the bits of <see cref="double.Parse(string)"/> (Clinger,
/// "How to read floating point numbers accurately", 1990).
/// </summary>
internal static class DecimalText
{
    private const int Longest = 16;
    private const ulong Zeros = 0x3030303030303030;

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
        if (text.Length is 0 or > Longest)
            return false;
        Vector128<byte> letters = RightAligned(text);
        Vector128<byte> values = letters - Vector128.Create((byte)'0');
        uint points = Vector128.Equals(letters, Vector128.Create((byte)point)).ExtractMostSignificantBits();
        if (points != 0)
        {
            if (!BitOperations.IsPow2(points) || text.Length == 1)
                return false;
            int pointAt = BitOperations.TrailingZeroCount(points);
            decimals = Vector128<byte>.Count - 1 - pointAt;
            values = Without(values, pointAt);
        }

        digits = (Joined(values.AsUInt64()[0]) * 100_000_000) + Joined(values.AsUInt64()[1]);
        return !Vector128.GreaterThanAny(values, Vector128.Create((byte)9));
    }

    /// <summary>The characters as bytes behind zeros, 255 for those that are none of ASCII.</summary>
    private static Vector128<byte> RightAligned(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<ushort> letters = MemoryMarshal.Cast<char, ushort>(text);
        int count = letters.Length;
        if (count >= 8)
        {
            // The first 8 and the last 8 may overlap.
            Vector128<ulong> ends = Vector128.NarrowWithSaturation(
                Vector128.Create(letters), Vector128.Create(letters[^8..])).AsUInt64();
            return Vector128.Create(Padded(ends[0], count - 8), ends[1]).AsByte();
        }

        ulong last = 0;
        if (count >= 4)
        {
            ulong narrow = Vector128.NarrowWithSaturation(
                Vector128.Create(
                    MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(letters)),
                    MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(letters[^4..]))).AsUInt16(),
                Vector128<ushort>.Zero).AsUInt64()[0];
            last = (Padded(narrow, count - 4) >> 32) | (narrow & 0xFFFFFFFF00000000);
        }
        else
        {
            last = Zeros;
            foreach (ushort letter in letters)
                last = (last >> 8) | ((ulong)Math.Min(letter, (ushort)255) << 56);
        }

        return Vector128.Create(Zeros, last).AsByte();
    }

    /// <summary>The first bytes, in the order of memory, as the last ones behind zeros.</summary>
    private static ulong Padded(ulong bytes, int count)
    {
        int bits = 8 * (8 - count);
        return count == 0 ? Zeros : (bytes << bits) | (Zeros & ((1ul << bits) - 1));
    }

    private static Vector128<byte> Without(Vector128<byte> values, int place)
    {
        // What stands in front of it goes one place back; there is no place -1, which is zero.
        Vector128<byte> places = Vector128<byte>.Indices;
        return Vector128.Shuffle(
            values, places + Vector128.LessThanOrEqual(places, Vector128.Create((byte)place)));
    }

    /// <summary>The number of 8 digits, the first in the lowest byte: pairs, fours, all.</summary>
    private static ulong Joined(ulong digits)
    {
        const ulong fours = 0x000000FF000000FF;
        ulong pairs = (digits * 10) + (digits >> 8);
        return (((pairs & fours) * (100 + (1_000_000ul << 32)))
            + (((pairs >> 16) & fours) * (1 + (10_000ul << 32)))) >> 32;
    }
}
