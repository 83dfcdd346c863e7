using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Tables;

/// <summary>Rows as they should not be: one sentence with row and property, and nothing has changed.</summary>
public class HostileRowTests
{
    private static readonly Named Good = new()
    {
        City = "Bonn",
        Brand = "A",
        Zip = 3,
        Size = Size.Small,
        IsNew = true,
        Code = 1,
        Class = "x",
    };

    public static TheoryData<string, Named> BadNames => new()
    {
        { "City: expected a name of 1 to 1,000 characters, found an empty one.", Good with { City = "" } },
        { "City: expected a name of 1 to 1,000 characters, found an empty one.", Good with { City = " \n" } },
        { "City: expected a name, found null.", Good with { City = null! } },
        {
            "City: expected a name of 1 to 1,000 characters, found one of 10,000,000.",
            Good with { City = new string('x', 10_000_000) }
        },
        {
            "Brand: expected a name of 1 to 1,000 characters, found one of 1,001.",
            Good with { Brand = new string(' ', 1001) }
        },
        { "Size: expected one of Small, Middle, Large, found 17.", Good with { Size = (Size)17 } },
        { "City: expected a name, found null.", default },
    };

    public static TheoryData<string, double> BadNumbers => new()
    {
        { "expected a finite number of at most 1E+30 in size, found NaN.", double.NaN },
        { "expected a finite number of at most 1E+30 in size, found Infinity.", double.PositiveInfinity },
        { "expected a finite number of at most 1E+30 in size, found -Infinity.", double.NegativeInfinity },
        { "expected a finite number of at most 1E+30 in size, found 1E+38.", 1e38 },
        { "expected a number that is scaled to at most 1E+12 in size, found 1E+29.", 1e29 },
    };

    [Theory]
    [MemberData(nameof(BadNames))]
    public void ANameIsRefused(string message, Named row)
    {
        NamedNetwork network = NamedNetwork.Fit([Good, Good with { Class = "y" }]);
        Refused(network, row, Good, message);
        Assert.Equal(
            $"Row 1, {message} (Parameter 'records')",
            Assert.Throws<ArgumentException>(() => network.Encoded([Good, row, Good])).Message);
        Assert.Equal(
            $"Row 1, {message} (Parameter 'records')",
            Assert.Throws<ArgumentException>(() => NamedNetwork.Fit([Good, row])).Message);
    }

    // Arrays and lists are encoded on all cores, other sequences on one.
    [Fact]
    public void ManyRowsAreTheSameOnAllCoresAndTheFirstBadOneIsNamed()
    {
        Named[] rows = [.. Enumerable.Range(0, 50_000).Select(i => Good with { Zip = i % 3, Class = $"{i % 2}" })];
        NamedNetwork network = NamedNetwork.Fit(rows);
        float[] inputs = network.Encoded(rows);
        Assert.Equal(inputs, network.Encoded(rows.AsEnumerable().Select(row => row)));
        Assert.Equal(inputs, network.Encoded(rows.ToList()));
        Assert.Equal(network.Targets(rows.AsEnumerable().Select(row => row)), network.Targets(rows));
        foreach (int bad in (int[])[49_999, 23_456, 30_000])
            rows[bad] = Good with { City = "" };
        Assert.StartsWith(
            "Row 23456, City: expected ", Assert.Throws<ArgumentException>(() => network.Encoded(rows)).Message);
    }

    [Theory]
    [MemberData(nameof(BadNumbers))]
    public void ANumberIsRefused(string message, double number)
    {
        ScaledNetwork network = ScaledNetwork.Fit([Scaled.Of(1), Scaled.Of(2)]);
        Refused(network, Scaled.Of(1) with { Standard = number }, Scaled.Of(1), "Standard: " + message);
        Refused(network, Scaled.Of(1) with { None = number }, Scaled.Of(1), "None: " + message);
        Assert.Equal(
            $"Row 1, Y: {message} (Parameter 'records')",
            Assert.Throws<ArgumentException>(() => network.Targets([Scaled.Of(1), Scaled.Of(1) with { Y = number }]))
                .Message);
        if (Math.Abs(number) > 1e30 || double.IsNaN(number))
        {
            Assert.Equal(
                $"Row 2, Y: {message} (Parameter 'records')",
                Assert.Throws<ArgumentException>(() => ScaledNetwork.Fit(
                    [Scaled.Of(1), Scaled.Of(2), Scaled.Of(1) with { Y = number }])).Message);
        }
    }

    // An infinity is no gap, though NaN is one.
    [Fact]
    public void AnInfinityIsNoGap()
    {
        Gappy row = new() { Mean = 1, Median = 1, MostFrequent = 1, Zero = 1, IsSet = true };
        GappyNetwork network = GappyNetwork.Fit([row]);
        Refused(
            network, row with { Median = float.PositiveInfinity }, row,
            "Median: expected a finite number of at most 1E+30 in size, found Infinity.");
        Assert.Equal(
            "Mean: expected a value in some row, found none. (Parameter 'training')",
            Assert.Throws<ArgumentException>(() => GappyNetwork.Fit([row with { Mean = null }])).Message);
    }

    // What takes the place of a gap would be no number that the network can use.
    [Fact]
    public void AFarZeroIsRefusedWhenItIsFitted()
    {
        Gappy row = new() { Mean = 1e29, Median = 1, MostFrequent = 1, Zero = 1, IsSet = true };
        Assert.Equal(
            "Mean: expected a number for missing ones that is scaled to at most 1E+12 in size, found 1E+29. (Parameter "
            + "'training')",
            Assert.Throws<ArgumentException>(() => GappyNetwork.Fit([row])).Message);
    }

    [Fact]
    public void RecordsThatAreNullAndNoRecordsAreRefused()
    {
        OfEnum row = Rows.Enums[0];
        EnumNetwork network = EnumNetwork.Fit(Rows.Enums);
        Says("Expected a record, found null. (Parameter 'record')", () => network.Predict(null!));
        Says("Row 1, expected a record, found null. (Parameter 'records')", () => network.Encoded([row, null!]));
        Says("Row 1, expected a record, found null. (Parameter 'records')", () => network.Targets([row, null!]));
        Says("Row 1, expected a record, found null. (Parameter 'records')", () => EnumNetwork.Fit([row, null!]));
        Says("Expected at least 1 training row, found none. (Parameter 'training')", () => EnumNetwork.Fit([]));
        Assert.Throws<ArgumentNullException>(() => EnumNetwork.Fit(null!));
        Assert.Empty(network.Encoded([]));
        Says("Expected 5 values, found 4. (Parameter 'inputs')", () => network.Encode(row, new float[4]));
    }

    [Fact]
    public void AClassThatIsNoneIsRefused()
    {
        EnumNetwork network = EnumNetwork.Fit(Rows.Enums);
        Says(
            "Row 0, Y: expected one of Small, Middle, Large, found 3. (Parameter 'records')",
            () => network.Targets([new OfEnum { Y = (Size)3 }]));
        StringNetwork names = StringNetwork.Fit(Rows.Strings);
        Says("Row 0, Y: expected a name, found null. (Parameter 'records')",
            () => names.Targets([new OfString { Y = null! }]));
        Says("Row 0, Y: expected a name of 1 to 1,000 characters, found an empty one. (Parameter 'records')",
            () => names.Targets([new OfString { Y = "" }]));
    }

    // The rows of a sequence are visited once, as a database's may be.
    [Fact]
    public void TrainingRowsAreVisitedOnce()
    {
        int visits = 0;
        EnumNetwork.Fit(Rows.Enums.Select(row =>
        {
            visits++;
            return row;
        }));
        Assert.Equal(Rows.Enums.Length, visits);
    }

    private static void Refused<TNetwork, TRecord, TTarget>(
        IRecordNetwork<TNetwork, TRecord, TTarget> network, TRecord bad, TRecord good, string message)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        (float[] inputs, string encoding) = (network.Encoded(good), network.Encoding.Describe());
        float[] parameters = Values(network.Parameters);
        Says($"{message} (Parameter 'record')", () => network.Encoded(bad));
        Assert.Equal(inputs, network.Encoded(good));
        Assert.Equal(encoding, network.Encoding.Describe());
        Assert.Equal(parameters, Values(network.Parameters));
    }

    private static float[] Values(ParameterBlock block)
    {
        float[] values = new float[block.CountOfAll];
        block.CopyAllTo(values);
        return values;
    }

    private static void Says(string message, Action call) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(call).Message);
}
