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

    private static readonly FittedFile Stored = new(Encoding.Save, TableEncoding.Load);

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
    public void TargetsOfARegressionComeFromAStream()
    {
        CsvTable table = CsvTableTests.Read("x,y,z\n1,2,3\n4,5,6\n");
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["z", "y"], Missing = [] });
        using MemoryStream stream = new(FittedFile.Of(encoding.Save));
        Assert.Equal([3, 2, 6, 5], TableEncoding.Load(stream).ToValues(table).Targets.ToArray());
    }

    [Theory]
    [InlineData("targets", "[]", "at least 1 of targets, found 0.")]
    [InlineData("targets", "[1]", "texts as targets, found Number.")]
    [InlineData("targets", "{}", "an array as targets, found Object.")]
    [InlineData("targets", "[", "JSON as targets, found another text.")]
    [InlineData("classes", "[\"a\",\"\\ud800\"]", "JSON as classes, found another text.")]
    [InlineData("classes", "[\"Fuji\",\"Fuji\"]", "classes that differ, found 'Fuji' twice.")]
    [InlineData("missing", null, "a text netgen.encoding.missing, found none.")]
    [InlineData("columns", "[]", "at least 1 of columns, found 0.")]
    [InlineData("columns", "[7]", "an object for each of columns, found Number.")]
    [InlineData("columns", "[{\"name\":\"a\"}]", "'missing' for each of columns, found none.")]
    [InlineData("columns", "[{\"missing\":1}]", "'name' for each of columns, found none.")]
    [InlineData("columns", "[{\"name\":\"a\",\"name\":\"b\",\"missing\":1}]", "JSON as columns, found another text.")]
    [InlineData("columns", "[{\"name\":\"a\",\"missing\":1e39}]", "a finite number as missing of a, found '1e39'.")]
    [InlineData("columns", "[{\"name\":\"a\",\"missing\":\"1\"}]", "a finite number as missing of a, found '\"1\"'.")]
    [InlineData("columns", "[{\"name\":\"a\",\"missing\":\"x\",\"categories\":[\"y\"]}]",
        "one of the categories as missing of a, found 'x'.")]
    [InlineData("columns", "[{\"name\":\"a\",\"missing\":\"x\",\"categories\":[]}]",
        "at least 1 of categories of a, found 0.")]
    [InlineData("columns", "[{\"name\":\"a\",\"missing\":\"x\",\"categories\":[\"x\",\"x\"]}]",
        "categories of a that differ, found 'x' twice.")]
    [InlineData("columns", "[{\"name\":\"a\",\"missing\":1},{\"name\":\"a\",\"missing\":1}]",
        "each column once, found a twice.")]
    [InlineData("columns", "[{\"name\":\"kind\",\"missing\":1}]", "each column once, found kind twice.")]
    public void ADamagedTextIsNamed(string text, string? value, string expected) =>
        Stored.FailsWithText("netgen.encoding." + text, value, expected);

    [Fact]
    public void EveryCutIsTold() => Stored.EveryCutFails();
}
