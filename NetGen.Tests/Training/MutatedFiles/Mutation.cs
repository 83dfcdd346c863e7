using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace NetGen.Tests.MutatedFiles;

/// <summary>Damages the bytes of a file as disks, editors, transfers and other programs do.</summary>
internal static class Mutation
{
    private static readonly byte[] Bytes = [0, 1, 0x7F, 0x80, 0xFF, .. "\"\"\",;\n\r\t #-.0e"u8];

    private static readonly int[] Numbers = [0, 1, -1, 255, 1 << 16, 1 << 28, int.MaxValue, int.MinValue];

    private static readonly byte[][] Texts =
    [
        .. new[]
        {
            "\r\n", "\n\n", "\"\n", ",,", "\"\"", " \"", "NaN", "1e39", "1,5", "-", "?", "2024-01-05", "\uFEFF", "é",
        }
        .Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>One change to four, mostly one.</summary>
    public static byte[] Of(byte[] whole, byte[] other, Random random)
    {
        byte[] bytes = whole;
        for (int left = random.Next(1, random.Next(2, 6)); left > 0; left--)
            bytes = Once(bytes, other, random);
        return bytes;
    }

    /// <summary>Damages what is packed, or the packed bytes, or both.</summary>
    public static byte[] OfPacked(byte[] whole, byte[] other, Random random)
    {
        byte[] bytes = random.Next(3) == 0 ? whole : Of(whole, other, random);
        int cut = random.Next(bytes.Length + 1);
        byte[] packed = random.Next(4) == 0
            ? [.. IdxBytes.Zip(bytes[..cut]), .. IdxBytes.Zip(bytes[cut..])]
            : IdxBytes.Zip(bytes);
        return random.Next(3) == 0 ? packed : Once(packed, IdxBytes.Zip(other), random);
    }

    private static byte[] Once(byte[] bytes, byte[] other, Random random)
    {
        int at = random.Next(bytes.Length + 1);
        int length = Math.Min(bytes.Length - at, random.Next(random.Next(4) == 0 ? 5000 : 12));
        int elsewhere = random.Next(other.Length + 1);
        switch (random.Next(9))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3:
                return [.. bytes[..at], Any(Bytes, random), .. bytes[at..]];
            case 4:
                return [.. bytes[..at], .. Any(Texts, random), .. bytes[at..]];
            case 5:
                return [.. bytes[..at], .. other[elsewhere..]];
            case 6:
                return random.Next(2) == 0 ? [.. bytes, .. new byte[length]] : [.. bytes, .. other[..elsewhere]];
            case 7:
                return Overwritten(bytes, at, random);
            default:
                byte[] flipped = [.. bytes];
                if (at < flipped.Length)
                    flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }

    private static byte[] Overwritten(byte[] bytes, int at, Random random)
    {
        byte[] changed = [.. bytes];
        int number = Any(Numbers, random);
        if (changed.Length - at < 4)
            changed.AsSpan(at).Fill(Any(Bytes, random));
        else if (random.Next(2) == 0)
            BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), number);
        else
            BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(at), number);
        return changed;
    }

    private static T Any<T>(T[] items, Random random) => items[random.Next(items.Length)];
}
