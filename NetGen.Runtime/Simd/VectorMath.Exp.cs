using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>
/// Elementary functions of whole vectors, within 2 units in the last place of the exact value at every width, with
/// fused multiply-add instructions and without.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    /// <summary>
    /// Where exp(x), 1e-30, is nothing beside exp(0), in the gradient of a loss. On its way back it would soon be
    /// denormal, which slows a network that is sure of its answers down many times on Intel's processors.
    /// </summary>
    public const float Negligible = -69f;

    // 1.5 x 2^23 as an integer.
    private const int RoundingBits = 0x4B400000;

    // The rounded logarithm to base 2 of its exponential is -126, the least exponent of a normal float.
    private const float LeastOrdinary = -87.33f;

    /// <summary>exp(x); infinity above 88.72, denormal below -87.34, 0 below -103.97.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // x = n ln 2 + r. Beyond the bounds the result is 0 or infinity anyway.
        x = Vector512.Max(Vector512.Min(x, Vector512.Create(89f)), Vector512.Create(-104f));
        Vector512<float> n = RoundedLog2(x, out Vector512<int> k);
        Vector512<float> p = Expm1OfRest(Rest(x, n));
        Vector512<int> half = Vector512.ShiftRightArithmetic(k - Vector512.Create(RoundingBits), 1);

        // 2^n in two factors, because 2^128 and 2^-149 are no normal floats.
        return (p + Vector512.Create(1f)) * PowerOfTwo(half) * PowerOfTwo(k - half);
    }

    /// <summary>exp(x) for x of at most 0, and 0 below -87.33, where it would be denormal.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpOfNegative(Vector512<float> x) => ExpOfNegative(x, LeastOrdinary);

    /// <summary>exp(x) for x of at most 0, and 0 below a bound, which is at least -87.33.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ExpOfNegative(Vector512<float> x, float least)
    {
        // In this order a NaN is kept.
        Vector512<float> bounded = Vector512.MaxNative(Vector512.Create(least), x);
        Vector512<float> n = RoundedLog2(bounded, out Vector512<int> k);
        Vector512<float> scale = PowerOfTwo(k);
        Vector512<float> e = Vector512.MultiplyAddEstimate(Expm1OfRest(Rest(bounded, n)), scale, scale);
        return Vector512.ConditionalSelect(
            Vector512.LessThan(x, Vector512.Create(least)), Vector512.Create(0f), e);
    }

    /// <summary>exp(x) - 1, exact also where x is small.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x)
    {
        // Above 1 nothing cancels; below, 2^n is at most 2, so that 2^n p + (2^n - 1) is exact in its second term.
        Vector512<float> small = Vector512.Max(Vector512.Min(x, Vector512.Create(1f)), Vector512.Create(-20f));
        Vector512<float> n = RoundedLog2(small, out Vector512<int> k);
        Vector512<float> scale = PowerOfTwo(k);
        Vector512<float> p = Expm1OfRest(Rest(small, n));
        Vector512<float> near = Vector512.MultiplyAddEstimate(scale, p, scale - Vector512.Create(1f));
        Vector512<float> result = Vector512.ConditionalSelect(
            Vector512.GreaterThan(x, Vector512.Create(1f)), Exp(x) - Vector512.Create(1f), near);

        // Result and argument have one sign; this keeps that of zero.
        return Vector512.BitwiseOr(result, Vector512.BitwiseAnd(x, Vector512.Create(-0f)));
    }

    // x / ln 2 rounded to an integer, as a float and, plus RoundingBits, as an integer. Added to 1.5 x 2^23 it stands
    // in the lowest bits, so that neither an instruction that rounds nor one that converts (and saturates) is needed.
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> RoundedLog2(Vector512<float> x, out Vector512<int> integer)
    {
        Vector512<float> shifted =
            Vector512.MultiplyAddEstimate(x, Vector512.Create(1.44269504f), Vector512.Create(12582912f));
        integer = shifted.AsInt32();
        return shifted - Vector512.Create(12582912f);
    }

    // x - n ln 2, at most ln(2) / 2. ln 2 is subtracted in two parts, of which the first has so few bits that n times
    // it is exact.
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Rest(Vector512<float> x, Vector512<float> n)
    {
        Vector512<float> r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693359375f), x);
        return Vector512.MultiplyAddEstimate(n, Vector512.Create(2.12194440e-4f), r);
    }

    // exp(r) - 1 for |r| of at most ln(2) / 2. Coefficients: Cephes, expf.
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Expm1OfRest(Vector512<float> r)
    {
        Vector512<float> p = Vector512.Create(1.9875691500e-4f);
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(5.0000001201e-1f));
        return Vector512.MultiplyAddEstimate(p, r * r, r);
    }

    // RoundingBits fall off the top.
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> exponent) =>
        (Vector512.ShiftLeft(exponent, 23) + Vector512.Create(0x3F800000)).AsSingle();
}
