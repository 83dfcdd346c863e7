using System;

namespace NetGen.Samples;

/// <summary>A house that was sold.</summary>
public sealed record House
{
    /// <summary>Square metres.</summary>
    [Numeric]
    public required float Area { get; init; }

    /// <summary>Kilometres from the middle of the city.</summary>
    [Numeric(Scale.Log)]
    public required float Distance { get; init; }

    /// <summary>When it was built; null where nobody knows.</summary>
    [Numeric]
    public int? Year { get; init; }

    [Category]
    public required Heating Heating { get; init; }

    [Category(embedding: 4, maxNames: 50)]
    public required string City { get; init; }

    [DateParts(DatePart.Year, DatePart.Month)]
    public required DateOnly Sold { get; init; }

    /// <summary>Euros.</summary>
    [Target]
    public float Price { get; init; }
}

public enum Heating
{
    Gas,
    Oil,
    HeatPump,
}

/// <summary>Predicts the price of a house.</summary>
[Network]
[Input<House>]
[Dense(64), ReLU]
[Dense(64), ReLU]
[Dense(Width.Target), MeanSquaredError]
public sealed partial class HousePrice;
