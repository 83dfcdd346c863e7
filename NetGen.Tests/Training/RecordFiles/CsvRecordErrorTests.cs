using System;
using System.IO;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.RecordFiles;

/// <summary>What is said of CSV files that records cannot be read from.</summary>
public sealed class CsvRecordErrorTests
{
    private const string Header = CsvRecordsTests.Header;
    private const string Row = CsvRecordsTests.Row;

    [Fact]
    public void EveryBadFieldIsNamed()
    {
        const string bad = "big,NaN,x,2.5,Coal,3,,Lane,maybe,2024-02-30,noon,1e60";
        const string advice = "; if it means missing, name it in Missing of the options";
        Assert.Equal(
            $"""
            houses.csv, row 3, column Area: expected a finite float32, found 'big'.
            houses.csv, row 3, column Distance: expected a finite float64, found 'NaN'{advice}.
            houses.csv, row 3, column Year: expected a finite float32, found 'x'.
            houses.csv, row 3, column Rooms: expected a whole number from -2147483648 to 2147483647, found '2.5'.
            houses.csv, row 3, column Heating: expected one of Gas, Oil, DistrictHeating, found 'Coal'.
            houses.csv, row 3, column Second: expected one of Gas, Oil, DistrictHeating, found '3'.
            houses.csv, row 3, column City: expected a text, found nothing.
            houses.csv, row 3, column Garden: expected true or false, 1 or 0, yes or no, found 'maybe'.
            houses.csv, row 3, column Sold: expected a date such as 2026-11-30, found '2024-02-30'.
            houses.csv, row 3, column Listed: expected a time such as 2026-11-30T17:40:00, found 'noon'.
            houses.csv, row 3, column Price: expected a finite float32, at most 3.4e38, found '1e60'.
            """.ReplaceLineEndings("\n"),
            Fails($"{Header}\n{Row}\n{bad}\n{Row}\n"));
    }

    [Fact]
    public void SomeErrorsAreListedAndTheOthersCounted()
    {
        string rows = string.Concat(Enumerable.Repeat($"{Row.Replace("Gas", "Coal")}\n", 9_000));
        string[] lines = Fails($"{Header}\n{rows}").Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.StartsWith("houses.csv, row 21, column Heating: ", lines[19]);
        Assert.Equal("and 8,980 more.", lines[20]);
        string[] fewer = Fails($"{Header}\n{rows}", new() { MaxErrors = 1 }).Split('\n');
        Assert.Equal(("and 8,999 more.", 2), (fewer[1], fewer.Length));
        Assert.StartsWith(
            "Expected MaxErrors of at least 1, found 0.",
            Assert.Throws<ArgumentException>(() => CsvRecordsTests.Read("", new() { MaxErrors = 0 })).Message);
    }

    [Fact]
    public void AColumnThatIsMissingIsNamedWithTheNearest()
    {
        string header = Header.Replace("Area", "Aera").Replace("Year", "x");
        Assert.Equal(
            $"""
            houses.csv: expected a column Area for Area, found none; the nearest is 'Aera'.
            houses.csv: expected a column Year for Year, found none among {header.Replace(",", ", ")}.
            """.ReplaceLineEndings("\n"),
            Fails($"{header}\n{Row}\n"));
    }

    [Fact]
    public void ATargetThatIsMisspeltIsNotAbsent() => Assert.Equal(
        "houses.csv: expected a column Price for Price, found none; the nearest is 'Prise'.",
        Fails($"{Header.Replace("Price", "Prise")}\n{Row}\n"));

    [Fact]
    public void AColumnThatMayBeOneOfSeveralIsNamed() => Assert.Equal(
        "houses.csv: expected a column Area for Area, found AREA, area.",
        Fails($"{Header.Replace("Area", "AREA,area")}\n1,{Row}\n"));

    [Fact]
    public void WhatTheRecordRefusesIsNamedWithItsRow()
    {
        Assert.Equal(
            "houses.csv, row 2: expected values that Single`1 takes, found Expected another number than 13.",
            CsvRecordsTests.Fails<int>("13"));
        Assert.Equal(
            "houses.csv, row 2, column value: expected a whole number from 0 to 255, found '256'.",
            CsvRecordsTests.Fails<byte>("256"));
    }

    [Theory]
    [InlineData("", "houses.csv: expected a row of column names, found no row.")]
    [InlineData(Header, "houses.csv: expected rows below the header, found none.")]
    [InlineData(Header + ",Area\n", "houses.csv, row 1: expected each column once, found 'Area' twice.")]
    [InlineData(Header + "\n1,2\n", "houses.csv, row 2: expected 12 fields, found 2.")]
    [InlineData(Header + "\n" + Row + "\n\n" + Row, "houses.csv, row 3: expected 12 fields, found a blank line.")]
    [InlineData(
        Header + "\n" + Row + "\n1,\"2",
        "houses.csv, row 3, field 2: expected quotes around the whole field, doubled within, found others.")]
    public void DamagedFiles(string text, string message) => Assert.Equal(message, Fails(text));

    // The block that a blank line ends is not the one that shows it to stand between rows.
    [Fact]
    public void ABlankLineAtTheEndOfABlock()
    {
        string rows = string.Concat(Enumerable.Repeat($"{Row}\n", 20_000));
        Assert.Equal(
            "houses.csv, row 20002: expected 12 fields, found a blank line.", Fails($"{Header}\n{rows}\n{rows}"));
        string blank = new('\n', 3_000_000);
        Assert.Equal(
            "houses.csv, row 3: expected 12 fields, found a blank line.", Fails($"{Header}\n{Row}\n{blank}{Row}\n"));
        Assert.Single(CsvRecordsTests.Read($"{Header}\n{Row}\n{blank}"));
    }

    [Theory]
    [InlineData("Infinity")]
    [InlineData("-inf")]
    [InlineData("1e39")]
    [InlineData("1,000")]
    [InlineData("(1)")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("\u0661")]
    [InlineData("1\u0130")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    public void NumbersThatAreNone(string text)
    {
        CsvOptions options = new() { Delimiter = ';' };
        const string expected = "houses.csv, row 2, column value: expected a finite float";
        Assert.StartsWith($"{expected}32, ", CsvRecordsTests.Fails<float>(text, options));
        if (text != "1e39")
            Assert.StartsWith($"{expected}64, ", CsvRecordsTests.Fails<double>(text, options));
    }

    [Theory]
    [InlineData("3-4")]
    [InlineData("January")]
    [InlineData("12:30")]
    [InlineData("2024-13-01")]
    [InlineData("0000-01-01")]
    [InlineData("20240229")]
    public void DatesThatAreNone(string text)
    {
        CsvRecordsTests.Fails<DateOnly>(text);
        CsvRecordsTests.Fails<DateTime>(text);
    }

    private static string Fails(string text, CsvOptions? options = null) =>
        Assert.Throws<InvalidDataException>(() => CsvRecordsTests.Read(text, options)).Message;
}
