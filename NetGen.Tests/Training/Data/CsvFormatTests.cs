using System;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>What RFC 4180 says, and nothing that a reader of rows takes for granted beside it.</summary>
public sealed class CsvFormatTests
{
    [Fact]
    public void NoLineIsAComment()
    {
        Rows("tag,n\n#a,1\nb,2\n", ["#a", "1"], ["b", "2"]);
        Rows("#id,age\n1,30\n", ["1", "30"]);
        Assert.Equal(["#id", "age"], CsvTableTests.Read("#id,age\n1,30\n").Columns);
        Rows("a\n1\n#", ["1"], ["#"]);
    }

    [Theory]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(70_000)]
    [InlineData(3_000_000)]
    public void RowsAreAsLongAsTheyAre(int length)
    {
        string text = new('x', length);
        Rows($"a,b\n{text},1\n\"{text}\",2\n", [text, "1"], [text, "2"]);
    }

    [Fact]
    public void AsManyColumnsAsAPictureHasValues()
    {
        string row = string.Join(",", Enumerable.Range(0, 3073));
        CsvTable table = CsvTableTests.Read($"{row}\n{row}\n");
        Assert.Equal((3073, 1), (table.Columns.Count, table.Rows));
        Assert.Equal("3072", table[0, 3072]);
        Fails(
            new string(',', 300_000), "apples.csv, line 1: expected at most 262,144 delimiters in a line, found more.");
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("a,b\n1,\"", 2)]
    public void ARowBeyondTheLimitIsNamedWithIt(string start, int row)
    {
        using TextReader endless = new Endless(start);
        Assert.Equal(
            $"apples.csv, row {row}: expected fewer than 134,217,728 characters in a row, found more: a quote that is "
            + "not closed, perhaps.",
            Assert.Throws<InvalidDataException>(() => CsvTable.Read(endless, "apples.csv")).Message);
    }

    [Fact]
    public void WhiteSpaceAtTheEndsIsNoPartOfAField()
    {
        CsvTable table = CsvTableTests.Read("sugar, colour ,kind\n 4, red,Fuji\n8\t,red , Gala\n ?,\u00A0red,Fuji\n");
        Assert.Equal(["sugar", "colour", "kind"], table.Columns);
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["kind"] });
        Assert.Equal(["sugar", "colour=red"], encoding.FeatureNames);
        Assert.Equal(["Fuji", "Gala"], encoding.ClassNames);
        Assert.Equal([4, 1, 8, 1, 6, 1], encoding.ToInputs(table));
    }

    [Theory]
    [InlineData("a,b\n1, \"x\"\n")]
    [InlineData("a,b\n1, \"x, y\"\n")]
    [InlineData("a, \"b\"\n1,x\n")]
    public void QuotesBehindASpaceAreNamed(string text) => Fails(
        text, $"apples.csv, row {(text[3] == '"' ? 1 : 2)}, field 2: expected quotes right behind the delimiter, found "
        + "a space in front of them.");

    [Theory]
    [InlineData("a,b\n1,2\n\n")]
    [InlineData("a,b\n1,2\n\n \n\r\n")]
    [InlineData("a,b\n1,2\n\t")]
    public void BlankLinesAtTheEndAreSkipped(string text) => Rows(text, ["1", "2"]);

    [Fact]
    public void BlankLinesElsewhereAreCalledThat()
    {
        Fails("a,b\n1,2\n\n\n3,4\n", "apples.csv, row 3: expected 2 fields, found a blank line.");
        Fails("\na,b\n1,2\n", "apples.csv, row 1: expected a first row, found a blank line.");
        Fails("a\n1\n\n2\n", "apples.csv, row 3: expected 1 field, found a blank line.");
        Rows("a\n1\n\"\"\n2\n", ["1"], [""], ["2"]);
        Rows("a,b\n,\n1,2\n", ["", ""], ["1", "2"]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void AnyLineEndAnywhere(string end)
    {
        string[] lines = [.. Enumerable.Range(0, 9000).Select(i => $"{i},\"{i}{end}x\",{new string('z', i % 50)}")];
        CsvTable table = CsvTableTests.Read($"a,b,c{end}{string.Join(end, lines)}");
        Assert.Equal(9000, table.Rows);
        foreach (int i in Enumerable.Range(0, 9000))
            Assert.Equal(($"{i}", $"{i}\nx", new('z', i % 50)), (table[i, 0], table[i, 1], table[i, 2]));
    }

    [Fact]
    public void LineEndsMayBeMixed() =>
        Rows("a,b\r1,2\n3,4\r\n5,6\r7,8", ["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]);

    [Theory]
    [InlineData("a,b\n1,\"", 2)]
    [InlineData("a,b\n1,\"x", 2)]
    [InlineData("a,b\n1,\"\n", 2)]
    [InlineData("\"a,b\n1,2\n", 1)]
    public void QuotesThatStayOpenAreNamed(string text, int row) => Fails(
        text, $"apples.csv, row {row}, field {row}: expected quotes around the whole field, "
        + "doubled within, found others.");

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ByteOrderMarksAreRead(string encoding)
    {
        using TemporaryDirectory directory = new();
        Encoding written = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. written.GetPreamble(), .. written.GetBytes("größe,n\nü,1\n")];
        CsvTable table = CsvTable.Read(directory.Write("table", bytes));
        Assert.Equal(["größe", "n"], table.Columns);
        Assert.Equal("ü", table[0, 0]);
    }

    [Theory]
    [InlineData("a,b\n1,2\nM\u00FCller,3\n", "iso-8859-1", 3)]
    [InlineData("a,b\n1,2\n3,\u00FC", "iso-8859-1", 3)]
    [InlineData("a,b\n1,2\n", "utf-16", 1)]
    public void BytesThatAreNoTextAreNamed(string text, string encoding, int line)
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("table", Encoding.GetEncoding(encoding).GetBytes(text));
        Assert.Equal(
            $"{path}, line {line}: expected text in UTF-8, or in UTF-16 behind a byte order mark, found bytes that are "
            + "neither.", Assert.Throws<InvalidDataException>(() => CsvTable.Read(path)).Message);
    }

    [Fact]
    public void GzipIsUnpackedWhateverTheNameSays()
    {
        using TemporaryDirectory directory = new();
        byte[] packed = [.. IdxBytes.Zip("a,b\n1,2\n"u8.ToArray()), .. IdxBytes.Zip("3,4\n"u8.ToArray())];
        foreach (string name in new[] { "table.csv.gz", "table.csv" })
            Assert.Equal("4", CsvTable.Read(directory.Write(name, packed))[1, 1]);
        string cut = directory.Write("cut.gz", packed[..^3]);
        Assert.Equal(
            $"{cut}: expected whole gzip data, found damage: its end is missing.",
            Assert.Throws<InvalidDataException>(() => CsvTable.Read(cut)).Message);
    }

    private static void Rows(string text, params string[][] expected)
    {
        CsvTable table = CsvTableTests.Read(text);
        Assert.Equal(
            expected,
            Enumerable.Range(0, table.Rows).Select(
                row => Enumerable.Range(0, table.Columns.Count).Select(column => table[row, column]).ToArray()));
    }

    private static void Fails(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => CsvTableTests.Read(text)).Message);

    /// <summary>Text that goes on with the letter x.</summary>
    internal sealed class Endless(string start) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            buffer.AsSpan(index, count).Fill('x');
            for (int i = 0; i < count && at < start.Length; i++, at++)
                buffer[index + i] = start[at];
            return count;
        }
    }
}
