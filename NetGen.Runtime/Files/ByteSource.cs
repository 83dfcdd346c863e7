using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace NetGen.CompilerServices;

/// <summary>Bytes of a known number that are read from any place on: a file, or a stream.</summary>
internal abstract class ByteSource : IDisposable
{
    private const int Piece = 1 << 16;

    /// <summary>Bytes in all.</summary>
    public abstract long Length { get; }

    /// <summary>Fills a span with the bytes from a place on.</summary>
    /// <exception cref="EndOfStreamException">There are fewer: somebody cut the file since it was opened.</exception>
    public abstract void Read(Span<byte> destination, long from);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Opens a file.</summary>
    public static ByteSource Open(string path) =>
        new OfFile(File.OpenHandle(path, options: FileOptions.SequentialScan));

    /// <summary>
    /// What a stream has from its position on. One that cannot seek is read to its end first, in pieces, so that it
    /// takes no more memory than it has bytes.
    /// </summary>
    public static ByteSource Of(Stream stream)
    {
        if (stream.CanSeek)
            return new OfStream(stream);
        MemoryStream copy = new();
        stream.CopyTo(copy, Piece);
        copy.Position = 0;
        return new OfStream(copy);
    }

    private sealed class OfFile(SafeFileHandle handle) : ByteSource
    {
        public override long Length { get; } = RandomAccess.GetLength(handle);

        public override void Read(Span<byte> destination, long from)
        {
            while (destination.Length > 0)
            {
                int count = RandomAccess.Read(handle, destination, from);
                if (count == 0)
                    throw new EndOfStreamException();
                destination = destination[count..];
                from += count;
            }
        }

        public override void Dispose() => handle.Dispose();
    }

    private sealed class OfStream(Stream stream) : ByteSource
    {
        private readonly long start = stream.Position;

        public override long Length { get; } = Math.Max(0, stream.Length - stream.Position);

        public override void Read(Span<byte> destination, long from)
        {
            if (stream.Position != start + from)
                stream.Position = start + from;
            stream.ReadExactly(destination);
        }

        // The stream is the caller's.
        public override void Dispose()
        {
        }
    }
}
