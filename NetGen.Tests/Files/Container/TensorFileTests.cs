using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace NetGen.Tests.Container;

/// <summary>What is written is read again, and the bytes are those that the format describes.</summary>
public sealed class TensorFileTests : IDisposable
{
    private static readonly float[] Values = [1f, -0f, float.NaN, float.PositiveInfinity, float.Epsilon, 1e38f];

    private readonly TemporaryDirectory directory = new();

    private string Path => System.IO.Path.Combine(directory.Path, "weights.safetensors");

    public void Dispose() => directory.Dispose();

    [Fact]
    public void BytesAreAsTheFormatDescribesThem()
    {
        Sample().Save(Path);
        byte[] bytes = File.ReadAllBytes(Path);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, (8 + length) % 64);
        string text = Encoding.UTF8.GetString(bytes, 8, length);
        Assert.StartsWith("{", text);
        using JsonDocument header = JsonDocument.Parse(text);
        Assert.Equal("übung", header.RootElement.GetProperty("__metadata__").GetProperty("note").GetString());
        JsonElement matrix = header.RootElement.GetProperty("layer.weight");
        Assert.Equal("F32", matrix.GetProperty("dtype").GetString());
        Assert.Equal([2, 3], matrix.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        int start = 8 + length + matrix.GetProperty("data_offsets")[0].GetInt32();
        for (int i = 0; i < Values.Length; i++)
        {
            Assert.Equal(
                BitConverter.SingleToUInt32Bits(Values[i]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(start + 4 * i)));
        }
    }

    [Fact]
    public void EveryTensorStandsAtAMultipleOfItsWidth()
    {
        TensorFileWriter writer = new();
        writer.Add("bytes", new byte[3]);
        writer.Add("floats", new float[5]);
        writer.Add("shorts", new short[1]);
        writer.Add("doubles", new double[1]);
        writer.Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        Assert.Equal(["doubles", "floats", "shorts", "bytes"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([0L, 8, 28, 30], file.Tensors.Select(tensor => tensor.Start));
    }

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        Sample().Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        SameAsSample(file);
        Assert.False(File.Exists(Path + ".tmp"));
    }

    [Fact]
    public void StreamsHoldTheSame()
    {
        Sample().Save(Path);
        using MemoryStream stream = new();
        stream.Write([1, 2, 3]);
        Sample().Save(stream);
        Assert.Equal(File.ReadAllBytes(Path), stream.ToArray()[3..]);
        stream.Position = 3;
        using (TensorFile file = TensorFile.Open(stream))
            SameAsSample(file);
        using OneWayStream forward = new(File.ReadAllBytes(Path));
        using (TensorFile file = TensorFile.Open(forward))
            SameAsSample(file);
    }

    [Fact]
    public void OtherPrecisionsBecomeFloats()
    {
        Half[] halves = [(Half)0.1f, Half.NaN, (Half)(-65504)];
        ushort[] upper = [0x3F80, 0xFF80, 0x4049];
        double[] doubles = [.. Enumerable.Range(0, 5000).Select(i => i * 0.1), double.NegativeInfinity, 1e300];
        TensorFileWriter writer = new();
        writer.Add("f16", halves);
        writer.Add("f64", doubles);
        writer.Add("u16", upper);
        writer.Save(Path);
        byte[] bytes = File.ReadAllBytes(Path);
        int at = bytes.AsSpan().IndexOf("\"U16\""u8);

        // The writer has no such type; a space less behind the header makes room for the longer name.
        byte[] longer = [.. bytes[..at], .. "\"BF16\""u8, .. bytes[(at + 5)..]];
        int spaces = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(longer);
        Assert.Equal((byte)' ', longer[spaces]);
        longer = [.. longer[..spaces], .. longer[(spaces + 1)..]];

        using TensorFile file = TensorFile.Open(new MemoryStream(longer));
        Assert.Equal(halves.Select(half => (float)half), Floats(file, "f16"));
        Assert.Equal([1f, float.NegativeInfinity, 3.140625f], Floats(file, "u16"));
        Assert.Equal(doubles.Select(number => (float)number), Floats(file, "f64"));
        float[] two = new float[2];
        file.ReadAsFloats(file.Find("f64")!, two, first: 4999);
        Assert.Equal([499.9f, float.NegativeInfinity], two);
    }

    [Fact]
    public void BadCallsAreRefused()
    {
        Sample().Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        using TensorFile other = TensorFile.Open(Path);
        FileTensor matrix = file.Find("layer.weight")!;
        Assert.Throws<ArgumentException>(() => file.Read<int>(matrix));
        Assert.Throws<ArgumentException>(() => other.Read<float>(matrix));
        Assert.Throws<ArgumentException>(() => file.Read(matrix, new float[7]));
        Assert.Throws<ArgumentException>(() => file.Read(matrix, new float[6], first: 1));
        Assert.Throws<ArgumentException>(() => file.Read(matrix, new float[1], first: -1));
        Assert.Throws<ArgumentException>(() => file.Read(matrix, new float[0], first: long.MaxValue / 2));
        Assert.Throws<ArgumentException>(() => file.ReadAsFloats(file.Find("count")!, new float[1]));
        Assert.Null(file.Find("layer"));
    }

    [Fact]
    public void TensorsThatCannotBeWrittenAreRefused()
    {
        TensorFileWriter writer = Sample();
        Assert.Throws<ArgumentException>(() => writer.Add("layer.weight", new float[1]));
        Assert.Throws<ArgumentException>(() => writer.Add("__metadata__", new float[1]));
        Assert.Throws<ArgumentException>(() => writer.Add("", new float[1]));
        Assert.Throws<ArgumentException>(() => writer.Add("a", new float[6], 2, 2));
        Assert.Throws<ArgumentException>(() => writer.Add("a", new float[6], -2, -3));
        Assert.Throws<ArgumentException>(() => writer.Add("a", new float[0], long.MaxValue, long.MaxValue, 0));
        Assert.Throws<ArgumentException>(() => writer.Add("a", new decimal[1]));
        Assert.Throws<ArgumentException>(() => writer.AddText("note", "again"));
        writer.Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        SameAsSample(file);
    }

    [Fact]
    public void FileThatIsCutWhileItIsOpenIsRefused()
    {
        Sample().Save(Path);
        using TensorFile file = TensorFile.Open(Path);
        using (FileStream stream = new(Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            stream.SetLength(stream.Length - 8);
        Assert.Equal(
            $"{Path}: expected a file that stays as long as it was when it was opened, found a shorter one.",
            Assert.Throws<InvalidDataException>(() => file.Read<byte>(file.Tensors[^1])).Message);
    }

    private static TensorFileWriter Sample()
    {
        TensorFileWriter writer = new();
        writer.AddText("note", "übung");
        writer.AddText("more \"text\"", "a\nb");
        writer.Add("layer.weight", Values, 2, 3);
        writer.Add("count", new long[] { long.MaxValue });
        writer.Add("empty", Array.Empty<float>(), 0, 4);
        writer.Add("flags", new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 });
        return writer;
    }

    private static void SameAsSample(TensorFile file)
    {
        Assert.Equal(
            new Dictionary<string, string> { ["note"] = "übung", ["more \"text\""] = "a\nb" },
            new Dictionary<string, string>(file.Metadata));
        Assert.Equal(["count", "layer.weight", "empty", "flags"], file.Tensors.Select(tensor => tensor.Name));
        FileTensor matrix = file.Find("layer.weight")!;
        Assert.Equal([2L, 3], matrix.Shape);
        Assert.Equal(Bits(Values), Bits(file.Read<float>(matrix)));
        float[] two = new float[2];
        file.Read(matrix, two, first: 4);
        Assert.Equal(Values[4..], two);
        Assert.Equal([long.MaxValue], file.Read<long>(file.Find("count")!));
        Assert.Empty(file.Read<float>(file.Find("empty")!));
        Assert.Equal(9, file.Read<byte>(file.Find("flags")!)[8]);
    }

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);

    private static float[] Floats(TensorFile file, string name)
    {
        FileTensor tensor = file.Find(name)!;
        float[] floats = new float[tensor.Count];
        file.ReadAsFloats(tensor, floats);
        return floats;
    }
}
