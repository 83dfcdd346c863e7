using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>
/// Collects named tensors and texts, and writes them as one safetensors file. Values are not copied: they are read when
/// the file is written.
/// </summary>
public sealed class TensorFileWriter
{
    private const int PieceFloats = 1 << 18;

    private readonly List<WrittenTensor> tensors = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> metadata = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether a SHA-256 of texts, names, shapes and values is written, too, which
    /// <see cref="TensorFile.VerifyChecksum"/> compares.
    /// </summary>
    public bool AddsChecksum { get; init; }

    /// <summary>Adds a text that stands beside the tensors.</summary>
    /// <exception cref="ArgumentException">There is a text of that name.</exception>
    public void AddText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        if (!metadata.TryAdd(name, text))
            throw new ArgumentException($"Expected a name without a text, found '{name}' twice.", nameof(name));
    }

    /// <summary>Adds a tensor.</summary>
    /// <typeparam name="T">A number of 1 to 8 bytes, or bool.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="values">Its values, row by row.</param>
    /// <param name="shape">Its dimensions; left out, those of a vector.</param>
    /// <exception cref="ArgumentException">
    /// There is a tensor of that name, the shape has another number of values, or the format has no such type.
    /// </exception>
    public void Add<T>(string name, T[] values, params ReadOnlySpan<long> shape)
        where T : unmanaged => Add(name, new ReadOnlyMemory<T>(values), shape);

    /// <inheritdoc cref="Add{T}(string, T[], ReadOnlySpan{long})"/>
    public void Add<T>(string name, ReadOnlyMemory<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        long[] dimensions = shape.Length == 0 ? [values.Length] : shape.ToArray();
        if (TensorTypes.Count(dimensions) != values.Length)
        {
            throw new ArgumentException(
                $"Expected values for a shape of {FileTensor.ShapeText(dimensions)}, found {values.Length}.",
                nameof(values));
        }

        Add(new WrittenTensor(name, TensorTypes.Of<T>(), dimensions, (stream, _) =>
            stream.Write(MemoryMarshal.AsBytes(values.Span))));
    }

    /// <summary>Writes the file: as a whole, or not at all, and then an older one stays.</summary>
    /// <remarks>What is there first is <c>path.tmp</c> beside it.</remarks>
    /// <exception cref="IOException">The file cannot be written, such as where the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (byte[] header, WrittenTensor[] ordered) = Header();
        AtomicFile.Write(path, header.Length + BytesOf(ordered), stream => Write(stream, header, ordered));
    }

    /// <summary>Writes the file to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        (byte[] header, WrittenTensor[] ordered) = Header();
        Write(stream, header, ordered);
    }

    /// <summary>Adds a tensor whose values are made while the file is written.</summary>
    internal void Add(WrittenTensor tensor)
    {
        ArgumentException.ThrowIfNullOrEmpty(tensor.Name, "name");
        if (tensor.Name == TensorFileHeader.MetadataName || !names.Add(tensor.Name))
        {
            throw new ArgumentException(
                $"Expected a name that no other tensor has, found '{tensor.Name}'.", "name");
        }

        tensors.Add(tensor);
    }

    // The widest types first: then each value stands at a multiple of its width.
    private (byte[] Header, WrittenTensor[] Ordered) Header()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Expected a little-endian processor, found a big-endian one.");
        WrittenTensor[] ordered = [.. tensors.OrderByDescending(tensor => TensorTypes.Width(tensor.Type))];
        if (AddsChecksum)
            metadata[FileChecksum.Key] = FileChecksum.Of(metadata, ordered, Piece(ordered));
        return (HeaderText.Write(ordered, metadata), ordered);
    }

    private static long BytesOf(WrittenTensor[] tensors)
    {
        long bytes = 0;
        foreach (WrittenTensor tensor in tensors)
            bytes += tensor.ByteLength;
        return bytes;
    }

    private static float[] Piece(WrittenTensor[] ordered) =>
        new float[(int)Math.Min(PieceFloats, BytesOf(ordered) / sizeof(float))];

    private static void Write(Stream stream, byte[] header, WrittenTensor[] ordered)
    {
        stream.Write(header);
        float[] piece = Piece(ordered);
        foreach (WrittenTensor tensor in ordered)
            tensor.Write(stream, piece);
    }
}

/// <summary>A tensor that is to be written.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Write">Writes its values, by way of a piece of memory where they have to be put in order first.</param>
internal sealed record WrittenTensor(string Name, TensorType Type, long[] Shape, Action<Stream, float[]> Write)
{
    /// <summary>Bytes of its values.</summary>
    public long ByteLength => TensorTypes.Count(Shape) * TensorTypes.Width(Type);
}
