using System;
using System.Linq;

namespace NetGen.Samples;

/// <summary>Houses and their prices, made of a formula and noise.</summary>
internal static class HouseMarket
{
    private const double Noise = 0.1;
    private const int FirstSale = 2010;
    private const int Years = 15;

    // Euros a square metre in the middle of a city in 2010, and by how much of that prices rise a year. Made up.
    private static readonly (string City, double Level, double Rise)[] Cities =
    [
        ("Zurich", 9_500, 0.04), ("London", 9_000, 0.02), ("Paris", 8_800, 0.01), ("Munich", 7_600, 0.06),
        ("Oslo", 6_800, 0.04), ("Stockholm", 6_500, 0.03), ("Copenhagen", 5_900, 0.05), ("Amsterdam", 5_600, 0.06),
        ("Milan", 5_000, 0.01), ("Vienna", 4_600, 0.05), ("Hamburg", 4_400, 0.05), ("Madrid", 4_100, 0.02),
        ("Lyon", 3_900, 0.03), ("Berlin", 3_600, 0.08), ("Prague", 3_300, 0.07), ("Lisbon", 3_000, 0.08),
        ("Warsaw", 2_500, 0.06), ("Budapest", 2_200, 0.07), ("Porto", 2_000, 0.07), ("Krakow", 1_900, 0.05),
        ("Athens", 1_800, 0.00), ("Leipzig", 1_600, 0.08), ("Sofia", 1_300, 0.05), ("Bucharest", 1_200, 0.04),
    ];

    /// <summary>Draws houses that were sold; a seed gives the same ones.</summary>
    public static Sale[] Draw(int count, ulong seed)
    {
        Random random = new((int)seed);
        return [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
    }

    private static Sale Draw(Random random)
    {
        (string city, double level, double rise) = Cities[random.Next(Cities.Length)];
        double area = 30 + 170 * random.NextDouble();
        double distance = 30 * random.NextDouble() * random.NextDouble();
        int year = 1900 + random.Next(110);
        Heating heating = (Heating)random.Next(3);
        DateOnly sold = new(FirstSale + random.Next(Years), 1 + random.Next(12), 1 + random.Next(28));

        double metre = level * (1 + rise * (sold.Year - FirstSale)) / (1 + 0.2 * Math.Log(1 + distance));
        double state = 1 + 0.003 * (year - 1955)
            + heating switch { Heating.HeatPump => 0.06, Heating.Oil => -0.06, _ => 0 };
        double season = 1 + 0.03 * Math.Cos(2 * Math.PI * (sold.Month - 6) / 12);
        double fair = area * metre * state * season;
        double noise = Math.Exp(Noise * Normal(random));
        return new(
            new()
            {
                Area = (float)area,
                Distance = (float)distance,
                Year = random.Next(8) == 0 ? null : year,
                Heating = heating,
                City = city,
                Sold = sold,
                Price = (float)(fair * noise),
            },
            (float)fair);
    }

    // Box and Muller.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

/// <summary>A house that was sold.</summary>
/// <param name="House">The house.</param>
/// <param name="Fair">Its price by the formula, without noise.</param>
internal sealed record Sale(House House, float Fair);
