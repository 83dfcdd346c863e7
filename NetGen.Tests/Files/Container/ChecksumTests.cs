using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Xunit;

namespace NetGen.Tests.Container;

/// <summary>A file with a checksum tells each change of what it says.</summary>
public sealed class ChecksumTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void AWholeFileIsFoundWhole()
    {
        using TensorFile file = TensorFile.Open(directory.Write("whole", Bytes(addsChecksum: true)));
        file.VerifyChecksum();
        Assert.Equal("0.5", file.Metadata["rate"]);
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f], file.Read<float>(file.Find("first")!));
    }

    [Fact]
    public void AnyOtherBitIsToldOf()
    {
        byte[] whole = Bytes(addsChecksum: true);
        int told = 0;
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 1;
            string path = directory.Write("changed", changed);
            try
            {
                using TensorFile file = TensorFile.Open(path);
                file.VerifyChecksum();
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith(path, error.Message);
                told++;
            }
        }

        // What is left are blanks of the header, if any.
        Assert.InRange(told, whole.Length - 8, whole.Length);
    }

    [Fact]
    public void AFileWithoutOneSaysSo()
    {
        string path = directory.Write("without", Bytes(addsChecksum: false));
        using TensorFile file = TensorFile.Open(path);
        Assert.Equal(
            $"{path}: expected a checksum, found none.",
            Assert.Throws<InvalidDataException>(file.VerifyChecksum).Message);
    }

    // From a description of the format: SHA-256 of lengths and texts, then of tensors in the order of their values.
    [Fact]
    public void ItIsTheSha256OfAllThatTheFileSays()
    {
        List<byte> said = [];
        foreach (string text in (string[])["note", "a", "rate", "0.5"])
            Say(text);
        Say("first: F32 2 x 3");
        foreach (float value in (float[])[1, 2, 3, 4, 5, 6])
            said.AddRange(BitConverter.GetBytes(value));
        Say("second: U8 2");
        said.AddRange([7, 8]);
        string expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(said.ToArray()));
        using TensorFile file = TensorFile.Open(directory.Write("whole", Bytes(addsChecksum: true)));
        Assert.Equal(expected, file.Metadata["netgen.sha256"]);

        void Say(string text)
        {
            said.AddRange(BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)));
            said.AddRange(Encoding.UTF8.GetBytes(text));
        }
    }

    private static byte[] Bytes(bool addsChecksum)
    {
        TensorFileWriter writer = new() { AddsChecksum = addsChecksum };
        writer.Add<byte>("second", [7, 8]);
        writer.Add<float>("first", [1, 2, 3, 4, 5, 6], 2, 3);
        writer.AddText("rate", "0.5");
        writer.AddText("note", "a");
        using MemoryStream stream = new();
        writer.Save(stream);
        return stream.ToArray();
    }
}
