using System;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>A row that is set column by column is the row that a table of text has.</summary>
public sealed class EncodedRowTests
{
    private static readonly TableEncoding Encoding = TableEncoding.Fit(
        CsvTableTests.Read("sugar,colour,weight,kind\n4,red,1,Fuji\n8,green,2,Gala\n,red,3,Fuji\n"),
        new() { Targets = ["kind"] });

    [Fact]
    public void FeaturesAreThoseOfTheTable()
    {
        EncodedRow row = Encoding.CreateRow();
        Assert.Equal(OfTable("?,?,?"), row.Features.ToArray());
        row.Set("sugar", 5.5f);
        row.Set("colour", "green");
        row.Set("weight", 7f);
        Assert.Equal(OfTable("5.5,green,7"), row.Features.ToArray());
        row.Set(1, "blue");
        row.Set(0, "6.25");
        row.SetMissing("weight");
        Assert.Equal(OfTable("6.25,blue,"), row.Features.ToArray());
        row.Set("colour", "NA");
        row.Set(2, 0f);
        Assert.Equal(OfTable("6.25,,0"), row.Features.ToArray());
        row.Clear();
        Assert.Equal(OfTable(",,"), row.Features.ToArray());
    }

    [Fact]
    public void WrongValuesChangeNothing()
    {
        EncodedRow row = Encoding.CreateRow();
        row.Set("sugar", 5.5f);
        row.Set("colour", "green");
        float[] before = [.. row.Features];
        Refused(() => row.Set("sugar", float.NaN), "Expected a finite number in sugar, found NaN.");
        Refused(() => row.Set("sugar", "much"), "Expected a finite number in sugar, found 'much'.");
        Refused(() => row.Set("colour", 3f), "Expected a name in colour, found the number 3.");
        Refused(() => row.Set("size", 3f), "Expected one of sugar, colour, weight, found 'size'.");
        Assert.Throws<ArgumentOutOfRangeException>(() => row.Set(3, 1f));
        Assert.Throws<ArgumentOutOfRangeException>(() => row.Set(-1, "red"));
        Assert.Equal(before, row.Features.ToArray());
    }

    [Fact]
    public void SettingAllocatesNothing()
    {
        EncodedRow row = Encoding.CreateRow();
        Assert.Equal(0, Allocated.By(() =>
        {
            row.Set("sugar", 5.5f);
            row.Set("colour", "green");
            row.Set(2, "7.25");
            row.SetMissing("weight");
            row.Clear();
        }));
    }

    private static float[] OfTable(string fields) =>
        Encoding.ToInputs(CsvTableTests.Read("sugar,colour,weight\n" + fields + "\n"));

    private static void Refused(Action call, string message) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(call).Message);
}
