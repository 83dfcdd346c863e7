using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The natural logarithm; -infinity of 0, NaN of negative values.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        // Denormals are scaled up into the normal range first.
        Vector512<float> tiny = Vector512.LessThan(x, Vector512.Create(1.17549435e-38f));
        Vector512<float> v = Vector512.ConditionalSelect(tiny, x * Vector512.Create(8388608f), x);
        Vector512<float> shift = Vector512.ConditionalSelect(tiny, Vector512.Create(-23f), Vector512.Create(0f));

        // v = m 2^e with m in [sqrt(1/2), sqrt(2)): the bits of sqrt(1/2) are taken off before the exponent is cut.
        Vector512<int> bits = v.AsInt32() - Vector512.Create(0x3F3504F3);
        Vector512<int> e = Vector512.ShiftRightArithmetic(bits, 23);
        Vector512<float> f = (v.AsInt32() - Vector512.ShiftLeft(e, 23)).AsSingle() - Vector512.Create(1f);
        Vector512<float> exponent = Vector512.ConvertToSingle(e) + shift;

        // log(1 + f) = f - f^2 / 2 + f^3 p(f). Coefficients: Cephes, logf.
        Vector512<float> z = f * f;
        Vector512<float> p = Vector512.Create(7.0376836292e-2f);
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-1.1514610310e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.1676998740e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-1.2420140846e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(1.4249322787e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-1.6668057665e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(2.0000714765e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(-2.4999993993e-1f));
        p = Vector512.MultiplyAddEstimate(p, f, Vector512.Create(3.3333331174e-1f));
        Vector512<float> y = p * f * z;
        y = Vector512.MultiplyAddEstimate(exponent, Vector512.Create(-2.12194440e-4f), y);
        y = Vector512.MultiplyAddEstimate(z, Vector512.Create(-0.5f), y);
        Vector512<float> result = Vector512.MultiplyAddEstimate(exponent, Vector512.Create(0.693359375f), f + y);

        result = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512.Create(float.PositiveInfinity)), x, result);
        result = Vector512.ConditionalSelect(
            Vector512.Equals(x, Vector512.Create(0f)), Vector512.Create(float.NegativeInfinity), result);
        Vector512<float> isNumber = Vector512.GreaterThanOrEqual(x, Vector512.Create(0f));
        return Vector512.ConditionalSelect(isNumber, result, Vector512.Create(float.NaN));
    }

    /// <summary>log(1 + x), exact also where x is small.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log1p(Vector512<float> x)
    {
        // What rounding 1 + x took away comes back as its share of the derivative.
        Vector512<float> u = Vector512.Create(1f) + x;
        Vector512<float> log = Log(u);
        Vector512<float> corrected = log + (x - (u - Vector512.Create(1f))) / u;
        Vector512<float> isOrdinary = Vector512.BitwiseAnd(
            Vector512.GreaterThan(u, Vector512.Create(0f)),
            Vector512.LessThan(u, Vector512.Create(float.PositiveInfinity)));
        Vector512<float> result = Vector512.ConditionalSelect(isOrdinary, corrected, log);

        // Result and argument have one sign; this keeps that of zero.
        return Vector512.BitwiseOr(result, Vector512.BitwiseAnd(x, Vector512.Create(-0f)));
    }
}
