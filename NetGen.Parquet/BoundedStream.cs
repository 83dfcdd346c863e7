using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NetGen.Parquet;

/// <summary>
/// A stream that a reader goes through some times at most. Parquet.Net reads damaged headers of pages without end:
/// where the stream ends, it takes -1 for a byte.
/// </summary>
/// <param name="source">What is read; it stays open.</param>
internal sealed class BoundedStream(Stream source) : Stream
{
    // Headers, pages and the footer are read once, the header's and footer's marks twice.
    private const int MostTimes = 4;
    private const int MostAtTheEnd = 1 << 10;

    private long left = (MostTimes * source.Length) + (1 << 16);
    private int atTheEnd;

    /// <summary>Why the source could not be read; null as long as it could.</summary>
    public Exception? Failure { get; private set; }

    public override bool CanRead => source.CanRead;

    public override bool CanSeek => source.CanSeek;

    public override bool CanWrite => false;

    public override long Length => source.Length;

    public override long Position
    {
        get => source.Position;
        set => source.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        int count;
        try
        {
            count = source.Read(buffer);
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }

        return Counted(count);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        byte read = 0;
        return Read(new Span<byte>(ref read)) == 0 ? -1 : read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Read(buffer.Span));

    public override long Seek(long offset, SeekOrigin origin)
    {
        Counted(1);
        return source.Seek(offset, origin);
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int count)
    {
        left -= count;
        if (count == 0)
            atTheEnd++;
        return left >= 0 && atTheEnd <= MostAtTheEnd
            ? count
            : throw new EndOfStreamException("a header goes on behind the end of the file.");
    }
}
