using System;
using System.Buffers.Binary;
using System.IO;

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
    private const int FirstPiece = 1 << 16;

    internal string Shape => Join(Dimensions);

    /// <summary>Reads a file: as many values as its dimensions promise, and no byte more.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or of another format; the message names the file, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        using Stream stream = PackedFile.Open(path);
        int[] dimensions = ReadDimensions(path, stream);
        long length = 1;
        foreach (int dimension in dimensions)
        {
            length *= dimension;
            if (length > Array.MaxLength)
                throw Damaged(path, $"at most {Array.MaxLength} values", $"dimensions {Join(dimensions)}");
        }

        byte[] values = ReadValues(stream, (int)length);
        string promised = Counted.Text($"{length} values ({Join(dimensions)})");
        if (values.Length < length)
            throw Damaged(path, promised, Counted.Text($"{values.Length}"));
        return stream.ReadByte() < 0 ? new(dimensions, values) : throw Damaged(path, promised, "more");
    }

    private static int[] ReadDimensions(string path, Stream stream)
    {
        byte[] start = new byte[BytesBeforeDimensions];
        int found = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (found < start.Length)
            throw Damaged(path, $"a header of at least {BytesBeforeDimensions} bytes", $"{found}");
        if (start[0] != 0 || start[1] != 0)
            throw Damaged(path, "an IDX file, whose first two bytes are 0", $"{start[0]} and {start[1]}");
        if (start[2] != UnsignedByte)
            throw Damaged(path, "elements that are bytes (type 8)", $"type {start[2]}");
        int[] dimensions = new int[start[3]];
        if (dimensions.Length == 0)
            throw Damaged(path, "at least 1 dimension", "0");
        byte[] rest = new byte[4 * dimensions.Length];
        found += stream.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false);
        int header = BytesBeforeDimensions + rest.Length;
        if (found < header)
            throw Damaged(path, $"a header of {header} bytes ({dimensions.Length} dimensions)", $"{found}");
        for (int i = 0; i < dimensions.Length; i++)
        {
            uint dimension = BinaryPrimitives.ReadUInt32BigEndian(rest.AsSpan(4 * i));
            if (dimension is 0 or > int.MaxValue)
                throw Damaged(path, $"dimension {i + 1} from 1 to {int.MaxValue}", $"{dimension}");
            dimensions[i] = (int)dimension;
        }

        return dimensions;
    }

    // In pieces: damaged dimensions must not ask for memory that the data cannot fill.
    private static byte[] ReadValues(Stream stream, int length)
    {
        byte[] values = new byte[Math.Min(length, FirstPiece)];
        int count = 0;
        while (true)
        {
            count += stream.ReadAtLeast(values.AsSpan(count), values.Length - count, throwOnEndOfStream: false);
            if (count < values.Length)
                return values[..count];
            if (count == length)
                return values;
            Array.Resize(ref values, (int)Math.Min(length, 2L * count));
        }
    }

    private static string Join(int[] dimensions) => string.Join(" x ", dimensions);

    private static InvalidDataException Damaged(string path, string expected, string found) =>
        new($"{path}: expected {expected}, found {found}.");
}
