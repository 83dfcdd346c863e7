using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Tests.Tables;

/// <summary>Files whose encoding is damaged, or another record's: a clear error, and no network has changed.</summary>
public sealed partial class DamagedEncodingTests
{
    private const string Key = "netgen.record";

    private static readonly Named[] Good =
    [
        new()
        {
            City = "Bonn", Brand = "A", Zip = 3, Size = Size.Small, IsNew = true, Code = 1, Class = "x",
        },
        new()
        {
            City = "Ulm", Brand = "B", Zip = 4, Size = Size.Large, IsNew = null, Code = null, Class = "y",
        },
    ];

    private static readonly Gappy Full =
        new() { Mean = 1, Median = 2, MostFrequent = 3, Zero = 4, IsSet = true, Y = 5 };

    [Theory]
    [InlineData("{\"columns\"", "{\"colums\"", "expected an array 'columns' in the encoding, found none.")]
    [InlineData("\"City\"", "\"Town\"", "expected City in the encoding, found Town.")]
    [InlineData("at most 3 names\",\"names\":[\"Bonn", "at most 4 names\",\"names\":[\"Bonn",
        "expected City as category of at most 3 names, found category of at most 4 names.")]
    [InlineData("[\"Bonn\",\"Ulm\"]", "[\"Bonn\",\"Bonn\"]",
        "expected each name of City once, found one of them twice.")]
    [InlineData("[\"Bonn\",\"Ulm\"]", "[]", "expected from 1 to 3 names of City, found 0.")]
    [InlineData("[\"Bonn\",\"Ulm\"]", "[\"a\",\"b\",\"c\",\"d\"]", "expected from 1 to 3 names of City, found 4.")]
    [InlineData("[\"Bonn\",\"Ulm\"]", "[\"Bonn\",7]", "expected texts as names of City, found Number.")]
    [InlineData("[\"Bonn\",\"Ulm\"]", "null", "expected an array 'names' in the encoding, found none.")]
    [InlineData("[\"Small\",\"Middle\"", "[\"Middle\",\"Small\"",
        "expected the names Small, Middle, Large of Size, found Middle, Small, Large.")]
    [InlineData("[\"x\",\"y\"]", "[\"x\"]", "expected from 2 to 4 names of Class, found 1.")]
    [InlineData("\"name\":\"City\"", "\"name\":1",
        "expected a text 'name' for each column of the encoding, found none.")]
    [InlineData("\"targets\":[", "\"targets\":[{},", "expected 1 targets in netgen.record, found 2.")]
    [InlineData("}]}", "}]", "expected JSON as netgen.record, found another text.")]
    public void NamesAreChecked(string from, string to, string message)
    {
        NamedNetwork network = NamedNetwork.Fit(Good);
        IsRefused(network, Bytes(network), from, to, message, Good);
    }

    [Theory]
    [InlineData("\"offset\":0", "\"offset\":1e999", "expected a finite number as 'offset' of Mean, found 1e999.")]
    [InlineData("\"offset\":0", "\"offset\":\"0\"", "expected a finite number as 'offset' of Mean, found \"0\".")]
    [InlineData("\"offset\":0,", "", "expected a number 'offset' of Mean, found none.")]
    [InlineData("\"factor\":1", "\"factor\":0", "expected a factor above 0 of Mean, found 0.")]
    [InlineData("\"factor\":1", "\"factor\":-1.5", "expected a factor above 0 of Mean, found -1.5.")]
    [InlineData("\"missing\":1", "\"missing\":1e29", "expected a number for a missing Mean that can be scaled, found "
        + "1E+29.")]
    [InlineData("\"missing\":1}", "\"missing\":null}", "expected a finite number as 'missing' of Mean, found null.")]
    public void NumbersAreChecked(string from, string to, string message) => InCulture.Of("de-DE", () =>
    {
        GappyNetwork network = GappyNetwork.Fit([Full]);
        IsRefused(network, Bytes(network), from, to, message, [Full]);
        return 0;
    });

    [Theory]
    [InlineData("\"knots\":[1,2]", "\"knots\":[]", "expected ascending knots of Quantile, found others.")]
    [InlineData("\"knots\":[1,2]", "\"knots\":[2,1]", "expected ascending knots of Quantile, found others.")]
    [InlineData("\"knots\":[1,2]", "\"knots\":[1,\"NaN\"]", "expected a finite number as 'knots' of Quantile, found "
        + "\"NaN\".")]
    public void QuantilesAreChecked(string from, string to, string message)
    {
        ScaledNetwork network = ScaledNetwork.Fit([Scaled.Of(1), Scaled.Of(2)]);
        IsRefused(network, Bytes(network), from, to, message, [Scaled.Of(1)]);
    }

    [Fact]
    public void AnEncodingOfAnotherRecordIsRefused()
    {
        string other = Text(Bytes(NamedNetwork.Fit(Good)));
        GappyNetwork network = GappyNetwork.Fit([Full]);
        byte[] file = With(Bytes(network), _ => other);
        Assert.EndsWith(
            "expected 5 columns in netgen.record, found 6.",
            Assert.Throws<InvalidDataException>(() => GappyNetwork.Load(new MemoryStream(file))).Message);
    }

    // Any change: a network that encodes, or InvalidDataException.
    [Fact]
    public void NoDamageDoesMoreThanThat()
    {
        byte[] names = Bytes(NamedNetwork.Fit(Good)), gaps = Bytes(GappyNetwork.Fit([Full]));
        byte[] dates = Bytes(DatedNetwork.Fit([new(default, default(DateTime), default, 1)]));
        List<string> faults = [];
        for (int seed = 0; seed < 100; seed++)
        {
            Random random = new(seed);
            Try(names, random, bytes => NamedNetwork.Load(bytes).Encoded(Good));
            Try(gaps, random, bytes => GappyNetwork.Load(bytes).Encoded([Full, new()]));
            Try(dates, random, bytes => DatedNetwork.Load(bytes).Encoded([new(default, null, default, 1)]));
        }

        Found.Nothing(faults);

        void Try(byte[] whole, Random random, Func<Stream, float[]> use)
        {
            string text = Damaged(Text(whole), random);
            try
            {
                if (use(new MemoryStream(With(whole, _ => text))).Any(value => !float.IsFinite(value)))
                    faults.Add($"not finite: {text}");
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
            catch (ArgumentException error) when (error.Message.Contains("scaled to at most"))
            {
                // A scaling that these rows do not fit is one of other rows.
            }
            catch (Exception error)
            {
                faults.Add($"{error.GetType().Name}: {error.Message}: {text}");
            }
        }
    }

    private static string Damaged(string text, Random random)
    {
        string[] pieces =
        [
            "null", "[]", "{}", "\"\"", "0", "-1", "1e308", "1e-320", "NaN", "true", "\"\\ud800\"", "[[[[", "]", "}",
            ",", string.Concat(Enumerable.Repeat("[", 100)), string.Join(",", Enumerable.Range(0, 50_000)),
        ];
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            Match[] tokens = [.. Token().Matches(text).Cast<Match>()];
            if (tokens.Length < 2)
                return text;
            (Match one, Match other) = (tokens[random.Next(tokens.Length)], tokens[random.Next(tokens.Length)]);
            string by = random.Next(3) switch
            {
                0 => "",
                1 => other.Value,
                _ => pieces[random.Next(pieces.Length)],
            };
            text = text[..one.Index] + by + text[(one.Index + one.Length)..];
        }

        return text;
    }

    private static void IsRefused<TNetwork, TRecord, TTarget>(
        IRecordNetwork<TNetwork, TRecord, TTarget> network, byte[] whole, string from, string to, string message,
        TRecord[] records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        Assert.Contains(from, Text(whole));
        byte[] file = With(whole, text => new Regex(Regex.Escape(from)).Replace(text, to.Replace("$", "$$"), 1));
        float[] before = network.EncodeInputs(records);
        Assert.EndsWith(
            message,
            Assert.Throws<InvalidDataException>(
                () => NetworkFile.Load<TNetwork, TTarget>(new MemoryStream(file))).Message);
        Assert.Throws<InvalidDataException>(() => network.LoadFrom(new MemoryStream(file)));
        Assert.Equal(before, network.EncodeInputs(records));
    }

    private static byte[] Bytes<TNetwork, TTarget>(INetwork<TNetwork, TTarget> network)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        using MemoryStream stream = new();
        network.Save(stream);
        return stream.ToArray();
    }

    private static string Text(byte[] file) => (string)Header(file)["__metadata__"]![Key]!;

    private static byte[] With(byte[] file, Func<string, string> change)
    {
        JsonNode header = Header(file);
        header["__metadata__"]![Key] = change(Text(file));
        byte[] text = Encoding.UTF8.GetBytes(header.ToJsonString());
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. file[(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))..]];
    }

    private static JsonNode Header(byte[] file) =>
        JsonNode.Parse(file.AsSpan(8, (int)BinaryPrimitives.ReadInt64LittleEndian(file)))!;

    [GeneratedRegex("\"[^\"]*\"|[-+.eE0-9]+|[\\[\\]{},:]")]
    private static partial Regex Token();
}
