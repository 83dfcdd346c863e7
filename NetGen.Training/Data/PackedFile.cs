using System;
using System.IO;
using System.IO.Compression;

namespace NetGen.Training;

/// <summary>
/// The bytes of a file in order, unpacked where its first two say gzip (RFC 1952): one member or several, with or
/// without zero bytes behind the last. Nothing is unpacked ahead of what is read.
/// </summary>
internal sealed class PackedFile : ForwardStream
{
    private readonly string path;
    private readonly ZerosApart packed;
    private readonly GZipStream unpacked;

    private PackedFile(string path, FileStream file)
    {
        this.path = path;
        packed = new(file);
        unpacked = new(packed, CompressionMode.Decompress);
    }

    /// <summary>Opens a file, gzip or not.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Stream Open(string path)
    {
        FileStream file = File.OpenRead(path);
        try
        {
            Span<byte> start = stackalloc byte[2];
            bool isPacked = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
            file.Position = 0;
            return isPacked ? new PackedFile(path, file) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads unpacked bytes.</summary>
    /// <exception cref="InvalidDataException">The packed data is damaged; the message names the file.</exception>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            int count = unpacked.Read(buffer);
            return count > 0 || buffer.IsEmpty || packed.Fault is not { } fault
                ? count
                : throw new InvalidDataException(fault);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException(
                $"{path}: expected whole gzip data, found damage: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>
    /// The packed bytes up to the zeros at their end, then zeros one at a time, some more than there are. GZipStream
    /// takes data that is cut, and whatever stands behind it; how many zeros it asks for tells both: those that belong
    /// to the data, and one more, by which it sees that no other member follows.
    /// </summary>
    private sealed class ZerosApart : ForwardStream
    {
        // A checksum and a length, 8 bytes, and that one.
        private const int MostAsked = 16;

        private readonly FileStream file;
        private readonly long zeros;
        private long left;
        private int asked;

        public ZerosApart(FileStream file)
        {
            this.file = file;
            zeros = CountZerosAtEnd(file);
            left = file.Length - zeros;
            file.Position = 0;
        }

        /// <summary>What is wrong once nothing more comes; null where nothing is.</summary>
        public string? Fault => asked == 0 ? "other bytes stand behind the last member."
            : asked == MostAsked || asked - 1 > zeros ? "its end is missing." : null;

        public override int Read(Span<byte> buffer)
        {
            if (left > 0)
            {
                int count = file.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
                left -= count;
                return count;
            }

            if (asked == MostAsked || buffer.IsEmpty)
                return 0;
            asked++;
            buffer[0] = 0;
            return 1;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                file.Dispose();
            base.Dispose(disposing);
        }

        private static long CountZerosAtEnd(FileStream file)
        {
            byte[] block = new byte[4096];
            long end = file.Length;
            while (end > 0)
            {
                int count = (int)Math.Min(block.Length, end);
                file.Position = end - count;
                file.ReadExactly(block, 0, count);
                int last = block.AsSpan(0, count).LastIndexOfAnyExcept((byte)0);
                if (last >= 0)
                    return file.Length - (end - count + last + 1);
                end -= count;
            }

            return file.Length;
        }
    }
}
