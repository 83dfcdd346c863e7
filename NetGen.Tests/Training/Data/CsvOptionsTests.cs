using System;
using System.Globalization;
using System.IO;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>How a file is written: delimiter, header, names and culture.</summary>
public sealed class CsvOptionsTests
{
    // Made here, since a machine need not know any culture.
    internal static readonly CultureInfo Comma = new("") { NumberFormat = { NumberDecimalSeparator = "," } };

    [Fact]
    public void NumbersOfACulture()
    {
        CsvTable table = CsvTableTests.Read(
            "x;y\n1,5;-2\n;1e2\n3,5;,5\n", new() { Delimiter = ';', Culture = Comma });
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["y"] });
        Assert.Equal(["x"], encoding.FeatureNames);
        Dataset<float> data = encoding.ToValues(table);
        Assert.Equal([1.5f, 2.5f, 3.5f], data.Inputs.ToArray());
        Assert.Equal([-2f, 100f, 0.5f], data.Targets.ToArray());
        Assert.Equal(data.Inputs.ToArray(), encoding.ToInputs(CsvTableTests.Read("x\n1.5\n2.5\n3.5\n")));
        Assert.Equal(["-2", ",5", "1e2"], encoding.ClassNames);
        Assert.Same(Comma, table.SplitShuffled(0.5).Second.Culture);
    }

    [Fact]
    public void WithoutAHeader()
    {
        CsvTable table = CsvTableTests.Read("5.1,setosa\n4.9,setosa\n", new() { HasHeader = false });
        Assert.Equal(["column1", "column2"], table.Columns);
        Assert.Equal(("5.1", 2), (table[0, 0], table.Rows));
        Assert.Equal(
            "apples.csv, row 2: expected 2 fields, found 1.",
            Fails("1,2\n3\n", new() { HasHeader = false }));
        Assert.Equal("apples.csv: expected rows, found no row.", Fails("", new() { HasHeader = false }));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void NamesOfColumns(bool hasHeader, int rows)
    {
        CsvOptions options = new() { HasHeader = hasHeader, ColumnNames = ["a", "b"] };
        CsvTable table = CsvTableTests.Read("1,2\n3,4\n", options);
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal((rows, "4"), (table.Rows, table[rows - 1, 1]));
        Assert.Equal(
            "apples.csv, row 1: expected 2 fields, one for each of ColumnNames, found 3.", Fails("x,y,z\n", options));
    }

    [Theory]
    [InlineData("5.1,3.5,setosa\n4.9,3.0,setosa\n", "5.1")]
    [InlineData("1,2\n3,4\n", "1")]
    [InlineData("5,0,0\n4,1,0\n", "5")]
    [InlineData("red,-1\ngreen,2\n", "-1")]
    [InlineData("2020,2020\n1,2\n", "2020")]
    public void AHeaderThatLooksLikeDataIsSaid(string text, string number) => Assert.Equal(
        $"apples.csv, row 1: expected names of columns, found '{number}', which looks like data: set HasHeader to "
        + "false, or give ColumnNames.", Fails(text, new()));

    [Theory]
    [InlineData("0,1,2\n5,6,7\n")]
    [InlineData("country,1990,2000\nx,6,7\n")]
    [InlineData(",0,1\nx,6,7\n")]
    public void PlacesAndYearsAreNames(string text) => Assert.Equal(1, CsvTableTests.Read(text).Rows);

    [Theory]
    [InlineData('a')]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\0')]
    [InlineData('\u00B7')]
    public void DelimitersThatAreNone(char delimiter) => Assert.StartsWith(
        "Expected a delimiter of ASCII that is no letter, digit, quote or line end, found ",
        Assert.Throws<ArgumentException>(() => CsvTableTests.Read("a\n1\n", new() { Delimiter = delimiter })).Message);

    [Fact]
    public void NamesThatAreNoneOrComeTwice()
    {
        Assert.StartsWith(
            "Expected each column once, found 'a' twice.",
            Assert.Throws<ArgumentException>(
                () => CsvTableTests.Read("1,2\n", new() { ColumnNames = ["a", "a"] })).Message);
        Assert.StartsWith(
            "Expected a name for each column, found none.",
            Assert.Throws<ArgumentException>(() => CsvTableTests.Read("1\n", new() { ColumnNames = [] })).Message);
    }

    private static string Fails(string text, CsvOptions options) =>
        Assert.Throws<InvalidDataException>(() => CsvTableTests.Read(text, options)).Message;
}
