using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Simd;

/// <summary>Elementary functions over the whole range of floats, at every width, against float64.</summary>
[Trait("Category", "Numeric")]
public class VectorMathTests
{
    private const double LargestUlps = 2;

    // A stride that is no multiple of a power of two visits all exponents, both signs and many fractions.
    private const uint Stride = 4_001;

    private static readonly float[] Special =
    [
        0f, -0f, float.PositiveInfinity, float.NegativeInfinity, float.NaN, float.Epsilon, -float.Epsilon,
        float.MaxValue, float.MinValue, 1.17549435e-38f, -1.17549435e-38f, 1f, -1f, MathF.BitDecrement(1f),
        MathF.BitIncrement(-1f), 88.72283f, -87.33655f, -103.97208f, 0.625f, 0.927734375f, 4f, 17.32868f,
    ];

    public static TheoryData<string> Functions => [.. Table.Keys];

    private static readonly Dictionary<string, Function> Table = new()
    {
        ["exp"] = new(Math.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        ["exp of negative"] = new(
            ExpOfNegative, x => VectorMath.ExpOfNegative(-Math.Abs(x)),
            x => VectorMath.ExpOfNegative(-Vector128.Abs(x)), x => VectorMath.ExpOfNegative(-Vector256.Abs(x)),
            x => VectorMath.ExpOfNegative(-Vector512.Abs(x))),
        ["expm1"] = new(Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1),
        ["log"] = new(Math.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        ["log1p"] = new(Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p, VectorMath.Log1p),
        ["tanh"] = new(Math.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        ["sigmoid"] = new(
            SpecialFunctions.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        ["erf"] = new(SpecialFunctions.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void IsWithinTwoUlpsAtEveryWidth(string name)
    {
        Function function = Table[name];
        (double Ulps, float At, int Lanes) worst = (0, 0, 0);
        float[] block = new float[16];
        double[] exact = new double[16];
        Span<float> found = stackalloc float[16];
        using IEnumerator<float> arguments = Arguments().GetEnumerator();
        for (bool more = true; more;)
        {
            for (int i = 0; i < 16 && (more = arguments.MoveNext()); i++)
                (block[i], exact[i]) = (arguments.Current, function.Exact(arguments.Current));
            foreach (int lanes in Widths)
            {
                function.Call(lanes, block, found);
                for (int i = 0; i < 16; i++)
                    if (Ulps(found[i], exact[i]) is double ulps && ulps > worst.Ulps)
                        worst = (ulps, block[i], lanes);
            }
        }

        Assert.True(
            worst.Ulps <= LargestUlps,
            $"{name}({worst.At:R}) is {worst.Ulps:F2} units in the last place off with {worst.Lanes} lanes");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void SpecialValuesAreExactAtEveryWidth(string name)
    {
        Function function = Table[name];
        float[] found = new float[16];
        foreach (float x in Special.AsSpan(0, 5))
        {
            float exact = x == 0f && function.Exact(x) == 0 ? x : (float)function.Exact(x);
            foreach (int lanes in Widths)
            {
                function.Call(lanes, [.. Enumerable.Repeat(x, 16)], found);
                Assert.All(found, value => Assert.Equal(BitsOf(exact), BitsOf(value)));
            }
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
            float[] values = new float[16];
            values[lane] = 7f;
            Assert.Equal(7f, VectorMath.MaxAcross(Vector512.Create(values)));
            Assert.Equal(7f, VectorMath.MaxAcross(Vector256.Create(values, lane / 8 * 8)));
            Assert.Equal(7f, VectorMath.MaxAcross(Vector128.Create(values, lane / 4 * 4)));
        }
    }

    // Magnitudes from 1e-3 to 100, where results are neither 0, 1 nor the argument, are visited more often.
    private static IEnumerable<float> Arguments()
    {
        foreach (float x in Special)
            yield return x;
        for (ulong bits = 0; bits <= uint.MaxValue;)
        {
            float value = BitConverter.UInt32BitsToSingle((uint)bits);
            yield return value;
            bits += Math.Abs(value) is > 1e-3f and < 100f ? Stride / 40 : Stride;
        }
    }

    // One pattern for all that is not a number.
    private static int BitsOf(float value) => BitConverter.SingleToInt32Bits(float.IsNaN(value) ? float.NaN : value);

    private static double Ulps(float found, double exact)
    {
        if (found.Equals((float)exact))
            return 0;
        if (!float.IsFinite(found) || !double.IsFinite(exact))
            return double.PositiveInfinity;
        float size = Math.Max(Math.Abs((float)exact), 1.17549435e-38f);
        double ulp = float.IsFinite(size) ? MathF.BitIncrement(size) - (double)size : double.PositiveInfinity;
        return Math.Abs(found - exact) / (double.IsFinite(ulp) && ulp > 0 ? ulp : Math.ScaleB(1, 104));
    }

    private static double ExpOfNegative(double x) => Math.Abs(x) > 87.33f ? 0 : Math.Exp(-Math.Abs(x));

    // Series where 1 would swallow what matters.
    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + x * x / 2 + x * x * x / 6 : Math.Exp(x) - 1;

    private static double Log1p(double x) => Math.Abs(x) < 1e-5 ? x - x * x / 2 + x * x * x / 3 : Math.Log(1 + x);

    private static readonly int[] Widths = [1, 4, 8, 16];

    private sealed record Function(
        Func<double, double> Exact, Func<float, float> Single, Func<Vector128<float>, Vector128<float>> Narrow,
        Func<Vector256<float>, Vector256<float>> Middle, Func<Vector512<float>, Vector512<float>> Wide)
    {
        /// <summary>The function of 16 values, so many at a time.</summary>
        public void Call(int lanes, ReadOnlySpan<float> x, Span<float> y)
        {
            for (int i = 0; i < 16; i += lanes)
            {
                switch (lanes)
                {
                    case 1:
                        y[i] = Single(x[i]);
                        break;
                    case 4:
                        Narrow(Vector128.Create(x[i..])).CopyTo(y[i..]);
                        break;
                    case 8:
                        Middle(Vector256.Create(x[i..])).CopyTo(y[i..]);
                        break;
                    default:
                        Wide(Vector512.Create(x)).CopyTo(y);
                        break;
                }
            }
        }
    }
}
