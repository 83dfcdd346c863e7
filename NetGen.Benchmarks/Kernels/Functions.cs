using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;

namespace NetGen.Benchmarks.Kernels;

/// <summary>A function of vectors of every width.</summary>
internal interface IFunction
{
    static abstract Vector512<float> Of(Vector512<float> x);

    static abstract Vector256<float> Of(Vector256<float> x);

    static abstract Vector128<float> Of(Vector128<float> x);

    static abstract float Of(float x);
}

internal readonly partial struct ExpFunction : IFunction
{
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Exp(x);
}

internal readonly partial struct LogFunction : IFunction
{
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Log(x);
}

internal readonly partial struct TanhFunction : IFunction
{
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Tanh(x);
}

internal readonly partial struct SigmoidFunction : IFunction
{
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sigmoid(x);
}

internal readonly partial struct ErfFunction : IFunction
{
    [EachWidth, MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(Vector512<float> x) => VectorMath.Erf(x);
}
