using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Text that was hardly meant as names is refused, with the field and what to do.</summary>
public sealed class ColumnFitTests
{
    [Theory]
    [InlineData("unknown", "correct it, add it to Missing")]
    [InlineData("1e39", "scale the column")]
    [InlineData("1,5", "correct it, add it to Missing")]
    [InlineData("$5", "correct it, add it to Missing")]
    public void ADamagedNumberIsNamed(string bad, string advice)
    {
        string[] fields = [.. Enumerable.Range(0, 20).Select(i => i == 7 ? bad : $"{i}")];
        Assert.Equal(
            $"apples.csv, row 9, column x: expected a finite float32, as {(bad == "unknown" ? 19 : 20)} of 20 fields "
            + $"seem to be, found '{bad}': {advice}, or name the column in Categories or Ignored.",
            Fails(fields));
    }

    [Fact]
    public void NumbersOfAnotherCultureAreNamed() => Assert.Equal(
        "apples.csv, row 2, column x: expected a finite float32, as 8 of 8 fields seem to be, found '0,5': set the "
        + "Culture that the table is written in, take units out, or name the column in Categories or Ignored.",
        Fails([.. Enumerable.Range(0, 8).Select(i => $"{i},5")]));

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("dd.MM.yyyy")]
    [InlineData("MM/dd/yy")]
    [InlineData("yyyy-MM-ddTHH:mm:ssZ")]
    [InlineData("d MMM yyyy")]
    [InlineData("HH:mm")]
    public void DatesAndTimesAreNamed(string format)
    {
        DateTime first = new(2024, 1, 20, 7, 0, 0);
        string[] dates = new string[480];
        for (int i = 0; i < dates.Length; i++)
            dates[i] = first.AddHours(7 * i).ToString(format, CultureInfo.InvariantCulture);
        Assert.Equal(
            $"apples.csv, row 2, column x: expected numbers or names, found '{dates[0]}', a date or time: make numbers "
            + "of it, such as days since a first one, or name the column in Ignored or Categories.", Fails(dates));
    }

    [Fact]
    public void TooManyNamesAreNamed()
    {
        Assert.Equal(
            "apples.csv, row 2, column x: expected numbers, or at most 50 names and half as many as fields, found "
            + "'n0' and so on, 51 names in 1000 fields: name the column in Ignored, or in Categories for a feature "
            + "each.", Fails([.. Enumerable.Range(0, 1000).Select(i => $"n{i % 51}")]));
        Assert.Contains("3 names in 5 fields", Fails(["a", "b", "c", "a", "b"]));
        Assert.Equal(50, Fit([.. Enumerable.Range(0, 1000).Select(i => $"n{i % 50}")]).FeatureNames.Count);
        Assert.Equal(3, Fit(["a", "b", "c", "a", "b", "c"]).FeatureNames.Count);
        Assert.Equal(2, Fit(["a", "b"]).FeatureNames.Count);
    }

    [Fact]
    public void CategoriesAndIgnoredSayOtherwise()
    {
        string[] fields = ["1", "2", "unknown", "4", "5"];
        Assert.Equal(5, Fit(fields, new() { Targets = ["y"], Categories = ["x"], Ignored = ["z"] }).FeatureNames.Count);
        Assert.Equal(["z"], Fit(fields, new() { Targets = ["y"], Ignored = ["x"] }).FeatureNames);
        Assert.Equal(
            ["x"], Fit(fields, new() { Targets = ["y"], Ignored = ["z"], Missing = [" unknown"] }).FeatureNames);
    }

    [Theory]
    [InlineData("5-9", "10-12", "13-15")]
    [InlineData("Jan", "May", "March")]
    [InlineData("1st", "2nd", "3rd")]
    [InlineData("A1", "B2", "E5")]
    public void NamesWithDigitsStayNames(params string[] names) =>
        Assert.Equal(3, Fit([.. names, .. names]).FeatureNames.Count);

    [Fact]
    public void MissingMarks()
    {
        string[] marks = ["", "?", "-", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "None", " ? "];
        TableEncoding encoding = Fit([.. marks, "3", "5"]);
        Assert.Equal(["x"], encoding.FeatureNames);
        Assert.Equal([4f, 4f], encoding.ToInputs(CsvTableTests.Read("x\nNone\n -\n")));
    }

    [Fact]
    public void ADamagedLabelIsNamed()
    {
        string text = "x,y\n1,0\n2,1\n3,0\n4,?!\n";
        Assert.StartsWith(
            "apples.csv, row 5, column y: expected a finite float32, as 3 of 4 fields seem to be, found '?!': ",
            Assert.Throws<InvalidDataException>(
                () => TableEncoding.Fit(CsvTableTests.Read(text), new() { Targets = ["y"] })).Message);
        TableEncoding encoding = TableEncoding.Fit(
            CsvTableTests.Read(text), new() { Targets = ["y"], Categories = ["y"] });
        Assert.Equal(["0", "1", "?!"], encoding.ClassNames);
    }

    [Fact]
    public void LongTextsAndManyNamesAreCutInMessages()
    {
        string text = new('z', 1000);
        Assert.Contains($"found '{text[..60]}...': correct it", Fails(["1", "2", "3", text]));
        Assert.Contains(
            "c18, c19 and 80 others.",
            Assert.Throws<ArgumentException>(() => TableEncoding.Fit(
                CsvTableTests.Read(string.Join(",", Enumerable.Range(0, 100).Select(i => $"c{i}")) + "\n"
                    + new string(',', 99)), new() { Targets = ["y"] })).Message);
    }

    [Fact]
    public void TwentyThousandNamesTakeNoTime()
    {
        string[] names = [.. Enumerable.Range(0, 20_000).Select(i => $"name {i}")];
        CsvTable table = Table(names);
        Stopwatch watch = Stopwatch.StartNew();
        TableEncoding encoding = TableEncoding.Fit(table, new() { Targets = ["y"], Categories = ["x"] });
        CsvTable few = table.Subset([.. Enumerable.Range(0, 500)]);
        float[] inputs = encoding.ToInputs(few);
        Assert.Equal((20_001, 500 * 20_001), (encoding.FeatureNames.Count, inputs.Length));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 2);
    }

    private static string Fails(string[] fields) =>
        Assert.Throws<InvalidDataException>(() => Fit(fields)).Message;

    private static TableEncoding Fit(string[] fields, TableOptions? options = null) =>
        TableEncoding.Fit(Table(fields), options ?? new() { Targets = ["y"], Ignored = ["z"] });

    private static CsvTable Table(string[] fields) => CsvTableTests.Read(
        "x,y,z\n" + string.Concat(fields.Select((field, i) => $"\"{field}\",{i % 2},{i}\n")));
}
