using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetGen.CompilerServices;

/// <summary>Writes the header of a safetensors file.</summary>
internal static class HeaderText
{
    // Values start at a multiple of a cache line.
    private const int Alignment = 64;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its length and its text, padded with spaces.</summary>
    /// <exception cref="ArgumentException">It is longer than a reader may take, or a name is no Unicode.</exception>
    public static byte[] Write(WrittenTensor[] ordered, IReadOnlyDictionary<string, string> metadata)
    {
        ArrayBufferWriter<byte> text = new();
        text.Write(stackalloc byte[sizeof(ulong)]);
        using (Utf8JsonWriter writer = new(text, Options))
            Write(writer, ordered, metadata);
        int padding = (Alignment - text.WrittenCount % Alignment) % Alignment;
        text.GetSpan(padding)[..padding].Fill((byte)' ');
        text.Advance(padding);
        byte[] header = text.WrittenSpan.ToArray();
        int length = header.Length - sizeof(ulong);
        if (length > TensorFileHeader.MostBytes)
        {
            throw new ArgumentException(
                $"Expected names, shapes and texts of at most {TensorFileHeader.MostBytes} bytes, found {length}.");
        }

        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        return header;
    }

    private static void Write(
        Utf8JsonWriter writer, WrittenTensor[] ordered, IReadOnlyDictionary<string, string> metadata)
    {
        writer.WriteStartObject();
        if (metadata.Count > 0)
        {
            writer.WriteStartObject(TensorFileHeader.MetadataName);
            foreach ((string name, string value) in metadata)
                writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        long start = 0;
        foreach (WrittenTensor tensor in ordered)
        {
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", TensorTypes.NameOf(tensor.Type));
            WriteNumbers(writer, "shape", tensor.Shape);
            WriteNumbers(writer, "data_offsets", [start, start + tensor.ByteLength]);
            writer.WriteEndObject();
            start += tensor.ByteLength;
        }

        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}
