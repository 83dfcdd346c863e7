using System;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.ReferenceTests;

/// <summary>Values of erf from Abramowitz and Stegun, table 7.1, and to more digits from the OEIS and DLMF.</summary>
public sealed class SpecialFunctionsTests
{
    [Theory]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1.0, 0.8427007929497149)]
    [InlineData(2.0, 0.9953222650189527)]
    [InlineData(3.0, 0.9999779095030014)]
    [InlineData(-1.0, -0.8427007929497149)]
    [InlineData(0.0, 0.0)]
    public void ErfHasTheTablesValues(double x, double expected)
    {
        Assert.Equal(expected, SpecialFunctions.Erf(x), 1e-15);
        Assert.Equal(1 - expected, SpecialFunctions.Erfc(x), 1e-15);
    }

    [Fact]
    public void SeriesAndFractionMeet()
    {
        double below = SpecialFunctions.Erfc(Math.BitDecrement(2.5));
        double above = SpecialFunctions.Erfc(2.5);
        Assert.Equal(4.069520174449589e-4, above, 1e-18);
        Assert.Equal(above, below, 1e-15);
    }

    [Fact]
    public void Log1pKeepsItsPrecisionNearZero()
    {
        Assert.Equal(1e-20, SpecialFunctions.Log1p(1e-20));
        Assert.Equal(9.9999999995e-11, SpecialFunctions.Log1p(1e-10), 1e-25);
    }
}
