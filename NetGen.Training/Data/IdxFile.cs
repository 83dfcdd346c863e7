using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace NetGen.Training;

/// <summary>A file of unsigned bytes in the IDX format of MNIST, plain or gzip, whichever its first bytes say.</summary>
/// <param name="Dimensions">Its dimensions, such as 60000, 28, 28.</param>
/// <param name="Values">The bytes, the last dimension running fastest.</param>
public sealed record IdxFile(int[] Dimensions, byte[] Values)
{
    private const byte UnsignedByte = 8;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another format; the message names what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        byte[] bytes = Unpack(path, File.ReadAllBytes(path));
        if (bytes.Length < 4)
            throw Damaged(path, "a header of at least 4 bytes", $"{bytes.Length}");
        if (bytes[0] != 0 || bytes[1] != 0)
            throw Damaged(path, "two zero bytes at the start", $"0x{bytes[0]:X2} 0x{bytes[1]:X2}");
        if (bytes[2] != UnsignedByte)
            throw Damaged(path, "element type 0x08 (unsigned byte)", $"0x{bytes[2]:X2}");
        int count = bytes[3];
        int header = 4 + 4 * count;
        if (count == 0 || bytes.Length < header)
            throw Damaged(path, count == 0 ? "at least 1 dimension" : $"a header of {header} bytes", count == 0 ? "0" : $"{bytes.Length}");

        int[] dimensions = new int[count];
        long length = 1;
        for (int i = 0; i < count; i++)
        {
            dimensions[i] = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 + 4 * i));
            if (dimensions[i] <= 0)
                throw Damaged(path, $"dimension {i + 1} of at least 1", $"{dimensions[i]}");
            length *= dimensions[i];
            if (length > int.MaxValue)
                throw Damaged(path, $"at most {int.MaxValue} values", $"dimensions {string.Join(" x ", dimensions[..(i + 1)])}");
        }

        if (bytes.Length - header != length)
            throw Damaged(path, $"{length} values ({string.Join(" x ", dimensions)})", $"{bytes.Length - header}");
        return new IdxFile(dimensions, bytes[header..]);
    }

    private static byte[] Unpack(string path, byte[] bytes)
    {
        if (bytes.Length < 2 || bytes[0] != 0x1F || bytes[1] != 0x8B)
            return bytes;
        try
        {
            using GZipStream stream = new(new MemoryStream(bytes), CompressionMode.Decompress);
            using MemoryStream unpacked = new();
            stream.CopyTo(unpacked);
            return unpacked.ToArray();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: expected whole gzip data, found damage ({error.Message})", error);
        }
    }

    private static InvalidDataException Damaged(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}.");
}
