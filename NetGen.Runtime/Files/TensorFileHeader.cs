using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Unicode;

namespace NetGen.CompilerServices;

/// <summary>
/// The header of a safetensors file, read without trust: nothing in it is used before it was checked, and memory is
/// taken for bytes alone that the file has.
/// </summary>
internal sealed class TensorFileHeader
{
    /// <summary>Most bytes of a header, as in the format's own library.</summary>
    public const int MostBytes = 100_000_000;

    /// <summary>The name that no tensor has: what it holds are texts.</summary>
    public const string MetadataName = "__metadata__";

    private const int LengthBytes = sizeof(ulong);

    // The header is an object of objects with arrays.
    private const int Depth = 3;

    private readonly string file;
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileTensor> tensors = new(StringComparer.Ordinal);

    private TensorFileHeader(string file) => this.file = file;

    /// <summary>The tensors in the order of their values.</summary>
    public FileTensor[] Tensors { get; private set; } = [];

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, FileTensor> ByName => tensors;

    /// <summary>Texts by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Where values start in the file.</summary>
    public long DataStart { get; private init; }

    /// <summary>Reads and checks the header.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="file">What errors call them.</param>
    /// <exception cref="InvalidDataException">Something is not as the format has it.</exception>
    public static TensorFileHeader Read(ByteSource source, string file)
    {
        byte[] text = ReadText(source, file);
        TensorFileHeader header = new(file) { DataStart = LengthBytes + text.Length };
        if (text.Length == 0 || text[0] != '{')
        {
            throw header.Damaged(
                "a header that starts with '{'", text.Length == 0 ? "an empty one" : $"byte {text[0]}");
        }

        if (!Utf8.IsValid(text))
            throw header.Damaged("a header in UTF-8", "bytes that are none");
        try
        {
            Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = Depth });
            header.ReadObject(ref reader);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"{file}: expected a header in JSON, found an error in line {error.LineNumber + 1}, byte "
                + $"{error.BytePositionInLine}.",
                error);
        }

        header.Order(source.Length - header.DataStart);
        return header;
    }

    private static byte[] ReadText(ByteSource source, string file)
    {
        if (source.Length < LengthBytes)
        {
            throw new InvalidDataException(
                $"{file}: expected {LengthBytes} bytes that tell the length of a header, found {source.Length}.");
        }

        Span<byte> start = stackalloc byte[LengthBytes];
        source.Read(start, 0);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        ulong most = (ulong)Math.Min(MostBytes, source.Length - LengthBytes);
        if (length > most)
            throw new InvalidDataException($"{file}: expected a header of at most {most} bytes, found {length}.");
        byte[] text = new byte[length];
        source.Read(text, LengthBytes);
        return text;
    }

    private void ReadObject(ref Utf8JsonReader reader)
    {
        bool hasMetadata = false;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(ref reader, "a name");
            reader.Read();
            if (name == MetadataName)
            {
                if (hasMetadata)
                    throw Damaged("each name once", "__metadata__ twice");
                hasMetadata = true;
                ReadMetadata(ref reader);
            }
            else if (!tensors.TryAdd(name, TensorEntry.Read(ref reader, name, this)))
            {
                throw Damaged("each name once", $"{Shown.Name(name)} twice");
            }
        }

        // What stands behind the last brace, spaces aside, is an error of the reader's own.
        reader.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Damaged("an object of texts in __metadata__", Kind(reader.TokenType));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text(ref reader, "a name in __metadata__");
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw Damaged($"a text for {Shown.Name(name)} in __metadata__", Kind(reader.TokenType));
            if (!metadata.TryAdd(name, Text(ref reader, $"the text of {Shown.Name(name)} in __metadata__")))
                throw Damaged("each name in __metadata__ once", $"{Shown.Name(name)} twice");
        }
    }

    // Each tensor's values stand right behind those of the one before it, and the last one's end the file.
    private void Order(long dataLength)
    {
        Tensors = [.. tensors.Values];
        Array.Sort(Tensors, (a, b) =>
            a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.ByteLength.CompareTo(b.ByteLength));
        long end = 0;
        foreach (FileTensor tensor in Tensors)
        {
            if (tensor.Start != end)
            {
                throw Damaged(
                    $"the values of {Shown.Name(tensor.Name)} from byte {end} on, without a hole or an overlap",
                    $"byte {tensor.Start}");
            }

            end += tensor.ByteLength;
            if (end > dataLength)
            {
                throw Damaged(
                    $"{end} bytes behind the header for the values up to {Shown.Name(tensor.Name)}", $"{dataLength}");
            }
        }

        if (end != dataLength)
            throw Damaged($"the end of the file behind {end} bytes of values", $"{dataLength} bytes");
    }

    /// <summary>A string that the reader stands on.</summary>
    public string Text(ref Utf8JsonReader reader, string what)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidDataException(
                $"{file}: expected Unicode text as {what}, found half of a surrogate pair.", error);
        }
    }

    /// <summary>What a token is called.</summary>
    public static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    /// <summary>The error of something that is not as expected.</summary>
    public InvalidDataException Damaged(string expected, string found) =>
        new($"{file}: expected {expected}, found {found}.");
}
