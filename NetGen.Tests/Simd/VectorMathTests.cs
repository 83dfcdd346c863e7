using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Elementary functions over the whole range of floats, at every width, against float64.</summary>
public class VectorMathTests
{
    private const double LargestUlps = 2;

    // A stride that is no multiple of a power of two visits all exponents, both signs and many fractions.
    private const uint Stride = 40_009;

    public static TheoryData<string> Functions => [.. Table.Keys];

    private static readonly Dictionary<string, Function> Table = new()
    {
        ["exp"] = new(Math.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        ["expm1"] = new(Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1),
        ["log"] = new(Math.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        ["log1p"] = new(Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p),
        ["tanh"] = new(Math.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        ["sigmoid"] = new(x => 1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        ["erf"] = new(SpecialFunctions.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void IsWithinTwoUlps(string name)
    {
        Function function = Table[name];
        double worst = 0;
        float at = 0;
        for (ulong bits = 0; bits <= uint.MaxValue; bits += IsOfOrdinarySize(bits) ? Stride / 40 : Stride)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (float.IsNaN(x))
                continue;
            double error = Ulps(function.Narrow(Vector128.Create(x))[3], function.Exact(x));
            if (error > worst)
                (worst, at) = (error, x);
        }

        Assert.True(worst <= LargestUlps, $"{name}({at:R}) is {worst:F2} units in the last place off");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void WidthsAgree(string name)
    {
        Function function = Table[name];
        for (ulong bits = 0; bits <= uint.MaxValue; bits += 17 * Stride)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            float expected = function.Narrow(Vector128.Create(x))[0];
            double tolerance = Math.Abs(expected) * 3e-7;
            foreach (float found in new[] { function.Single(x), function.Middle(Vector256.Create(x))[7], function.Wide(Vector512.Create(x))[15] })
                Assert.True(found.Equals(expected) || Math.Abs(found - expected) <= tolerance, $"{name}({x:R}): {expected:R}, {found:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void SpecialValuesAreExact(string name)
    {
        Function function = Table[name];
        foreach (float x in new[] { 0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN })
        {
            float exact = x == 0f && function.Exact(x) == 0 ? x : (float)function.Exact(x);
            Assert.Equal(BitsOf(exact), BitsOf(function.Narrow(Vector128.Create(x))[0]));
        }
    }

    [Fact]
    public void ExpOverflowsAndUnderflowsWhereAFloatDoes()
    {
        Assert.Equal(float.PositiveInfinity, VectorMath.Exp(88.73f));
        Assert.True(float.IsFinite(VectorMath.Exp(88.72f)));
        Assert.True(VectorMath.Exp(-87.5f) > 0f);
        Assert.Equal(0f, VectorMath.Exp(-104f));
    }

    [Fact]
    public void MaxAcrossFindsTheLargestLaneWhereverItIs()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            Assert.Equal(7f, VectorMath.MaxAcross(Vector512<float>.Zero.WithElement(lane, 7f)));
            Assert.Equal(7f, VectorMath.MaxAcross(Vector256<float>.Zero.WithElement(lane % 8, 7f)));
            Assert.Equal(7f, VectorMath.MaxAcross(Vector128<float>.Zero.WithElement(lane % 4, 7f)));
        }
    }

    // Magnitudes from 1e-3 to 100, where results are neither 0, 1 nor the argument, are visited more often.
    private static bool IsOfOrdinarySize(ulong bits) =>
        Math.Abs(BitConverter.UInt32BitsToSingle((uint)bits)) is > 1e-3f and < 100f;

    // One pattern for all that is not a number.
    private static int BitsOf(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);

    private static double Ulps(float found, double exact)
    {
        if (found.Equals((float)exact))
            return 0;
        if (!float.IsFinite(found) || double.IsNaN(exact))
            return double.PositiveInfinity;
        float size = Math.Max(Math.Abs((float)exact), 1.17549435e-38f);
        double ulp = float.IsFinite(size) ? MathF.BitIncrement(size) - (double)size : double.PositiveInfinity;
        return Math.Abs(found - exact) / (double.IsFinite(ulp) && ulp > 0 ? ulp : Math.ScaleB(1, 104));
    }

    // Series where 1 would swallow what matters.
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 + x * x * x / 6 : Math.Exp(x) - 1;

    private static double Log1p(double x) => Math.Abs(x) < 1e-5 ? x - x * x / 2 + x * x * x / 3 : Math.Log(1 + x);

    private sealed record Function(
        Func<double, double> Exact, Func<float, float> Single, Func<Vector128<float>, Vector128<float>> Narrow,
        Func<Vector256<float>, Vector256<float>> Middle, Func<Vector512<float>, Vector512<float>> Wide);
}
