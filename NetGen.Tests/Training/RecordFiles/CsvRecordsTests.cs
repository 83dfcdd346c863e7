using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.RecordFiles;

/// <summary>What values records have that are read from CSV.</summary>
public sealed class CsvRecordsTests
{
    internal const string Header = "Area,Distance,Year,Rooms,Heating,Second,City,Street,Garden,Sold,Listed,Price";
    internal const string Row = "120.5,3e2,1998,4,Gas,oil,Bonn,Lane,true,2024-02-29,2024-01-31T12:30:00,250000";

    [Fact]
    public void EveryKindOfProperty()
    {
        const string second = "80,0.1,,2,7,,\"Köln, am \"\"Dom\"\"\", ,no,2024-03-01,,-1";
        House[] houses = Read($"{Header}\n{Row}\n{second}\n");
        House other = new()
        {
            Area = 80,
            Distance = 0.1,
            Rooms = 2,
            Heating = Heating.DistrictHeating,
            City = "Köln, am \"Dom\"",
            Garden = false,
            Sold = new(2024, 3, 1),
            Price = -1,
        };
        Assert.Equal([House.Example, other], houses);
    }

    [Fact]
    public void ColumnsAreFoundByNameWhateverTheirOrderAndCase()
    {
        string[] names = Header.Split(',');
        string[] values = Row.Split(',');
        string Reversed(string[] fields) => string.Join(",", fields.Reverse().Append("x"));
        Assert.Equal([House.Example], Read($"{Reversed(names).ToUpperInvariant()}\n{Reversed(values)}\n"));
    }

    [Fact]
    public void ATargetMayBeAbsent()
    {
        string header = Header[..Header.LastIndexOf(',')];
        string row = Row[..Row.LastIndexOf(',')];
        House expected = House.Example with { Price = float.NaN };
        Assert.Equal([expected], Read($"{header}\n{row}\n"));
        CsvOptions options = new() { HasHeader = false };
        Assert.Equal([expected], Read($"{row}\n", options));
        Assert.Equal([House.Example, House.Example], Read($"{Row}\n{Row}\n", options));
        Assert.Equal([House.Example], Read($"{Row}\n", options with { ColumnNames = Header.Split(',') }));
        Assert.Equal(
            "houses.csv: expected 12 columns, one for each property, or 11 without targets, found 2.",
            Assert.Throws<InvalidDataException>(() => Read("1,2\n", options)).Message);
    }

    [Fact]
    public void MissingMarksAreNull()
    {
        const string row = "1,1,NA,1,Gas,?,a,NA,1,2024-01-01, NA ,1";
        House house = Assert.Single(Read($"{Header}\n{row}\n", new() { Missing = ["NA", "?"] }));
        Assert.Null(house.Year);
        Assert.Null(house.Second);
        Assert.Null(house.Street);
        Assert.Null(house.Listed);
        string empty = Row.Replace("Lane", "");
        Assert.Equal("", Assert.Single(Read($"{Header}\n{empty}\n", new() { Missing = ["NA"] })).Street);
    }

    [Fact]
    public void NumbersAndDatesOfACulture()
    {
        CultureInfo culture = new("")
        {
            NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
            DateTimeFormat = { ShortDatePattern = "dd.MM.yyyy" },
        };
        string row = Row.Replace(',', ';').Replace("120.5", "120,5").Replace("2024-02-29", "29.02.2024");
        CsvOptions options = new() { Delimiter = ';', Culture = culture };
        Assert.Equal([House.Example], Read($"{Header.Replace(',', ';')}\n{row}\n", options));
        Assert.Contains("found '1.000'", Fails<float>("1.000", options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02-29", "2024-02-29T00:00:00")]
    [InlineData("2024-02-29T23:59", "2024-02-29T23:59:00")]
    [InlineData("2024-02-29 23:59:58", "2024-02-29T23:59:58")]
    [InlineData("2024-02-29T23:59:58.125Z", "2024-02-29T23:59:58.125")]
    [InlineData("2024-02-29T23:59:58+02:00", "2024-02-29T23:59:58")]
    [InlineData("02/29/2024", "2024-02-29T00:00:00")]
    [InlineData("02/29/2024 23:59:58", "2024-02-29T23:59:58")]
    public void Times(string text, string expected)
    {
        DateTime time = DateTime.Parse(expected, CultureInfo.InvariantCulture);
        Assert.Equal(time, One<DateTime>(text));
        TimeSpan offset = text.Contains('+', StringComparison.Ordinal) ? TimeSpan.FromHours(2) : TimeSpan.Zero;
        Assert.Equal(new(time, offset), One<DateTimeOffset>(text));
        if (time.TimeOfDay == TimeSpan.Zero)
            Assert.Equal(DateOnly.FromDateTime(time), One<DateOnly>(text));
        else
            Fails<DateOnly>(text);
    }

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("Yes", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("NO", false)]
    [InlineData("0", false)]
    public void Flags(string text, bool expected) => Assert.Equal(expected, One<bool>(text));

    [Fact]
    public void WholeNumbersMayHaveAPointOfNoFraction()
    {
        Assert.Equal(1998, One<int>("1998.0"));
        Assert.Equal(-1e18, One<long>("-1e18"));
        Assert.Equal(byte.MaxValue, One<byte>("255"));
        Assert.Equal(ulong.MaxValue, One<ulong>("18446744073709551615"));
        Assert.Equal('x', One<char>("x"));
        Assert.Equal(0.1m, One<decimal>("0.1"));
        Assert.Equal((Half)1.5, One<Half>("1.5"));
    }

    // Each thread makes records of several blocks, some of which end within quotes.
    [Fact]
    public void ManyRowsStayInOrder()
    {
        const int rows = 60_000;
        IEnumerable<string> lines = Enumerable.Range(0, rows).Select(i => Row
            .Replace("120.5", $"{i}")
            .Replace("Bonn", i % 7 == 0 ? $"\"a\nb,{new string('"', 2 * (i % 3))}\"" : "Bonn"));
        using TemporaryDirectory directory = new();
        string text = $"{Header}\r\n{string.Join("\r\n", lines)}\r\n\r\n";
        string path = directory.Write("houses.csv", Encoding.UTF8.GetBytes(text));
        House[] houses = CsvRecords.Read<House, HouseColumns>(path);
        Assert.Equal(Enumerable.Range(0, rows).Select(i => (float)i), houses.Select(house => house.Area));
        Assert.Equal(houses, CsvRecords.Stream<House, HouseColumns>(path));
        foreach (int i in Enumerable.Range(0, rows))
            Assert.Equal(i % 7 == 0 ? $"a\nb,{new string('"', i % 3)}" : "Bonn", houses[i].City);
    }

    [Fact]
    public void AFileIsReadTwiceWithoutHoldingRecords()
    {
        using TemporaryDirectory directory = new();
        byte[] packed = IdxBytes.Zip(Encoding.UTF8.GetBytes($"{Header}\n{Row}\n"));
        string path = directory.Write("houses.csv", packed);
        IEnumerable<House> houses = CsvRecords.Stream<House, HouseColumns>(path);
        Assert.Equal([House.Example], houses);
        Assert.Equal([House.Example], houses);
    }

    internal static House[] Read(string text, CsvOptions? options = null) =>
        CsvRecords.Read<House, HouseColumns>(new StringReader(text), "houses.csv", options);

    internal static T One<T>(string text, CsvOptions? options = null)
        where T : struct, ISpanParsable<T>
    {
        StringReader reader = new($"value\n{text}\n");
        return Assert.Single(CsvRecords.Read<Single<T>, SingleColumns<T>>(reader, "houses.csv", options)).Value;
    }

    internal static string Fails<T>(string text, CsvOptions? options = null)
        where T : struct, ISpanParsable<T> =>
        Assert.Throws<InvalidDataException>(() => One<T>(text, options)).Message;
}
