using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>A setting that is a number from a range; a finer search narrows the range around the best.</summary>
public sealed record NumberDimension : Dimension
{
    // The best is near a bound within this share of the range; several of the best lean to it within the other.
    private const double EdgeShare = 0.1;
    private const double LeanShare = 0.25;
    private const int FewestThatLean = 3;

    private readonly double least;
    private readonly double most;

    internal NumberDimension(string name, NumberScale scale, double low, double high)
        : base(name)
    {
        (Scale, Low, High) = (scale, Math.Min(low, high), Math.Max(low, high));
        if (!double.IsFinite(low) || !double.IsFinite(high) || (scale == NumberScale.Logarithmic && !(Low > 0)))
        {
            string expected = scale == NumberScale.Logarithmic ? "numbers above 0" : "finite numbers";
            throw new ArgumentException($"Expected {expected} as bounds of '{name}', found {Number(low)} and "
                + $"{Number(high)}.", nameof(low));
        }

        // Settings become float: a rate that float takes for 0 or infinity would be no rate.
        (least, most) = scale switch
        {
            NumberScale.Logarithmic => (Math.Min(Low, 1.2e-38), Math.Max(High, 3.4e38)),
            NumberScale.Integer => (Low >= 1 ? 1 : Low >= 0 ? 0 : int.MinValue, int.MaxValue),
            _ => (Low >= 0 ? 0 : double.NegativeInfinity, double.PositiveInfinity),
        };
    }

    /// <summary>How values are spread.</summary>
    public NumberScale Scale { get; }

    /// <summary>The smallest value.</summary>
    public double Low { get; private init; }

    /// <summary>The largest value.</summary>
    public double High { get; private init; }

    /// <summary>
    /// What no finer range goes below: 0 where the range has no negative number, 1 for whole numbers from 1 on, unless
    /// set. At most <see cref="Low"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The number is above <see cref="Low"/>.</exception>
    public double Least
    {
        get => least;
        init => least = value <= Low
            ? value
            : throw new ArgumentException(
                $"Expected Least of '{Name}' of at most {Number(Low)}, found {Number(value)}.", nameof(value));
    }

    /// <summary>
    /// What no finer range goes beyond, such as 0.95 for a dropout rate; at least <see cref="High"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The number is below <see cref="High"/>.</exception>
    public double Most
    {
        get => most;
        init => most = value >= High
            ? value
            : throw new ArgumentException(
                $"Expected Most of '{Name}' of at least {Number(High)}, found {Number(value)}.", nameof(value));
    }

    internal override string Definition =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}: {Scale} from {Low:R} to {High:R}");

    internal override string Range => $"{Format(Low)} to {Format(High)}"
        + (Scale == NumberScale.Logarithmic ? ", logarithmic" : "");

    private double Start => Place(Low);

    private double Width => Place(High) - Place(Low);

    internal override double Draw(double unit) => Scale == NumberScale.Integer
        ? Math.Min(High, Low + Math.Floor(unit * (High - Low + 1)))
        : Math.Clamp(Value(Start + unit * Width), Low, High);

    internal override IEnumerable<double> Grid(int points) => points == 1
        ? [Value(Start + Width / 2)]
        : Enumerable.Range(0, points).Select(i => Value(Start + Width * i / (points - 1))).Distinct();

    internal override string Format(double value) => Scale switch
    {
        NumberScale.Logarithmic => value.ToString("0.000000e+00", CultureInfo.InvariantCulture),
        NumberScale.Integer => value.ToString("F0", CultureInfo.InvariantCulture),
        _ => value.ToString("F6", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Near which edge of the range the best value lies, or the median of the best few, if the range may go on there:
    /// -1 the lower, 1 the upper, 0 none. One value may be near an edge, or miss it, by luck; a median that leans away
    /// from the best value's own half says nothing.
    /// </summary>
    /// <param name="values">Values of the best trials, the best first, at least one.</param>
    internal int EdgeOf(params IReadOnlyList<double> values)
    {
        double[] places = [.. values.Select(Share).Order()];
        double best = Share(values[0]);
        double middle = places.Length < FewestThatLean ? 0.5 : places[places.Length / 2];
        if (Low > Least && (best <= EdgeShare || (best <= 0.5 && middle <= LeanShare)))
            return -1;
        return High < Most && (best >= 1 - EdgeShare || (best >= 0.5 && middle >= 1 - LeanShare)) ? 1 : 0;
    }

    /// <summary>
    /// The range around the best: a share of its width, within the old range; where the best lies near an edge, as
    /// wide as before and beyond that edge.
    /// </summary>
    internal NumberDimension Around(double best, double share, int edge)
    {
        double half = Width * (edge == 0 ? share : 1) / 2;
        double low = Round(Value(Place(best) - half), up: false, beyond: edge < 0);
        double high = Round(Value(Place(best) + half), up: true, beyond: edge > 0);
        return this with
        {
            Low = Math.Clamp(low, edge < 0 ? Least : Low, best),
            High = Math.Clamp(high, best, edge > 0 ? Most : High),
        };
    }

    private double Share(double value) => Width > 0 ? (Place(value) - Start) / Width : 0.5;

    private double Place(double value) => Scale == NumberScale.Logarithmic ? Math.Log10(value) : value;

    // A power of a logarithm may miss the bound that it comes from by a rounding.
    private double Value(double place) => Scale switch
    {
        NumberScale.Logarithmic when place == Place(Low) => Low,
        NumberScale.Logarithmic when place == Place(High) => High,
        NumberScale.Logarithmic => Math.Pow(10, place),
        NumberScale.Integer => Math.Round(place, MidpointRounding.AwayFromZero),
        _ => place,
    };

    private double Round(double value, bool up, bool beyond) => Scale != NumberScale.Integer || !beyond
        ? value
        : up ? Math.Max(value, High + 1) : Math.Min(value, Low - 1);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
