using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>IDX files, plain and gzip, whole and damaged in every way.</summary>
public sealed class IdxFileTests
{
    private static readonly byte[] Whole = IdxBytes.Counting(251, 5, 4, 3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AWholeFileIsRead(bool zipped)
    {
        using TemporaryDirectory directory = new();
        IdxFile file = IdxFile.Read(directory.Write("numbers", zipped ? IdxBytes.Zip(Whole) : Whole));
        Assert.Equal([5, 4, 3], file.Dimensions);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => (byte)i), file.Values);
    }

    [Fact]
    public void TheContentTellsGzipNotTheName()
    {
        using TemporaryDirectory directory = new();
        Assert.Equal([5, 4, 3], IdxFile.Read(directory.Write("plain.gz", Whole)).Dimensions);
    }

    [Fact]
    public void AnEmptyFile() => IsDamaged([], "a header of at least 4 bytes", "found 0");

    [Fact]
    public void AHeaderCutShort() => IsDamaged(Whole[..9], "a header of 16 bytes (3 dimensions)", "found 9");

    [Fact]
    public void AForeignFile() => IsDamaged(
        "PNG or so"u8.ToArray(), "an IDX file, whose first two bytes are 0", "found 80 and 78");

    [Fact]
    public void AnotherElementType() =>
        IsDamaged(IdxBytes.Of(0x0D, [2], new byte[8]), "elements that are bytes (type 8)", "found type 13");

    [Fact]
    public void NoDimension() => IsDamaged([0, 0, 8, 0, 1], "at least 1 dimension", "found 0");

    [Theory]
    [InlineData(0, "found 0")]
    [InlineData(-1, "found 4294967295")]
    public void ADimensionOutOfRange(int dimension, string found) =>
        IsDamaged(IdxBytes.Of(8, [1, dimension], []), "dimension 2 from 1 to 2147483647", found);

    [Fact]
    public void MoreValuesThanAnArrayHolds() => IsDamaged(
        IdxBytes.Of(8, [70_000, 70_000, 70_000], []), $"at most {Array.MaxLength} values",
        "found dimensions 70000 x 70000 x 70000");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AValueTooFew(bool zipped) => IsDamaged(Zip(Whole[..^1], zipped), "60 values (5 x 4 x 3)", "found 59");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AValueTooMany(bool zipped) =>
        IsDamaged(Zip([.. Whole, 7], zipped), "60 values (5 x 4 x 3)", "found more");

    [Fact]
    public void GzipCutShortAnywhere()
    {
        byte[] zipped = IdxBytes.Zip(Whole);
        for (int length = 2; length < zipped.Length; length++)
            IsDamaged(zipped[..length], "expected", "found");
    }

    [Fact]
    public void GzipWithMoreBehindIt() => IsDamaged(
        [.. IdxBytes.Zip(Whole), 1, 2, 3, 4], "whole gzip data",
        "found damage: other bytes stand behind the last member.");

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(600)]
    [InlineData(9000)]
    public void GzipOfSeveralMembersWithZerosBehind(int zeros)
    {
        using TemporaryDirectory directory = new();
        for (int cut = 0; cut <= Whole.Length; cut += 19)
        {
            byte[] members = [.. IdxBytes.Zip(Whole[..cut]), .. IdxBytes.Zip(Whole[cut..])];
            Assert.Equal(Whole[16..], IdxFile.Read(directory.Write("members", members)).Values);
            string path = directory.Write("padded", [.. members, .. new byte[zeros]]);
            Assert.Equal(Whole[16..], IdxFile.Read(path).Values);
        }
    }

    [Fact]
    public void NoMoreIsUnpackedThanTheHeaderPromises()
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest))
        {
            stream.Write(IdxBytes.Of(8, [5], new byte[5]));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++)
                stream.Write(zeros);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        IsDamaged(packed.ToArray(), "5 values (5)", "found more");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DimensionsAskForNoMemoryThatTheDataCannotFill(bool zipped)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        IsDamaged(
            Zip(IdxBytes.Of(8, [40_000, 50_000], new byte[9]), zipped), "2,000,000,000 values (40000 x 50000)",
            "found 9");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void GzipWithAFlippedBit()
    {
        byte[] zipped = IdxBytes.Zip(Whole);
        zipped[zipped.Length / 2] ^= 0x10;
        IsDamaged(zipped, "expected whole gzip data", "found damage");
    }

    [Fact]
    public void GzipWithAWrongChecksum()
    {
        byte[] zipped = IdxBytes.Zip(Whole);
        zipped[^6] ^= 0x01;
        IsDamaged(zipped, "expected whole gzip data", "found damage");
    }

    [Fact]
    public void AMissingFile()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "missing");
        Assert.Contains(path, Assert.Throws<FileNotFoundException>(() => IdxFile.Read(path)).Message);
    }

    private static byte[] Zip(byte[] bytes, bool zipped) => zipped ? IdxBytes.Zip(bytes) : bytes;

    private static void IsDamaged(byte[] bytes, string expected, string found)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("numbers", bytes);
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path)).Message;
        Assert.StartsWith($"{path}: expected ", message);
        Assert.Contains(expected, message);
        Assert.Contains(found, message);
        Assert.DoesNotContain('\n', message);
    }
}
