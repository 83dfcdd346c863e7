using System;
using NetGen.CompilerServices;

namespace NetGen.Tests.RecordFiles;

/// <summary>What heats a house.</summary>
internal enum Heating
{
    Gas = 1,
    Oil = 2,
    DistrictHeating = 7,
}

/// <summary>A record with a property of each kind.</summary>
internal sealed record House
{
    /// <summary>A house with everything.</summary>
    public static House Example { get; } = new()
    {
        Area = 120.5f,
        Distance = 300,
        Year = 1998,
        Rooms = 4,
        Heating = Heating.Gas,
        Second = Heating.Oil,
        City = "Bonn",
        Street = "Lane",
        Garden = true,
        Sold = new(2024, 2, 29),
        Listed = new DateTime(2024, 1, 31, 12, 30, 0),
        Price = 250_000,
    };

    public required float Area { get; init; }

    public required double Distance { get; init; }

    public float? Year { get; init; }

    public required int Rooms { get; init; }

    public required Heating Heating { get; init; }

    public Heating? Second { get; init; }

    public required string City { get; init; }

    public string? Street { get; init; }

    public required bool Garden { get; init; }

    public required DateOnly Sold { get; init; }

    public DateTime? Listed { get; init; }

    public float Price { get; init; }
}

/// <summary>What is emitted for <see cref="House"/>.</summary>
internal struct HouseColumns : IRecordFields<House>
{
    public static RecordField[] Fields { get; } =
    [
        new("Area", "Area", typeof(float), false, false),
        new("Distance", "Distance", typeof(double), false, false),
        new("Year", "Year", typeof(float), true, false),
        new("Rooms", "Rooms", typeof(int), false, false),
        new("Heating", "Heating", typeof(Heating), false, false),
        new("Second", "Second", typeof(Heating), true, false),
        new("City", "City", typeof(string), false, false),
        new("Street", "Street", typeof(string), true, false),
        new("Garden", "Garden", typeof(bool), false, false),
        new("Sold", "Sold", typeof(DateOnly), false, false),
        new("Listed", "Listed", typeof(DateTime), true, false),
        new("Price", "Price", typeof(float), false, true),
    ];

    public static House Create<TFields>(ref TFields fields)
        where TFields : struct, IFieldReader => new()
        {
            Area = fields.Value<float>(0),
            Distance = fields.Value<double>(1),
            Year = fields.ValueOrNull<float>(2),
            Rooms = fields.Value<int>(3),
            Heating = fields.Member<Heating>(4),
            Second = fields.MemberOrNull<Heating>(5),
            City = fields.Text(6),
            Street = fields.TextOrNull(7),
            Garden = fields.Value<bool>(8),
            Sold = fields.Value<DateOnly>(9),
            Listed = fields.ValueOrNull<DateTime>(10),
            Price = fields.Value<float>(11),
        };
}

/// <summary>A record of one value, whose constructor refuses some.</summary>
internal readonly record struct Single<T>
    where T : struct, ISpanParsable<T>
{
    public Single(T value)
    {
        if (value is 13)
            throw new ArgumentException("Expected another number than 13.");
        Value = value;
    }

    public T Value { get; }
}

/// <summary>What is emitted for <see cref="Single{T}"/>.</summary>
internal struct SingleColumns<T> : IRecordFields<Single<T>>
    where T : struct, ISpanParsable<T>
{
    public static RecordField[] Fields { get; } = [new("Value", "value", typeof(T), false, false)];

    public static Single<T> Create<TFields>(ref TFields fields)
        where TFields : struct, IFieldReader => new(fields.Value<T>(0));
}
