using System;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Metrics;

/// <summary>Wilson's interval, against the formula in float64 by Python's statistics.NormalDist.</summary>
public sealed class ConfidenceIntervalTests
{
    [Theory]
    [InlineData(8, 10, 0.95, 0.490162471537, 0.943317848546)]
    [InlineData(0, 10, 0.95, 0.000000000000, 0.277532799863)]
    [InlineData(10, 10, 0.95, 0.722467200137, 1.000000000000)]
    [InlineData(9828, 10000, 0.95, 0.980060091741, 0.985169119432)]
    [InlineData(1, 2, 0.95, 0.094531205734, 0.905468794266)]
    [InlineData(50, 100, 0.99, 0.375279625045, 0.624720374955)]
    public void WilsonsIntervalHasTheKnownBounds(long correct, long rows, double confidence, double low, double high)
    {
        ConfidenceInterval found = ConfidenceInterval.Wilson(correct, rows, confidence);
        Assert.Equal(low, found.Low, 9);
        Assert.Equal(high, found.High, 9);
        Assert.Equal(confidence, found.Confidence);
    }

    [Theory]
    [InlineData(-1, 10, 0.95)]
    [InlineData(11, 10, 0.95)]
    [InlineData(0, 0, 0.95)]
    [InlineData(1, 10, 0.0)]
    [InlineData(1, 10, 1.0)]
    [InlineData(1, 10, double.NaN)]
    public void WhatIsNoShareIsNamed(long correct, long rows, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceInterval.Wilson(correct, rows, confidence));
}
