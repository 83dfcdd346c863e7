using System;
using Xunit;

namespace NetGen.Tests.Schedules;

/// <summary>Rates worked out by hand.</summary>
public class LearningRateScheduleTests
{
    [Fact]
    public void Constant() => Rates(LearningRateSchedule.Constant(0.1f), (0, 0.1), (1000, 0.1));

    [Fact]
    public void Step() => Rates(LearningRateSchedule.Step(1f, 30), (0, 1), (29, 1), (30, 0.1), (60, 0.01));

    [Fact]
    public void Exponential() => Rates(LearningRateSchedule.Exponential(1f, 0.5f), (0, 1), (1, 0.5), (3, 0.125));

    [Fact]
    public void InverseTime() => Rates(LearningRateSchedule.InverseTime(1f, 0.5f), (0, 1), (2, 0.5), (6, 0.25));

    [Fact]
    public void Cosine() => Rates(
        LearningRateSchedule.Cosine(1f, 100, 0.2f),
        (0, 1), (25, 0.2 + 0.8 * (1 + Math.Sqrt(0.5)) / 2), (50, 0.6), (100, 0.2), (500, 0.2));

    [Fact]
    public void WarmupRisesToTheFirstRate() => Rates(
        LearningRateSchedule.Step(1f, 10).WithWarmup(4), (0, 0.2), (1, 0.4), (3, 0.8), (4, 1), (13, 1), (14, 0.1));

    [Fact]
    public void NumbersOutOfRangeAreNamed()
    {
        Assert.Contains("Expected every of at least 1, found 0",
            Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Step(1f, 0)).Message);
        Assert.Contains("Expected factor in (0, 1], found 2",
            Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(1f, 2f)).Message);
        Assert.Contains("Expected rate finite and at least 0, found -1",
            Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant(-1f)).Message);
    }

    private static void Rates(LearningRateSchedule schedule, params (long Step, double Rate)[] expected) =>
        Assert.All(expected, pair => Assert.Equal(pair.Rate, schedule.At(pair.Step), 1e-6));
}
