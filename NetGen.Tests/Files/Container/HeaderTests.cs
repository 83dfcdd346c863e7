using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Container;

/// <summary>What a header has to be, rule by rule; each refusal names the file, the expected and the found.</summary>
public sealed class HeaderTests
{
    [Fact]
    public void SmallestFileHasNothing()
    {
        using TensorFile file = Open(HeaderFile.Of("{}"));
        Assert.Empty(file.Tensors);
        Assert.Empty(file.Metadata);
    }

    [Theory]
    [InlineData(0, "expected 8 bytes that tell the length of a header, found 0.")]
    [InlineData(7, "expected 8 bytes that tell the length of a header, found 7.")]
    public void FileWithoutLength(int length, string message) => Refused(new byte[length], message);

    [Theory]
    [InlineData(3UL, "expected a header of at most 2 bytes, found 3.")]
    [InlineData(ulong.MaxValue, "expected a header of at most 2 bytes, found 18446744073709551615.")]
    [InlineData(1UL << 63, "expected a header of at most 2 bytes, found 9223372036854775808.")]
    public void LengthBeyondTheFile(ulong length, string message) =>
        Refused(HeaderFile.Of(length, "{}"u8), message);

    [Fact]
    public void LengthBeyondTheLimit()
    {
        // A file with a hole in place of the bytes.
        using TemporaryDirectory directory = new();
        string path = directory.Write("long", HeaderFile.Of(100_000_001, "{}"u8));
        using (FileStream stream = File.OpenWrite(path))
            stream.SetLength(200_000_000);
        long allocated = Allocated.By(() => Assert.Equal(
            path + ": expected a header of at most 100000000 bytes, found 100000001.",
            Assert.Throws<InvalidDataException>(() => TensorFile.Open(path)).Message));
        Assert.InRange(allocated, 0, 1 << 20);
    }

    [Fact]
    public void LengthOfNothing() => Refused(
        HeaderFile.Of(0, []), "expected a header that starts with '{', found an empty one.");

    [Theory]
    [InlineData(" {}", "expected a header that starts with '{', found byte 32.")]
    [InlineData("[]", "expected a header that starts with '{', found byte 91.")]
    [InlineData("\uFEFF{}", "expected a header that starts with '{', found byte 239.")]
    [InlineData("{} {}", "expected a header in JSON, found an error in line 1, byte 3.")]
    [InlineData("{}\0", "expected a header in JSON, found an error in line 1, byte 2.")]
    [InlineData("{", "expected a header in JSON, found an error in line 1, byte 1.")]
    [InlineData("{\"a\":[[[[", "expected an object that tells type and shape of a, found an array.")]
    [InlineData("{\"a\":1}", "expected an object that tells type and shape of a, found a number.")]
    [InlineData("{\"a\":null}", "expected an object that tells type and shape of a, found null.")]
    [InlineData("{\"\\ud800\":{}}", "expected Unicode text as a name, found half of a surrogate pair.")]
    public void TextThatIsNone(string header, string message) => Refused(HeaderFile.Of(Whole(header)), message);

    [Fact]
    public void BytesThatAreNotUtf8() =>
        Refused(
            HeaderFile.Of([.. "{\""u8, 0xC3, 0x28, .. "\":{}}"u8]),
            "expected a header in UTF-8, found bytes that are none.");

    [Theory]
    [InlineData(
        """{"a":{F32,"shape":[],"data_offsets":[0,4]},"a":{F32,"shape":[],"data_offsets":[4,8]}}""",
        "expected each name once, found a twice.")]
    [InlineData(
        """{"a":{F32,"shape":[],"data_offsets":[0,4]},"\u0061":{F32,"shape":[],"data_offsets":[4,8]}}""",
        "expected each name once, found a twice.")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "expected each name once, found __metadata__ twice.")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", "expected each name in __metadata__ once, found k twice.")]
    [InlineData(
        """{"a":{F32,F32,"shape":[2],"data_offsets":[0,8]}}""",
        "expected each key of a once, found dtype twice.")]
    [InlineData(
        """{"a":{F32,"shape":[2],"shape":[2],"data_offsets":[0,8]}}""",
        "expected each key of a once, found shape twice.")]
    [InlineData(
        """{"a":{F32,"shape":[2],"data_offsets":[0,8],"data_offsets":[0,8]}}""",
        "expected each key of a once, found data_offsets twice.")]
    public void KeysThatRepeat(string header, string message) => Refused(HeaderFile.Of(Whole(header), 8), message);

    [Theory]
    [InlineData("""{"__metadata__":[]}""", "expected an object of texts in __metadata__, found an array.")]
    [InlineData("""{"__metadata__":{"k":1}}""", "expected a text for k in __metadata__, found a number.")]
    [InlineData("""{"__metadata__":{"k":{"a":"b"}}}""", "expected a text for k in __metadata__, found an object.")]
    public void MetadataThatAreNoTexts(string header, string message) => Refused(HeaderFile.Of(Whole(header)), message);

    [Theory]
    [InlineData("""{"a":{}}""", "expected dtype, shape and data_offsets of a, found no dtype.")]
    [InlineData("""{"a":{F32,"data_offsets":[0,8]}}""", "expected dtype, shape and data_offsets of a, found no shape.")]
    [InlineData("""{"a":{F32,"shape":[2]}}""", "expected dtype, shape and data_offsets of a, found no data_offsets.")]
    [InlineData(
        """{"a":{F32,"shape":[2],"data_offsets":[0,8],"order":"F"}}""",
        "expected dtype, shape and data_offsets of a, found order.")]
    [InlineData(
        """{"a":{"dtype":7,"shape":[2],"data_offsets":[0,8]}}""",
        "expected a text as the dtype of a, found a number.")]
    [InlineData(
        """{"a":{"dtype":"F4","shape":[2],"data_offsets":[0,8]}}""",
        "expected a known dtype of a, such as F32, found F4.")]
    [InlineData(
        """{"a":{"dtype":"f32","shape":[2],"data_offsets":[0,8]}}""",
        "expected a known dtype of a, such as F32, found f32.")]
    [InlineData(
        """{"a":{F32,"shape":2,"data_offsets":[0,8]}}""",
        "expected an array of dimensions of a, found a number.")]
    [InlineData(
        """{"a":{F32,"shape":["2"],"data_offsets":[0,8]}}""",
        "expected whole numbers of at least 0 as dimensions of a, found a text.")]
    [InlineData(
        """{"a":{F32,"shape":[-2],"data_offsets":[0,8]}}""",
        "expected whole numbers of at least 0 as dimensions of a, found another number.")]
    [InlineData(
        """{"a":{F32,"shape":[2.0],"data_offsets":[0,8]}}""",
        "expected whole numbers of at least 0 as dimensions of a, found another number.")]
    [InlineData(
        """{"a":{F32,"shape":[1e99],"data_offsets":[0,8]}}""",
        "expected whole numbers of at least 0 as dimensions of a, found another number.")]
    [InlineData(
        """{"a":{F32,"shape":[18446744073709551617],"data_offsets":[0,8]}}""",
        "expected whole numbers of at least 0 as dimensions of a, found another number.")]
    [InlineData(
        """{"a":{F32,"shape":[2],"data_offsets":[0]}}""",
        "expected two offsets of a, the second not below the first, found 1 offsets.")]
    [InlineData(
        """{"a":{F32,"shape":[2],"data_offsets":[0,8,8]}}""",
        "expected two offsets of a, the second not below the first, found 3 offsets.")]
    [InlineData(
        """{"a":{F32,"shape":[2],"data_offsets":[8,0]}}""",
        "expected two offsets of a, the second not below the first, found 8 and 0.")]
    [InlineData(
        """{"a":{F32,"shape":[2],"data_offsets":[-8,0]}}""",
        "expected whole numbers of at least 0 as offsets of a, found another number.")]
    public void EntriesThatAreNotWhole(string header, string message) =>
        Refused(HeaderFile.Of(Whole(header), 8), message);

    [Theory]
    [InlineData("F32", "[3]", "expected 12 bytes for F32 3 of a, found 8.")]
    [InlineData("F16", "[2]", "expected 4 bytes for F16 2 of a, found 8.")]
    [InlineData("F64", "[2]", "expected 16 bytes for F64 2 of a, found 8.")]
    [InlineData("BOOL", "[]", "expected 1 bytes for BOOL a single value of a, found 8.")]
    [InlineData("F32", "[0]", "expected 0 bytes for F32 0 of a, found 8.")]
    [InlineData(
        "F32", "[4611686018427387904,4]",
        "expected a shape of a whose bytes can be counted, found 4611686018427387904 x 4.")]
    [InlineData(
        "F32", "[4294967296,4294967296,0]",
        "expected a shape of a whose bytes can be counted, found 4294967296 x 4294967296 x 0.")]
    [InlineData(
        "U8", "[9223372036854775807,9223372036854775807]",
        "expected a shape of a whose bytes can be counted, found 9223372036854775807 x 9223372036854775807.")]
    public void ShapesOfOtherBytes(string type, string shape, string message) => Refused(
        HeaderFile.Of($$$"""{"a":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":[0,8]}}""", 8), message);

    [Fact]
    public void MoreDimensionsThanAnyShapeHas()
    {
        string ones = string.Join(",", Enumerable.Repeat("1", 65));
        Refused(
            HeaderFile.Of($$$"""{"a":{"dtype":"U8","shape":[{{{ones}}}],"data_offsets":[0,1]}}""", 1),
            "expected at most 64 dimensions of a, found more.");
    }

    [Theory]
    [InlineData(4, 8, 8, "expected the values of a from byte 0 on, without a hole or an overlap, found byte 4.")]
    [InlineData(0, 4, 7, "expected 8 bytes behind the header for the values up to b, found 7.")]
    [InlineData(0, 4, 9, "expected the end of the file behind 8 bytes of values, found 9 bytes.")]
    [InlineData(0, 5, 9, "expected the values of b from byte 4 on, without a hole or an overlap, found byte 5.")]
    [InlineData(0, 3, 8, "expected the values of b from byte 4 on, without a hole or an overlap, found byte 3.")]
    [InlineData(0, 0, 8, "expected the values of b from byte 4 on, without a hole or an overlap, found byte 0.")]
    [InlineData(4, 0, 7, "expected 8 bytes behind the header for the values up to a, found 7.")]
    public void ValuesInOtherPlaces(int a, int b, int bytes, string message) => Refused(
        HeaderFile.Of(
            Whole($$$"""
                {"a":{F32,"shape":[1],"data_offsets":[{{{a}}},{{{a + 4}}}]},
                "b":{"dtype":"U8","shape":[4],"data_offsets":[{{{b}}},{{{b + 4}}}]}}
                """),
            bytes),
        message);

    [Fact]
    public void HeaderNeedNotBeInTheOrderOfTheValues()
    {
        using TensorFile file = Open(HeaderFile.Of(
            Whole("""
                {"b":{F32,"shape":[1],"data_offsets":[4,8]},"none":{F32,"shape":[0,3],"data_offsets":[4,4]},
                "a":{F32,"shape":[],"data_offsets":[0,4]}}
                """),
            8));
        Assert.Equal(["a", "none", "b"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([1L, 0, 1], file.Tensors.Select(tensor => tensor.Count));
    }

    [Fact]
    public void PaddingIsSpaces()
    {
        using TensorFile file = Open(HeaderFile.Of(
            Whole("""{"a":{F32,"shape":[2],"data_offsets":[0,8]}}""") + "   \n ", 8));
        Assert.Equal("a: F32 2", file.Tensors.Single().ToString());
    }

    [Fact]
    public void NamesAreShownOnOneLine()
    {
        string name = "x\\n\\u0007" + new string('y', 500);
        string message = Assert.Throws<InvalidDataException>(
            () => Open(HeaderFile.Of($$$"""{"{{{name}}}":[]}"""))).Message;
        Assert.Contains("of x\\u000A\\u0007yyy", message);
        Assert.InRange(message.Length, 1, 200);
    }

    // What most entries begin with is abbreviated above.
    private static string Whole(string header) => header.Replace("F32,", "\"dtype\":\"F32\",");

    private static TensorFile Open(byte[] bytes) => TensorFile.Open(new MemoryStream(bytes), "weights");

    private static void Refused(byte[] bytes, string message)
    {
        Assert.Equal("weights: " + message, Assert.Throws<InvalidDataException>(() => Open(bytes)).Message);

        // From a file, and from a stream that cannot seek, too.
        using TemporaryDirectory directory = new();
        string path = directory.Write("file", bytes);
        Assert.Equal(
            $"{path}: {message}", Assert.Throws<InvalidDataException>(() => TensorFile.Open(path)).Message);
        using Stream forward = new OneWayStream(bytes);
        Assert.Equal(
            "stream: " + message, Assert.Throws<InvalidDataException>(() => TensorFile.Open(forward)).Message);
    }
}
