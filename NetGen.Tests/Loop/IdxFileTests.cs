using System;
using System.IO;
using System.IO.Compression;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>Whole files are read, plain or packed; damaged ones are named with what was expected and found.</summary>
public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Whole = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6];

    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadsPlainAndPackedFiles(bool packed)
    {
        File.WriteAllBytes(path, packed ? Pack(Whole) : Whole);
        IdxFile file = IdxFile.Read(path);
        Assert.Equal([2, 3], file.Dimensions);
        Assert.Equal<byte>([1, 2, 3, 4, 5, 6], file.Values);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0 }, "expected a header of at least 4 bytes, found 2")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 1, 9 }, "expected two zero bytes at the start, found 0x01 0x00")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 1, 9 }, "expected element type 0x08 (unsigned byte), found 0x0D")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "expected at least 1 dimension, found 0")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "expected a header of 12 bytes, found 8")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "expected dimension 1 of at least 1, found 0")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF }, "expected dimension 1 of at least 1, found -1")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0 }, "expected at most 2147483647 values")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "expected 3 values (3), found 2")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "expected 1 values (1), found 2")]
    public void DamageIsNamed(byte[] bytes, string message)
    {
        File.WriteAllBytes(path, bytes);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));
        Assert.Contains(message, error.Message);
        Assert.Contains(path, error.Message);
    }

    [Fact]
    public void DamagedPackingIsNamed()
    {
        byte[] packed = Pack(Whole);
        packed[12] ^= 0x55;
        File.WriteAllBytes(path, packed);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => IdxFile.Read(path)).Message);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionMode.Compress))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
