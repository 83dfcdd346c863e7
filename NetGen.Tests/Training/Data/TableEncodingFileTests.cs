using System;
using System.IO;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Encodings in files, whole and damaged.</summary>
public sealed class TableEncodingFileTests
{
    private static readonly CsvTable Apples =
        CsvTableTests.Read("sugar,colour,kind\n4,red,Fuji\n8,green,Gala\n,-,Fuji\n");

    private static readonly TableEncoding Encoding = TableEncoding.Fit(
        Apples, new() { Targets = ["kind"], Missing = ["", "-"], Imputation = Imputation.Median });

    private static readonly FittedBytes Stored = new(Encoding.Save, TableEncoding.Load, "table encoding");

    // "NGTE" and version: 8 bytes. Lists: targets 4 + 5, missing 4 + 1 + 2, classes 4 + 5 + 5. Columns: 4, then sugar's
    // kind, name and number: 1 + 6 + 4; colour's kind and name: 1 + 7; its categories: 4 + 6 + 4; the frequent one's
    // place: 4.
    private const int Classes = 24;
    private const int Columns = 38;
    private const int Categories = Columns + 23;

    [Fact]
    public void WhatIsSavedIsLoaded()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "encoding");
        Encoding.Save(path);
        TableEncoding loaded = TableEncoding.Load(path);
        Assert.Equal(Encoding.FeatureNames, loaded.FeatureNames);
        Assert.Equal(["Fuji", "Gala"], loaded.ClassNames);
        Assert.Equal(Encoding.ToLabels(Apples).Fingerprint(), loaded.ToLabels(Apples).Fingerprint());
        CsvTable missing = CsvTableTests.Read("colour,sugar\n-,-\n");
        Assert.Equal([6, 1, 0], loaded.ToInputs(missing));
        Assert.Equal(Encoding.ToInputs(missing), loaded.ToInputs(missing));
    }

    [Fact]
    public void TargetsOfARegressionStandInAStreamWithOthers()
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        CsvTable table = CsvTableTests.Read("x,y,z\n1,2,3\n4,5,6\n");
        TableEncoding.Fit(table, new() { Targets = ["z", "y"], Missing = [] }).Save(writer);
        Encoding.Save(writer);
        stream.Position = 0;
        using BinaryReader reader = new(stream);
        Assert.Equal([3, 2, 6, 5], TableEncoding.Load(reader).ToValues(table).Targets.ToArray());
        Assert.Equal(["Fuji", "Gala"], TableEncoding.Load(reader).ClassNames);
    }

    [Theory]
    [InlineData(0, 0x00, "a table encoding, whose file starts with 'NGTE', found '.GTE'.")]
    [InlineData(4, 0x02, "version 1, found 2.")]
    [InlineData(8, 0x00, "from 1 to 268,435,456 targets, found 0.")]
    [InlineData(Classes + 3, 0xFF, "from 0 to 268,435,456 classes, found -16,777,214.")]
    [InlineData(Columns + 4, 0x03, "column kind 1 or 2, found 3.")]
    [InlineData(Columns + 14, 0x7F, "a finite number for what is missing in sugar, found NaN.")]
    [InlineData(Categories + 14, 0x03, "from 1 to 2 as the place of the most frequent category of colour, found 3.")]
    public void ADamagedByteIsNamed(int at, byte value, string expected)
    {
        byte[] bytes = Stored.Whole();
        Assert.Equal(Categories + 18, bytes.Length);
        bytes[at] = value;
        Stored.Fails(bytes, $": expected {expected}");
    }

    [Fact]
    public void NamesThatAreNoneOrComeTwice()
    {
        byte[] length = Stored.Whole();
        Array.Fill(length, (byte)0xFF, 12, 5);
        Stored.Fails(length, ": expected the length of a text, found no number.");
        byte[] classes = Stored.Whole();
        "Fuji"u8.CopyTo(classes.AsSpan(Classes + 10));
        Stored.Fails(classes, ": expected classes that differ, found 'Fuji' twice.");
        byte[] column = Stored.Whole();
        column[Columns + 5] = 4;
        "kind"u8.CopyTo(column.AsSpan(Columns + 6));
        column = [.. column[..(Columns + 10)], .. column[(Columns + 11)..]];
        Stored.Fails(column, ": expected each column once, found kind twice.");
    }

    [Fact]
    public void EveryCutIsTold() => Stored.EveryCutFails();
}
