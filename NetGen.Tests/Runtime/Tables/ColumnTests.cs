using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Tables;

/// <summary>What becomes of gaps, dates and names.</summary>
public class ColumnTests
{
    private static readonly Named[] Places =
    [
        .. new[] { "10", "9", "-3" }.Select((city, i) => new Named
        {
            City = city, Brand = "ABBC"[i].ToString(), Zip = 100 - 50 * i, Size = Size.Large, Code = (ulong)i + 7,
            Class = "x" + i,
        }),
        new Named { City = "9", Brand = "C", Zip = 7, Size = Size.Small, IsNew = false, Class = "x1" },
        new Named { City = "9", Brand = "B", Zip = 8, Size = Size.Middle, IsNew = true, Class = "x1" },
        new Named { City = "9", Brand = "C", Zip = 8, Size = Size.Middle, IsNew = true, Class = "x1" },
    ];

    // Expected: NumPy's mean and median; the smallest of the most frequent; 0 of a logarithm that is standardised.
    [Fact]
    public void GapsAreFilledAndMarked()
    {
        (double? Mean, float Median, int? Most, decimal? Zero)[] numbers =
        [
            (1, 1, 7, 1), (2, 10, 3, 3), (null, float.NaN, null, null), (6, 3, 7, 7), (null, 2, 3, 15),
        ];
        GappyNetwork network = GappyNetwork.Fit(numbers.Select((n, i) => new Gappy
        {
            Mean = n.Mean,
            Median = n.Median,
            MostFrequent = n.Most,
            Zero = n.Zero,
            IsSet = i switch
            {
                0 => true,
                1 => false,
                _ => null,
            },
        }));
        float[] missing = network.Encoded(new Gappy { Median = float.NaN });

        // log 2, log 4, log 8 and log 16 have a mean of 2.5 log 2 and a deviation of sqrt(1.25) log 2.
        Assert.Equal([3f, 1f, 2.5f, 1f, 3f, 1f, (float)(-2.5 / Math.Sqrt(1.25)), 1f, 0f, 1f], missing);
        float[] known = network.Encoded(new Gappy { Mean = 4, Median = 5, MostFrequent = 9, Zero = 1, IsSet = true });
        Assert.Equal([4f, 0f, 5f, 0f, 9f, 0f, (float)(-1.5 / Math.Sqrt(1.25)), 0f, 1f, 0f], known);
        Assert.Equal(
            ["Mean", "Mean is missing", "Median", "Median is missing"], network.Encoding.FeatureNames.Take(4));
    }

    [Theory]
    [InlineData("2024-02-29", 28.0 / 29, 59.0 / 366)]
    [InlineData("2023-02-28", 27.0 / 28, 58.0 / 365)]
    [InlineData("2024-12-31", 30.0 / 31, 365.0 / 366)]
    [InlineData("2023-12-31", 30.0 / 31, 364.0 / 365)]
    [InlineData("0001-01-01", 0, 0)]
    [InlineData("9999-12-31", 30.0 / 31, 364.0 / 365)]
    public void PartsThatComeAgainLieOnCircles(string day, double ofMonth, double ofYear)
    {
        DateOnly date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        DateTimeOffset since = new(2001, 1, 1, 0, 0, 0, TimeSpan.FromHours(5));
        DatedNetwork network = DatedNetwork.Fit([new(date, default(DateTime), since, 0)]);
        float[] found = network.Encoded(new Dated(date, new(2020, 1, 1, 18, 45, 59), since, 0));
        double[] shares = [(date.Month - 1) / 12.0, ofMonth, (int)date.DayOfWeek / 7.0, ofYear, 0.75, 0.78125];
        float[] expected =
        [
            .. shares.SelectMany(share => new[]
            {
                (float)Math.Sin(2 * Math.PI * share), (float)Math.Cos(2 * Math.PI * share),
            }),
        ];
        Assert.Equal([.. expected[..8], .. expected[8..], 0f, 0f, 0f], found);
        Assert.Equal([0f, 0f, 0f, 0f, 1f], network.Encoded(new Dated(date, null, since, 0))[8..13]);
    }

    // The local time of an offset; years and days are standardised.
    [Fact]
    public void PartsThatDoNotComeAgainAreStandardised()
    {
        DateTimeOffset[] since =
            [new(2000, 1, 1, 0, 0, 0, TimeSpan.FromHours(9)), new(2001, 1, 1, 12, 0, 0, TimeSpan.FromHours(-9))];
        DatedNetwork network = DatedNetwork.Fit(since.Select(at => new Dated(default, default(DateTime), at, 0)));
        float[] found = network.Encoded(new Dated(default, null, new(2004, 1, 1, 0, 0, 0, TimeSpan.Zero), 0));
        Assert.Equal(7f, found[^2]);
        Assert.Equal((float)((1461 - 366.5 / 2) / (366.5 / 2)), found[^1], 1e-6f);
    }

    [Fact]
    public void NamesAreSortedByNumberWhereAllAreNumbers()
    {
        NamedNetwork network = NamedNetwork.Fit(Places);
        Assert.Equal(["-3", "9", "10", "(other)"], network.Encoding.PlacesOf("City"));
        Assert.Equal(["0", "7", "8", "50", "100", "(other)"], network.Encoding.PlacesOf("Zip"));
        Assert.Equal(["B", "C", "(other)", "(missing)"], network.Encoding.PlacesOf("Brand"));
        Assert.Equal(["Small", "Middle", "Large"], network.Encoding.PlacesOf("Size"));
        Assert.Equal(["false", "true", "(missing)"], network.Encoding.PlacesOf("IsNew"));
        Assert.Equal(["7", "8", "9", "(other)", "(missing)"], network.Encoding.PlacesOf("Code"));
        Assert.Equal(["x0", "x1", "x2"], network.Encoding.ClassNames);
        Assert.Equal(
            "Expected a category of NamedNetwork's record, found 'Class'.",
            Assert.Throws<ArgumentException>(() => network.Encoding.PlacesOf("Class")).Message.Split(" (P")[0]);
    }

    [Fact]
    public void UnknownFoldedAndMissingNamesHaveTheirPlaces()
    {
        NamedNetwork network = NamedNetwork.Fit(Places);
        Named known = Places[0];
        Assert.Equal([0, 0, 1, 0], network.Encoded(known)[..4]);
        Assert.Equal([0, 0, 0, 1], network.Encoded(known with { City = "Elsewhere" })[..4]);
        Assert.Equal([0, 0, 1, 0], network.Encoded(known)[4..8]);
        Assert.Equal([0, 0, 0, 1], network.Encoded(known with { Brand = null })[4..8]);
        Assert.Equal([0, 0, 0, 1], network.Encoded(known with { Brand = " \t" })[4..8]);
        Assert.Equal([0, 0, 0, 0, 0, 1], network.Encoded(known with { Zip = -100 })[8..14]);
        Assert.Equal([0, 0, 1], network.Encoded(known)[14..17]);
        Assert.Equal([0, 0, 1], network.Encoded(known)[17..20]);
        Assert.Equal([0, 1, 0], network.Encoded(known with { IsNew = true })[17..20]);
        Assert.Equal([0f, 3f, 4f], new ulong?[] { 7, ulong.MaxValue, null }
            .Select(code => network.Encoded(known with { Code = code })[^1]));
    }

    [Fact]
    public void TheVectorOfUnknownNamesStartsAtZero()
    {
        NamedNetwork network = NamedNetwork.Fit(Places, seed: 3);
        Assert.Equal((0f, 0f), (network.CodeEmbedding.Weights[3, 0], network.CodeEmbedding.Weights[3, 1]));
        Assert.NotEqual(0f, network.CodeEmbedding.Weights[4, 0]);
    }

    [Fact]
    public void TooManyNamesAreListedFromTheRarest()
    {
        IEnumerable<Named> rows = Places.Concat("abcde".Select(city => Places[0] with { City = $"{city}" }))
            .Append(Places[0] with { City = "a" });
        Assert.Equal(
            "City: expected at most 3 names, found 8, of which the rarest are e (1), d (1), c (1), b (1), 10 (1): "
            + "raise maxNames, or set foldsRare. (Parameter 'training')",
            Assert.Throws<ArgumentException>(() => NamedNetwork.Fit(rows)).Message);
        Assert.Equal(
            "Class: expected at least 2 classes, found x0 alone. (Parameter 'training')",
            Assert.Throws<ArgumentException>(() => NamedNetwork.Fit([Places[0]])).Message);
    }

    [Fact]
    public void ItIsDescribedAsItIs() => Assert.Equal(
        """
        inputs  column        what becomes of it
        0 to 1  Mean          as it is; missing: 1.5, and an input that says so
        2 to 3  Median        as it is; missing: 1.5, and an input that says so
        4 to 5  MostFrequent  as it is; missing: 1, and an input that says so
        6 to 7  Zero          (sign(x) log(1 + |x|) - 0.89588) / 0.202733; missing: 0, and an input that says so
        8 to 9  IsSet         (x - 0.5) / 0.5; missing: 0.5, and an input that says so
        target  Y             (x - 1.5) / 0.5
        """.ReplaceLineEndings("\n"),
        InCulture.Of("de-DE", () => GappyNetwork.Fit(Enumerable.Range(1, 2).Select(x => new Gappy
        {
            Mean = x,
            Median = x,
            MostFrequent = x,
            Zero = x,
            IsSet = x == 1,
            Y = x,
        })).Encoding.Describe()));
}
