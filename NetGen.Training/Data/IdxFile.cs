using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace NetGen.Training;

/// <summary>
/// A file of unsigned bytes in the IDX format of MNIST, plain or gzip, whichever its first bytes say. Unpacked it has
/// two zero bytes, the element type, the number of dimensions, each dimension as 32 bits (big-endian), then the values.
/// </summary>
/// <param name="Dimensions">Its dimensions, such as 60000, 28, 28.</param>
/// <param name="Values">The bytes, the last dimension running fastest.</param>
public sealed record IdxFile(int[] Dimensions, byte[] Values)
{
    private const byte UnsignedByte = 8;
    private const int BytesBeforeDimensions = 4;

    internal string Shape => Join(Dimensions);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or of another format; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        byte[] bytes = Unpack(path, File.ReadAllBytes(path));
        int[] dimensions = ReadDimensions(path, bytes);
        long length = 1;
        foreach (int dimension in dimensions)
        {
            length *= dimension;
            if (length > Array.MaxLength)
                throw Damaged(path, $"at most {Array.MaxLength} values", $"dimensions {Join(dimensions)}");
        }

        int header = BytesBeforeDimensions + 4 * dimensions.Length;
        if (bytes.Length - header != length)
        {
            throw Damaged(
                path, Counted.Text($"{length} values ({Join(dimensions)})"), Counted.Text($"{bytes.Length - header}"));
        }

        return new IdxFile(dimensions, bytes[header..]);
    }

    private static int[] ReadDimensions(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < BytesBeforeDimensions)
            throw Damaged(path, $"a header of at least {BytesBeforeDimensions} bytes", $"{bytes.Length}");
        if (bytes[0] != 0 || bytes[1] != 0)
            throw Damaged(path, "an IDX file, whose first two bytes are 0", $"{bytes[0]} and {bytes[1]}");
        if (bytes[2] != UnsignedByte)
            throw Damaged(path, "elements that are bytes (type 8)", $"type {bytes[2]}");
        int[] dimensions = new int[bytes[3]];
        int header = BytesBeforeDimensions + 4 * dimensions.Length;
        if (dimensions.Length == 0)
            throw Damaged(path, "at least 1 dimension", "0");
        if (bytes.Length < header)
            throw Damaged(path, $"a header of {header} bytes ({dimensions.Length} dimensions)", $"{bytes.Length}");
        for (int i = 0; i < dimensions.Length; i++)
        {
            uint found = BinaryPrimitives.ReadUInt32BigEndian(bytes[(BytesBeforeDimensions + 4 * i)..]);
            if (found is 0 or > int.MaxValue)
                throw Damaged(path, $"dimension {i + 1} from 1 to {int.MaxValue}", $"{found}");
            dimensions[i] = (int)found;
        }

        return dimensions;
    }

    private static byte[] Unpack(string path, byte[] bytes)
    {
        if (bytes.Length < 2 || bytes[0] != 0x1F || bytes[1] != 0x8B)
            return bytes;
        using MemoryStream unpacked = new();
        try
        {
            using GZipStream stream = new(new MemoryStream(bytes), CompressionMode.Decompress);
            stream.CopyTo(unpacked);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"{path}: expected whole gzip data, found damage: {error.Message.ReplaceLineEndings(" ")}", error);
        }

        // GZipStream checks a checksum that is there, but takes data without it: a file cut within its last 8 bytes.
        uint end = bytes.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(^4..));
        if (end != unpacked.Length)
            throw Damaged(path, $"gzip data that ends with its unpacked length, {unpacked.Length}", $"{end}");
        return unpacked.ToArray();
    }

    private static string Join(int[] dimensions) => string.Join(" x ", dimensions);

    private static InvalidDataException Damaged(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}.");
}
