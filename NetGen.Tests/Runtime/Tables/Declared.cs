using System;

namespace NetGen.Tests.Tables;

public enum Size
{
    Small,
    Middle = 5,
    Large = -1,
}

/// <summary>A number for each scale.</summary>
public sealed record Scaled
{
    [Numeric]
    public double Standard { get; init; }

    [Numeric(Scale.MinMax)]
    public double MinMax { get; init; }

    [Numeric(Scale.Log)]
    public double Log { get; init; }

    [Numeric(Scale.Quantile)]
    public double Quantile { get; init; }

    [Numeric(Scale.None)]
    public double None { get; init; }

    [Target(Scale.None)]
    public double Y { get; init; }

    /// <summary>The same number everywhere.</summary>
    public static Scaled Of(double x) => new() { Standard = x, MinMax = x, Log = x, Quantile = x, None = x, Y = x };
}

[Network]
[Input<Scaled>]
[Dense(Width.Target), MeanSquaredError]
public sealed partial class ScaledNetwork;

/// <summary>A number for each way to fill a gap, unscaled, and one that is scaled.</summary>
public sealed record Gappy
{
    [Numeric(Scale.None, Missing.Mean)]
    public double? Mean { get; init; }

    [Numeric(Scale.None, Missing.Median)]
    public float Median { get; init; }

    [Numeric(Scale.None, Missing.MostFrequent)]
    public int? MostFrequent { get; init; }

    [Numeric(Scale.Log, Missing.Zero)]
    public decimal? Zero { get; init; }

    [Numeric]
    public bool? IsSet { get; init; }

    [Target]
    public float Y { get; init; }
}

[Network]
[Input<Gappy>]
[Dense(Width.Target), MeanSquaredError]
public sealed partial class GappyNetwork;

/// <summary>Every part of dates.</summary>
public sealed record Dated(
    [DateParts(DatePart.Month, DatePart.Day, DatePart.DayOfWeek, DatePart.DayOfYear)] DateOnly Day,
    [DateParts(DatePart.Hour, DatePart.MinuteOfDay)] DateTime? At,
    [DateParts(DatePart.Year, DatePart.Elapsed)] DateTimeOffset Since,
    [Target] float Y);

[Network]
[Input<Dated>]
[Dense(Width.Target), MeanSquaredError]
public sealed partial class DatedNetwork;

/// <summary>Names of every kind; the target is one, too.</summary>
public readonly record struct Named
{
    [Category(maxNames: 3)]
    public string City { get; init; }

    [Category(maxNames: 2, foldsRare: true)]
    public string? Brand { get; init; }

    [Category(maxNames: 5)]
    public int Zip { get; init; }

    [Category]
    public Size Size { get; init; }

    [Category]
    public bool? IsNew { get; init; }

    [Category(2, maxNames: 3)]
    public ulong? Code { get; init; }

    [Target(maxNames: 4)]
    public string Class { get; init; }
}

[Network]
[Input<Named>]
[Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class NamedNetwork;

/// <summary>What every record of these tests has; only targets differ.</summary>
public abstract record Features
{
    [Numeric]
    public float X { get; init; }

    [Category(2, maxNames: 8)]
    public string Name { get; init; } = "a";

    [DateParts(DatePart.Month)]
    public DateOnly? Day { get; init; }
}

public sealed record OfNumber : Features
{
    [Target(Scale.Log)]
    public float Y { get; init; }
}

public sealed record OfDouble : Features
{
    [Target(Scale.MinMax)]
    public double Y { get; init; }
}

public sealed record OfSeveral : Features
{
    [Target]
    public int Y { get; init; }

    [Target(Scale.Quantile)]
    public decimal Z { get; init; }

    [Target(Scale.None)]
    public float Prediction { get; init; }
}

public sealed record OfEnum : Features
{
    [Target]
    public Size Y { get; init; }
}

public sealed record OfBool : Features
{
    [Target]
    public bool Y { get; init; }
}

public sealed record OfString : Features
{
    [Target(maxNames: 4)]
    public string Y { get; init; } = "";
}

[Network, Input<OfNumber>, Dense(8), Tanh, Dense(Width.Target), MeanSquaredError]
public sealed partial class NumberNetwork;

[Network, Input<OfDouble>, Dense(8), Tanh, Dense(Width.Target), MeanSquaredError]
public sealed partial class DoubleNetwork;

[Network, Input<OfSeveral>, Dense(8), Tanh, Dense(Width.Target), MeanSquaredError]
public sealed partial class SeveralNetwork;

[Network, Input<OfEnum>, Dense(8), Tanh, Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class EnumNetwork;

[Network, Input<OfEnum>, Dense(8), Tanh, Dense(Width.Target), Hinge]
public sealed partial class EnumHingeNetwork;

[Network, Input<OfBool>, Dense(8), Tanh, Dense(Width.Target), BinaryCrossEntropy]
public sealed partial class BoolNetwork;

[Network, Input<OfBool>, Dense(8), Tanh, Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class BoolSoftmaxNetwork;

[Network, Input<OfBool>, Dense(8), Tanh, Dense(Width.Target), Hinge]
public sealed partial class BoolHingeNetwork;

[Network, Input<OfString>, Dense(8), Tanh, Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class StringNetwork;
