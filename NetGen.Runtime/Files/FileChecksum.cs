using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace NetGen;

/// <summary>
/// The SHA-256 of all that a file says: its texts in the order of their names, then each tensor's name, type, shape and
/// values. It tells damage; whoever changes a file on purpose can change it, too.
/// </summary>
internal sealed class FileChecksum : IDisposable
{
    /// <summary>The name of the text that holds it, which is itself left out of it.</summary>
    public const string Key = "netgen.sha256";

    private const int PieceBytes = 1 << 20;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The checksum of a file that is open.</summary>
    public static string Of(TensorFile file)
    {
        using FileChecksum sum = new();
        sum.Add(file.Metadata);
        byte[] piece = new byte[PieceBytes];
        foreach (FileTensor tensor in file.Tensors)
        {
            sum.Add(tensor.ToString());
            for (long first = 0; first < tensor.ByteLength; first += PieceBytes)
            {
                Span<byte> bytes = piece.AsSpan(0, (int)Math.Min(PieceBytes, tensor.ByteLength - first));
                file.ReadBytes(tensor, bytes, first);
                sum.hash.AppendData(bytes);
            }
        }

        return sum.Text;
    }

    /// <summary>The checksum of a file that is to be written.</summary>
    public static string Of(
        IReadOnlyDictionary<string, string> metadata, IEnumerable<WrittenTensor> tensors, float[] piece)
    {
        using FileChecksum sum = new();
        sum.Add(metadata);
        using HashStream stream = new(sum.hash);
        foreach (WrittenTensor tensor in tensors)
        {
            sum.Add(FileTensor.Text(tensor.Name, tensor.Type, tensor.Shape));
            tensor.Write(stream, piece);
        }

        return sum.Text;
    }

    public void Dispose() => hash.Dispose();

    private string Text => Convert.ToHexStringLower(hash.GetHashAndReset());

    private void Add(IReadOnlyDictionary<string, string> metadata)
    {
        foreach ((string name, string text) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (name == Key)
                continue;
            Add(name);
            Add(text);
        }
    }

    // With its length in front, so that texts cannot run into each other.
    private void Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private sealed class HashStream(IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => hash.AppendData(buffer);

        public override void Write(byte[] buffer, int offset, int count) => hash.AppendData(buffer, offset, count);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
