using System;
using System.IO;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>CSV files become tables of text; damage is named by file, row and column.</summary>
public sealed class CsvTableTests
{
    [Fact]
    public void QuotesDelimitersAndLineEnds()
    {
        CsvTable table = Read("name,note\r\nFuji,\"sweet, crisp\"\r\nBoskoop,\"a \"\"sour\"\" one\"\r\n");
        Assert.Equal(["name", "note"], table.Columns);
        Assert.Equal(2, table.Rows);
        Assert.Equal("sweet, crisp", table[0, 1]);
        Assert.Equal("a \"sour\" one", table[1, 1]);
    }

    [Fact]
    public void AnotherDelimiter()
    {
        CsvTable table = Read("a;b\n1,5;2", new() { Delimiter = ';' });
        Assert.Equal(["1,5", "2"], new[] { table[0, 0], table[0, 1] });
    }

    [Theory]
    [InlineData("", "apples.csv: expected a row of column names, found no row.")]
    [InlineData("a,b\n", "apples.csv: expected rows below the header, found none.")]
    [InlineData("a,b,a\n1,2,3\n", "apples.csv, row 1: expected each column once, found 'a' twice.")]
    [InlineData("a,,\n1,2,3\n", "apples.csv, row 1: expected each column once, found '' twice.")]
    [InlineData("a,b\n1,2\n3\n", "apples.csv, row 3: expected 2 fields, found 1.")]
    [InlineData("a,b\n1,2\n3,4,5\n", "apples.csv, row 3: expected 2 fields, found 3.")]
    [InlineData(
        "a,b\n\"x\"y,2\n",
        "apples.csv, row 2, field 1: expected quotes around the whole field, doubled within, found others.")]
    [InlineData(
        "a,b\n1,2\n3,\"x\"y\n",
        "apples.csv, row 3, field 2: expected quotes around the whole field, doubled within, found others.")]
    public void DamagedTextIsNamed(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Fact]
    public void SplitsAreSeededAndKeepEveryRow()
    {
        CsvTable table = Read("n\n" + string.Join("\n", Enumerable.Range(0, 10)));
        (CsvTable first, CsvTable second) = table.SplitShuffled(0.7, seed: 3);
        Assert.Equal((7, 3), (first.Rows, second.Rows));
        string[] all = [.. Column(first), .. Column(second)];
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"{n}"), all.Order());
        Assert.Equal(Column(first), Column(table.SplitShuffled(0.7, seed: 3).First));
        Assert.NotEqual(Column(first), Column(table.SplitShuffled(0.7, seed: 4).First));
        Assert.Equal(["2", "0"], Column(table.Subset([2, 0])));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Subset([10]));
        Assert.StartsWith(
            "Expected a share above 0 and below 1, found 1.",
            Assert.Throws<ArgumentOutOfRangeException>(() => table.SplitShuffled(1)).Message);
    }

    internal static CsvTable Read(string text, CsvOptions? options = null) =>
        CsvTable.Read(new StringReader(text), "apples.csv", options);

    private static string[] Column(CsvTable table) => [.. Enumerable.Range(0, table.Rows).Select(row => table[row, 0])];
}
