using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>
/// The rates that PyTorch's ReduceLROnPlateau gives for the same figures: its step method, transcribed to Python, said
/// them.
/// </summary>
public sealed class PlateauTests
{
    private static readonly ReduceOnPlateau Half = new() { Factor = 0.5f };

    [Fact]
    public void EachEpochBeyondPatienceHalves() => Gives(
        Half with { Patience = 2 },
        [1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8], [1, 1, 1, 1, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f]);

    [Fact]
    public void AThresholdIsAShareOfTheBest() => Gives(
        Half with { Patience = 1, Threshold = 0.05 },
        [1, 0.99, 0.98, 0.97, 0.96, 0.5, 0.5, 0.5], [1, 1, 0.5f, 0.5f, 0.25f, 0.25f, 0.25f, 0.125f]);

    [Fact]
    public void AThresholdMayBeADifference() => Gives(
        Half with { Patience = 1, Threshold = 0.04, IsThresholdAbsolute = true },
        [1, 0.99, 0.97, 0.9, 0.89, 0.87, 0.8], [1, 1, 0.5f, 0.5f, 0.5f, 0.25f, 0.25f]);

    [Fact]
    public void NoMissCountsInTheCooldown() => Gives(
        Half with { Patience = 0, Cooldown = 2 },
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 0.5f, 0.5f, 0.5f, 0.25f, 0.25f, 0.25f, 0.125f, 0.125f, 0.125f]);

    [Fact]
    public void TheRateStopsAtTheLowest() => Gives(
        Half with { Patience = 0, MinRate = 0.2f }, [1, 1, 1, 1, 1, 1], [1, 0.5f, 0.25f, 0.2f, 0.2f, 0.2f]);

    [Fact]
    public void AReductionTooSmallToMatterIsNotMade() => Gives(
        Half with { Patience = 0 }, [1, 1, 1, 1], [1e-8f, 1e-8f, 1e-8f, 1e-8f], 1e-8f);

    [Fact]
    public void AccuracyIsBetterWhenItRises() => Gives(
        Half with { Patience = 1, Monitor = MonitoredFigure.ValidationAccuracy },
        [0.5, 0.6, 0.6, 0.6, 0.7, 0.7, 0.6], [1, 1, 1, 0.5f, 0.5f, 0.5f, 0.25f]);

    [Fact]
    public void NaNIsNeverBetter() => Gives(
        Half with { Patience = 1 }, [double.NaN, double.NaN, double.NaN, double.NaN], [1, 0.5f, 0.5f, 0.25f]);

    [Fact]
    public void OptionsOutOfRangeNameWhatWasExpected()
    {
        Throws("Expected a Factor in (0, 1), found 1.", Half with { Factor = 1f });
        Throws("Expected a finite Patience of at least 0, found -1.", Half with { Patience = -1 });
        Throws("Expected a finite Threshold of at least 0, found NaN.", Half with { Threshold = double.NaN });
        Throws("Expected a finite Cooldown of at least 0, found -1.", Half with { Cooldown = -1 });
        Throws("Expected a finite MinRate of at least 0, found -1.", Half with { MinRate = -1f });
        Throws("Expected a finite Epsilon of at least 0, found -1.", Half with { Epsilon = -1f });

        static void Throws(string message, ReduceOnPlateau options) => Assert.StartsWith(
            message, Assert.Throws<ArgumentException>(() => new PlateauTracker(options)).Message);
    }

    private static void Gives(ReduceOnPlateau options, double[] figures, float[] rates, float rate = 1f)
    {
        PlateauTracker tracker = new(options);
        Assert.Equal(rates, figures.Select(figure => rate = tracker.Next(figure, rate)));
    }
}
