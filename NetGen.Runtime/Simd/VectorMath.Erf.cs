using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The error function.</summary>
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Erf(Vector512<float> x)
    {
        Vector512<float> t = Vector512.Abs(x);
        Vector512<float> s = x * x;

        // Near 0 an odd polynomial, beyond 1 - exp(q(|x|)) with the sign of x. Minimax coefficients: N. Juffa.
        Vector512<float> p = Vector512.Create(-5.96761703e-4f);
        p = Vector512.MultiplyAddEstimate(p, s, Vector512.Create(4.99119423e-3f));
        p = Vector512.MultiplyAddEstimate(p, s, Vector512.Create(-2.67681349e-2f));
        p = Vector512.MultiplyAddEstimate(p, s, Vector512.Create(1.12819925e-1f));
        p = Vector512.MultiplyAddEstimate(p, s, Vector512.Create(-3.76125336e-1f));
        p = Vector512.MultiplyAddEstimate(p, s, Vector512.Create(1.28379166e-1f));
        Vector512<float> near = Vector512.MultiplyAddEstimate(p, x, x);

        // From 4 on erf is 1 in a float; the bound keeps the polynomial from coming back.
        Vector512<float> u = Vector512.Min(t, Vector512.Create(4f));
        Vector512<float> q = Vector512.Create(-1.72853470e-5f);
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(3.83197126e-4f));
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(-3.88396438e-3f));
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(2.42546219e-2f));
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(-1.06777877e-1f));
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(-6.34846687e-1f));
        q = Vector512.MultiplyAddEstimate(q, u, Vector512.Create(-1.28717512e-1f));
        q = Vector512.MultiplyAddEstimate(q, u, -u);
        Vector512<float> far = Vector512.Create(1f) - Exp(q);
        far = Vector512.BitwiseOr(far, Vector512.BitwiseAnd(x, Vector512.Create(-0f)));
        return Vector512.ConditionalSelect(Vector512.LessThan(t, Vector512.Create(0.927734375f)), near, far);
    }
}
