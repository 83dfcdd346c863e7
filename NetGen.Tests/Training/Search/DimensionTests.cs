using System;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>What settings are drawn, and how ranges follow the best.</summary>
public sealed class DimensionTests
{
    private const int Draws = 20_000;

    [Fact]
    public void BoundsMayBeGivenInEitherOrder()
    {
        Assert.Equal(Dimension.LogUniform("lr", 1e-6, 1e-3), Dimension.LogUniform("lr", 1e-3, 1e-6));
        Assert.Equal(Dimension.Uniform("rate", 0, 0.5), Dimension.Uniform("rate", 0.5, 0));
        Assert.Equal(Dimension.Integer("units", 3, 9), Dimension.Integer("units", 9, 3));
    }

    // Of an even distribution over [a, b] the mean is (a + b) / 2 and the deviation (b - a) / sqrt(12); five
    // deviations of a mean of so many draws are allowed.
    [Fact]
    public void LogarithmsAreDrawnEvenly()
    {
        double[] logarithms = [.. Values(Dimension.LogUniform("reg", 1e-5, 1e5)).Select(Math.Log10)];
        Assert.All(logarithms, value => Assert.InRange(value, -5, 5));
        Assert.InRange(logarithms.Average(), -5 * 2.89 / Math.Sqrt(Draws), 5 * 2.89 / Math.Sqrt(Draws));
        Assert.InRange(logarithms.Count(value => value < 0), 0.48 * Draws, 0.52 * Draws);
        Assert.InRange(logarithms.Count(value => value > 4), 0.09 * Draws, 0.11 * Draws);
    }

    [Fact]
    public void NumbersAreDrawnEvenly()
    {
        double[] values = Values(Dimension.Uniform("rate", -1, 3));
        Assert.All(values, value => Assert.InRange(value, -1, 3));
        Assert.InRange(values.Count(value => value < 0), 0.23 * Draws, 0.27 * Draws);
    }

    [Fact]
    public void WholeNumbersIncludeBothBoundsEvenly()
    {
        double[] values = Values(Dimension.Integer("layers", 5, 2));
        Assert.Equal([2.0, 3.0, 4.0, 5.0], values.Distinct().Order());
        Assert.All(values.GroupBy(value => value), group => Assert.InRange(group.Count(), 0.23 * Draws, 0.27 * Draws));
    }

    [Fact]
    public void ChoicesAreEquallyLikely()
    {
        double[] values = Values(Dimension.Choice("optimizer", "Sgd", "Adam", "AdamW"));
        Assert.Equal([0.0, 1.0, 2.0], values.Distinct().Order());
        Assert.All(values.GroupBy(value => value), group => Assert.InRange(group.Count(), 0.31 * Draws, 0.36 * Draws));
    }

    [Fact]
    public void SettingsOfATrialDoNotDependOnOtherTrials()
    {
        SearchSpace space = [Dimension.LogUniform("lr", 1e-6, 1e-3), Dimension.LogUniform("reg", 1e-6, 1e-3)];
        Settings once = space.Draw(7, 3);
        Assert.Equal(once.Values, space.Draw(7, 3).Values);
        Assert.NotEqual(once.Values, space.Draw(8, 3).Values);
        Assert.NotEqual(once.Values, space.Draw(7, 4).Values);
        Assert.NotEqual(once.Values[0], once.Values[1]);
    }

    [Fact]
    public void AGridHasEveryCombination()
    {
        SearchSpace space =
        [
            Dimension.LogUniform("lr", 1e-4, 1e-2), Dimension.Choice("optimizer", "Sgd", "Adam"),
            Dimension.Integer("units", 1, 2),
        ];
        Settings[] grid = [.. space.Grid(3)];
        Assert.Equal(3 * 2 * 2, grid.Length);
        Assert.Equal([1e-4, 1e-3, 1e-2], grid.Select(settings => settings.Double("lr")).Distinct(), Near);
        Assert.Equal(12, grid.Select(settings => settings.ToString()).Distinct().Count());
        Assert.Equal(1e-3, Dimension.LogUniform("lr", 1e-4, 1e-2).Grid(1).Single(), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Grid(0));
        ArgumentException tooMany = Assert.Throws<ArgumentOutOfRangeException>(() => space.Grid(1_000_000));
        Assert.StartsWith("Expected a grid of at most 1,000,000 trials, found 4,000,000.", tooMany.Message);
    }

    [Fact]
    public void ARangeShrinksAroundTheBestWithinTheOldOne()
    {
        NumberDimension range = Dimension.LogUniform("reg", 1e-5, 1e5).Around(1e-2, 0.4, 0);
        Assert.Equal(-4, Math.Log10(range.Low), 9);
        Assert.Equal(0, Math.Log10(range.High), 9);

        NumberDimension cut = Dimension.Uniform("rate", 0, 1).Around(0.15, 0.4, 0);
        Assert.Equal((0.0, 0.35), (cut.Low, Math.Round(cut.High, 9)));

        NumberDimension whole = Dimension.Integer("units", 0, 100).Around(50, 0.4, 0);
        Assert.Equal((30.0, 70.0), (whole.Low, whole.High));
    }

    [Fact]
    public void ARangeReachesBeyondTheEdgeThatTheBestLiesAt()
    {
        NumberDimension range = Dimension.LogUniform("lr", 1e-6, 1e-3);
        Assert.Equal((1, -1, 0), (range.EdgeOf(9e-4), range.EdgeOf(1.2e-6), range.EdgeOf(1e-4)));
        Assert.Equal((0, 1), (range.EdgeOf(3e-4, 5e-4), range.EdgeOf(3e-4, 5e-4, 7e-4)));
        Assert.Equal((-1, 0), (range.EdgeOf(2e-5, 3e-6, 4e-6), range.EdgeOf(2e-5, 3e-6, 4e-5)));
        Assert.Equal((1, 0), (range.EdgeOf(9e-4, 3e-6, 4e-6), range.EdgeOf(3e-4, 3e-6, 4e-6)));
        NumberDimension up = range.Around(1e-3, 0.4, 1);
        Assert.Equal(-4.5, Math.Log10(up.Low), 9);
        Assert.Equal(-1.5, Math.Log10(up.High), 9);
        NumberDimension down = range.Around(1e-6, 0.4, -1);
        Assert.Equal(-7.5, Math.Log10(down.Low), 9);
        Assert.Equal(-4.5, Math.Log10(down.High), 9);

        NumberDimension whole = Dimension.Integer("units", 1, 2).Around(2, 0.4, 1);
        Assert.True(whole.High > 2);
    }

    [Fact]
    public void NoRangeGoesBeyondWhatThereIs()
    {
        NumberDimension rate = Dimension.Uniform("rate", 0, 0.9) with { Most = 0.95 };
        Assert.Equal(0.95, rate.Around(0.9, 0.4, 1).High);
        Assert.Equal(0, rate.EdgeOf(0));
        Assert.Equal(0, rate.Around(0, 0.4, 0).Low);
        Assert.Equal(1, Dimension.Integer("units", 1, 9).Around(1, 0.4, -1).Low);
        NumberDimension bounded = Dimension.Uniform("rate", 0.2, 0.9) with { Least = 0.1 };
        Assert.Equal(0.1, bounded.Around(0.2, 0.4, -1).Low);
        Assert.StartsWith(
            "Expected Most of 'rate' of at least 0.9, found 0.5.",
            Assert.Throws<ArgumentException>(() => rate with { Most = 0.5 }).Message);
        Assert.StartsWith(
            "Expected Least of 'rate' of at most 0, found 0.5.",
            Assert.Throws<ArgumentException>(() => rate with { Least = 0.5 }).Message);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void BoundsOfLogarithmsAreAboveZero(double low, double high) => Assert.StartsWith(
        "Expected numbers above 0 as bounds of 'lr', found ",
        Assert.Throws<ArgumentException>(() => Dimension.LogUniform("lr", low, high)).Message);

    [Fact]
    public void WhatIsNoDimensionIsNamed()
    {
        Assert.StartsWith(
            "Expected finite numbers as bounds of 'x', found NaN and 1.",
            Assert.Throws<ArgumentException>(() => Dimension.Uniform("x", double.NaN, 1)).Message);
        Assert.StartsWith(
            "Expected named choices of 'x', found none.",
            Assert.Throws<ArgumentException>(() => Dimension.Choice("x")).Message);
        Assert.StartsWith(
            "Expected choices of 'x' that differ, found a, b, a.",
            Assert.Throws<ArgumentException>(() => Dimension.Choice("x", "a", "b", "a")).Message);
        Assert.Throws<ArgumentException>(() => Dimension.Uniform(" ", 0, 1));
    }

    [Fact]
    public void WhatIsNoSpaceIsNamed()
    {
        Assert.StartsWith(
            "Expected at least 1 dimension, found none.",
            Assert.Throws<ArgumentException>(() => SearchSpace.Create([])).Message);
        Assert.StartsWith(
            "Expected dimensions with names of their own, found 'lr' twice.",
            Assert.Throws<ArgumentException>(() => SearchSpace.Create(
                [Dimension.Uniform("lr", 0, 1), Dimension.Integer("lr", 0, 1)])).Message);
    }

    [Fact]
    public void SettingsAreReadByNameAndKind()
    {
        SearchSpace space =
        [
            Dimension.LogUniform("lr", 1e-3, 1e-3), Dimension.Integer("units", 8, 8), Dimension.Choice("net", "A"),
        ];
        Settings settings = space.Draw(1, 1);
        Assert.Equal(1e-3f, settings.Float("lr"));
        Assert.Equal(8, settings.Integer("units"));
        Assert.Equal("A", settings.Choice("net"));
        Assert.Equal("lr: 1.000000e-03  units: 8  net: A", settings.ToString());
        Assert.StartsWith(
            "Expected one of lr, units, net, found 'rate'.",
            Assert.Throws<ArgumentException>(() => settings.Float("rate")).Message);
        Assert.StartsWith(
            "Expected a number, found that 'net' is a choice.",
            Assert.Throws<ArgumentException>(() => settings.Double("net")).Message);
        Assert.StartsWith(
            "Expected a choice, found that 'lr' is a number.",
            Assert.Throws<ArgumentException>(() => settings.Choice("lr")).Message);
        Assert.StartsWith(
            "Expected a dimension made by Dimension.Integer, found that 'lr' is another.",
            Assert.Throws<ArgumentException>(() => settings.Integer("lr")).Message);
    }

    [Fact]
    public void ADimensionTakesTheOldOnesPlace()
    {
        SearchSpace space = [Dimension.Uniform("a", 0, 1), Dimension.Uniform("b", 0, 1)];
        Assert.Equal(["a", "b"], space.With(Dimension.Integer("a", 0, 1)).Select(dimension => dimension.Name));
        Assert.Equal(["a", "b", "c"], space.With(Dimension.Integer("c", 0, 1)).Select(dimension => dimension.Name));
        Assert.Equal(Dimension.Integer("a", 0, 1), space.With(Dimension.Integer("a", 0, 1))["a"]);
    }

    private static double[] Values(Dimension dimension) =>
        [.. Enumerable.Range(1, Draws).Select(trial => SearchSpace.Create([dimension]).Draw(3, trial).Values[0])];

    private static bool Near(double expected, double found) => Math.Abs(expected - found) <= 1e-12;
}
