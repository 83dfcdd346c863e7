using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The logistic function 1 / (1 + exp(-x)).</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        // exp of a positive value could overflow, and 1 minus something cancel: so exp(-|x|) for both signs.
        Vector512<float> e = Exp(-Vector512.Abs(x));
        Vector512<float> top = Vector512.ConditionalSelect(
            Vector512.LessThan(x, Vector512.Create(0f)), e, Vector512.Create(1f));
        Vector512<float> sum = Vector512.Create(1f) + e;
        Vector512<float> y = top / sum;

        // What rounding 1 + e took away is put back: 1 / sum is y or 1 - y, whichever is larger.
        Vector512<float> lost = e - (sum - Vector512.Create(1f));
        return y - y * (Vector512.Max(y, Vector512.Create(1f) - y) * lost);
    }

    /// <summary>The hyperbolic tangent.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> size = Vector512.Abs(x);
        Vector512<float> z = x * x;

        // Near 0 an odd polynomial; coefficients: Cephes, tanhf. Beyond, 1 - 2 / (exp(2 |x|) + 1) with the sign of x.
        Vector512<float> p = Vector512.Create(-5.70498872745e-3f);
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(2.06390887954e-2f));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(-5.37397155531e-2f));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(1.33314422036e-1f));
        p = Vector512.MultiplyAddEstimate(p, z, Vector512.Create(-3.33332819422e-1f));
        Vector512<float> near = Vector512.MultiplyAddEstimate(p * z, x, x);

        // From 9.02 on the nearest float is 1. ln 2 in one part is exact enough for so small an n.
        Vector512<float> twice = Vector512.Min(size + size, Vector512.Create(20f));
        Vector512<float> n = RoundedLog2(twice, out Vector512<int> k);
        Vector512<float> scale = PowerOfTwo(k);
        Vector512<float> rest = Vector512.MultiplyAddEstimate(n, Vector512.Create(-0.693147181f), twice);
        Vector512<float> e = Vector512.MultiplyAddEstimate(Expm1OfRest(rest), scale, scale);
        Vector512<float> far = Vector512.Create(1f) - Vector512.Create(2f) / (e + Vector512.Create(1f));
        Vector512<float> result =
            Vector512.ConditionalSelect(Vector512.LessThan(size, Vector512.Create(0.625f)), near, far);
        return Vector512.BitwiseOr(result, Vector512.BitwiseAnd(x, Vector512.Create(-0f)));
    }
}
