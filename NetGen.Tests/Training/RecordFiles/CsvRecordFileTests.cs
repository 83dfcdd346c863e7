using System;
using System.IO;
using System.Linq;
using System.Text;
using NetGen.Tests.Data;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.RecordFiles;

/// <summary>Files that nobody meant to be read.</summary>
public sealed class CsvRecordFileTests
{
    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        $"{CsvRecordsTests.Header}\n" + string.Concat(Enumerable.Repeat($"{CsvRecordsTests.Row}\n", 3)));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ByteOrderMarksAreRead(string encoding)
    {
        using TemporaryDirectory directory = new();
        Encoding written = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. written.GetPreamble(), .. Encoding.Convert(Encoding.UTF8, written, Whole)];
        string path = directory.Write("houses", bytes);
        Assert.Equal(3, CsvRecords.Read<House, HouseColumns>(path).Length);
    }

    [Fact]
    public void GzipThatIsCutIsSaid()
    {
        using TemporaryDirectory directory = new();
        byte[] packed = IdxBytes.Zip(Whole);
        Assert.Equal(3, CsvRecords.Read<House, HouseColumns>(directory.Write("whole", packed)).Length);
        string path = directory.Write("cut", packed[..^3]);
        Assert.StartsWith(
            $"{path}: expected whole gzip data, found damage: ",
            Assert.Throws<InvalidDataException>(() => CsvRecords.Read<House, HouseColumns>(path)).Message);
    }

    [Fact]
    public void AFieldOfTenMegabytes()
    {
        string text = new('x', 10_000_000);
        string row = CsvRecordsTests.Row;
        House[] houses = CsvRecordsTests.Read($"{CsvRecordsTests.Header}\n{row}\n{row.Replace("Bonn", text)}\n{row}\n");
        Assert.Equal(["Bonn", text, "Bonn"], houses.Select(house => house.City));
        string message = Assert.Throws<InvalidDataException>(
            () => CsvRecordsTests.Read($"{CsvRecordsTests.Header}\n{row.Replace("120.5", text)}\n")).Message;
        Assert.InRange(message.Length, 100, 200);
    }

    [Fact]
    public void AQuoteThatStaysOpen()
    {
        using TextReader endless = new CsvFormatTests.Endless($"{CsvRecordsTests.Header}\n{CsvRecordsTests.Row}\n1,\"");
        Assert.Equal(
            "houses.csv, row 3: expected fewer than 134,217,728 characters in a row, found more: a quote that is not "
            + "closed, perhaps.",
            Assert.Throws<InvalidDataException>(
                () => CsvRecords.Read<House, HouseColumns>(endless, "houses.csv")).Message);
    }

    [Fact]
    public void AnyBytesAreRecordsOrInvalidData()
    {
        Random random = new(1);
        int damaged = 0;
        for (int i = 0; i < 3_000; i++)
        {
            byte[] bytes = [.. Whole];
            for (int changes = random.Next(1, 8); changes > 0; changes--)
            {
                byte likely = random.GetItems("\",\n\r \0;1-eE.N"u8, 1)[0];
                bytes[random.Next(bytes.Length)] = random.Next(3) > 0 ? likely : (byte)random.Next(256);
            }

            int length = random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length;
            try
            {
                using StreamReader reader = new(new MemoryStream(bytes, 0, length));
                Assert.All(CsvRecords.Read<House, HouseColumns>(reader), house => Assert.NotNull(house.City));
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith("table", error.Message);
                damaged++;
            }
        }

        Assert.InRange(damaged, 1_000, 2_999);
    }
}
