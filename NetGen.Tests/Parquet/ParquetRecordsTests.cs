using System;
using System.Buffers.Binary;
using System.IO;
using NetGen.Parquet;
using NetGen.Tests.RecordFiles;
using Xunit;

namespace NetGen.Tests.Parquet;

/// <summary>What values records have that are read from Parquet files, and what is said of bad ones.</summary>
public sealed class ParquetRecordsTests
{
    private static readonly House Second = new()
    {
        Area = 80,
        Distance = 0.25,
        Rooms = 2,
        Heating = Heating.DistrictHeating,
        City = "Köln",
        Garden = false,
        Sold = new(2024, 3, 1),
        Price = -1,
    };

    [Fact]
    public void ColumnsOfTheSameTypes()
    {
        House[] houses = ParquetRecords.Read<House, HouseColumns>(Same().Written(groups: 3));
        Assert.Equal([House.Example, Second, House.Example, Second, House.Example, Second], houses);
    }

    // As pandas stores them: float64 where a number is missing, and int64.
    [Fact]
    public void ColumnsOfOtherTypes()
    {
        Table table = new Table()
            .With("AREA", 120.5, 80.0).With("distance", 300f, 0.25f).With("Year", 1998.0, double.NaN)
            .With("Rooms", 4L, 2L).With<byte>("Heating", 1, 7).WithNulls<double>("Second", 2, null)
            .With("City", "Bonn", "Köln").With("Street", "Lane", null).With("Garden", 1, 0)
            .With("Sold", "2024-02-29", "2024-03-01").With("Listed", "2024-01-31 12:30", null)
            .WithNulls<decimal>("Price", 250_000m, -1m);
        Assert.Equal([House.Example, Second], ParquetRecords.Read<House, HouseColumns>(table.Written()));
    }

    [Fact]
    public void ATargetMayBeAbsent() => Assert.Equal(
        [House.Example with { Price = float.NaN }, Second with { Price = float.NaN }],
        ParquetRecords.Read<House, HouseColumns>(Same().Without("Price").Written()));

    [Fact]
    public void BadValuesAreNamed()
    {
        Table table = new Table()
            .With("Area", 1e60, double.NaN).WithNulls<double>("Distance", null, 1.0).With("Year", 1f, 2f)
            .With("Rooms", 2.5, 1e30).With("Heating", "Coal", "oil").WithNulls<int>("Second", 3, null)
            .With("City", "a", null).With("Street", "b", "").With("Garden", 2, 1)
            .With("Sold", new DateTime(2024, 1, 1, 1, 0, 0), new DateTime(2024, 1, 1)).With("Listed", "noon", null);
        Assert.Equal(
            """
            table, row 1, column Area: expected a finite float32, found 1E+60.
            table, row 1, column Distance: expected a finite float64, found nothing.
            table, row 1, column Rooms: expected a whole number from -2147483648 to 2147483647, found 2.5.
            table, row 1, column Heating: expected one of Gas, Oil, DistrictHeating, found 'Coal'.
            table, row 1, column Second: expected one of Gas, Oil, DistrictHeating, found 3.
            table, row 1, column Garden: expected true or false, 1 or 0, yes or no, found 2.
            table, row 1, column Sold: expected a date such as 2026-11-30, found 2024-01-01T01:00:00.
            table, row 1, column Listed: expected a time such as 2026-11-30T17:40:00, found 'noon'.
            table, row 2, column Area: expected a finite float32, found nothing.
            table, row 2, column Rooms: expected a whole number from -2147483648 to 2147483647, found 1E+30.
            table, row 2, column City: expected a text, found nothing.
            """.ReplaceLineEndings("\n"),
            Fails(table.Written()));
        string[] many = Fails(table.Written(groups: 3)).Split('\n');
        Assert.StartsWith("table, row 3, column Area: ", many[11]);
        Assert.Equal(("and 13 more.", 21), (many[20], many.Length));
    }

    [Fact]
    public void ColumnsOfWrongTypesAreNamed()
    {
        Table table = Same().Without("Area").Without("Rooms").Without("City").Without("Garden").Without("Sold")
            .With("Area", "1", "2").With("Rooms", true, false).With("City", 1, 2).With("Garden", "yes", "no")
            .With("Sold", 1f, 2f);
        const string whole = "a whole number from -2147483648 to 2147483647";
        Assert.Equal(
            $"""
            table, column Area: expected a finite float32 in each row, found texts.
            table, column Rooms: expected {whole} in each row, found true and false.
            table, column City: expected a text in each row, found values of Int32.
            table, column Garden: expected true or false, 1 or 0, yes or no in each row, found texts.
            table, column Sold: expected a date such as 2026-11-30 in each row, found values of Single.
            """.ReplaceLineEndings("\n"),
            Fails(table.Written()));
        Assert.Equal(
            "table: expected a column Area for Area, found none; the nearest is 'Aera'.",
            Fails(Same().Without("Area").With("Aera", 1f, 2f).Written()));
    }

    [Fact]
    public void WhatIsNoParquetFileIsSaid()
    {
        Assert.StartsWith("table: expected a whole Parquet file, found damage: ", Fails(new([])));
        Assert.StartsWith("table: expected a whole Parquet file, found damage: ", Fails(new(new byte[1000])));
        Assert.Throws<FileNotFoundException>(() => ParquetRecords.Read<House, HouseColumns>("nowhere.parquet"));
    }

    [Fact]
    public void AFaultOfTheStreamIsNoDamage() => Assert.Equal(
        "the drive is gone",
        Assert.Throws<IOException>(() => ParquetRecords.Read<House, HouseColumns>(new GoneStream())).Message);

    // Not in the footer: some damage to it makes Parquet.Net read on without end.
    [Fact]
    public void AnyPagesAreRecordsOrInvalidData()
    {
        byte[] whole = Same().Written().ToArray();
        int footer = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(whole.Length - 8));
        int pages = whole.Length - 8 - footer;
        Random random = new(1);
        int damaged = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = [.. whole];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(pages)] = (byte)random.Next(256);
            int length = random.Next(8) == 0 ? random.Next(bytes.Length) : bytes.Length;
            try
            {
                House[] houses = ParquetRecords.Read<House, HouseColumns>(new MemoryStream(bytes, 0, length));
                Assert.All(houses, house => Assert.NotNull(house.City));
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("table", error.Message);
                damaged++;
            }
        }

        Assert.InRange(damaged, 200, 1_999);
    }

    private static Table Same() => new Table()
        .With("Area", 120.5f, 80f).With("Distance", 300.0, 0.25).WithNulls<float>("Year", 1998, null)
        .With("Rooms", 4, 2).With("Heating", "Gas", "districtheating").With("Second", "oil", null)
        .With("City", "Bonn", "Köln").With("Street", "Lane", null).With("Garden", true, false)
        .With("Sold", new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1))
        .WithNulls<DateTime>("Listed", new DateTime(2024, 1, 31, 12, 30, 0), null).With("Price", 250_000f, -1f);

    private static string Fails(MemoryStream file) =>
        Assert.Throws<InvalidDataException>(() => ParquetRecords.Read<House, HouseColumns>(file)).Message;

    /// <summary>A file that can be opened and not be read.</summary>
    private sealed class GoneStream : MemoryStream
    {
        public GoneStream()
            : base(new byte[100])
        {
        }

        public override int Read(Span<byte> buffer) => throw new IOException("the drive is gone");

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
