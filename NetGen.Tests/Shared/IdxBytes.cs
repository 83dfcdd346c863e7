using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace NetGen.Tests;

/// <summary>Writes IDX files.</summary>
internal static class IdxBytes
{
    /// <summary>A whole file; value i is i modulo <paramref name="modulus"/>.</summary>
    public static byte[] Counting(int modulus, params int[] dimensions)
    {
        int length = dimensions.Aggregate(1, (product, dimension) => product * dimension);
        return Of(8, dimensions, [.. Enumerable.Range(0, length).Select(i => (byte)(i % modulus))]);
    }

    public static byte[] Of(byte type, int[] dimensions, byte[] values)
    {
        byte[] bytes = [0, 0, type, (byte)dimensions.Length, .. new byte[4 * dimensions.Length], .. values];
        for (int i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * i), dimensions[i]);
        return bytes;
    }

    public static byte[] Zip(byte[] bytes)
    {
        using MemoryStream zipped = new();
        using (GZipStream stream = new(zipped, CompressionLevel.Optimal))
            stream.Write(bytes);
        return zipped.ToArray();
    }

    /// <summary>The four files of MNIST, with as many random images as asked for.</summary>
    public static void WriteMnist(TemporaryDirectory directory, int training, int test)
    {
        Random random = new(1);
        foreach ((string part, int rows) in new[] { ("train", training), ("t10k", test) })
        {
            byte[] pixels = new byte[rows * 28 * 28];
            random.NextBytes(pixels);
            directory.Write($"{part}-images-idx3-ubyte.gz", Zip(Of(8, [rows, 28, 28], pixels)));
            directory.Write($"{part}-labels-idx1-ubyte", Counting(10, rows));
        }
    }
}
