using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace NetGen.Benchmarks.Peers;

/// <summary>Writes one message in protobuf's wire format: a tag (field number, wire type), then the value.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintType = 0;
    private const int LengthType = 2;
    private const int Fixed32Type = 5;

    private readonly MemoryStream bytes = new();

    /// <summary>The message.</summary>
    public byte[] ToArray() => bytes.ToArray();

    /// <summary>An integer, an enum or a boolean.</summary>
    public ProtobufWriter Add(int field, long value)
    {
        Varint((ulong)(field << 3 | VarintType));
        Varint((ulong)value);
        return this;
    }

    /// <summary>A float.</summary>
    public ProtobufWriter Add(int field, float value)
    {
        Varint((ulong)(field << 3 | Fixed32Type));
        Span<byte> little = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(little, value);
        bytes.Write(little);
        return this;
    }

    /// <summary>Text.</summary>
    public ProtobufWriter Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message within the message.</summary>
    public ProtobufWriter Add(int field, ProtobufWriter message) => Add(field, message.ToArray());

    /// <summary>Bytes.</summary>
    public ProtobufWriter Add(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)(field << 3 | LengthType));
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private void Varint(ulong value)
    {
        for (; value > 127; value >>= 7)
            bytes.WriteByte((byte)(value | 128));
        bytes.WriteByte((byte)value);
    }
}
