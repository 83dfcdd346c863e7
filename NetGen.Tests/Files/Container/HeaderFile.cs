using System;
using System.Buffers.Binary;
using System.Text;

namespace NetGen.Tests.Container;

/// <summary>Files of a header as it is written here, and as many bytes of values as are asked for.</summary>
internal static class HeaderFile
{
    /// <summary>A header that says its own length.</summary>
    public static byte[] Of(string header, int values = 0) => Of(Encoding.UTF8.GetBytes(header), values);

    /// <summary>A header that says its own length.</summary>
    public static byte[] Of(ReadOnlySpan<byte> header, int values = 0) => Of((ulong)header.Length, header, values);

    /// <summary>A header that says another length.</summary>
    public static byte[] Of(ulong length, ReadOnlySpan<byte> header, int values = 0)
    {
        byte[] file = new byte[sizeof(ulong) + header.Length + values];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        header.CopyTo(file.AsSpan(sizeof(ulong)));
        return file;
    }
}
