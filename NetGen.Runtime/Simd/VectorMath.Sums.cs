using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

public static unsafe partial class VectorMath
{
    /// <summary>Writes the sums of four vectors behind one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(
        float* to, Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) =>
        SumsAcross(a, b, c, d).Store(to);

    /// <summary>Writes the sums of four vectors behind one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(
        float* to, Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) =>
        SumsAcross(a, b, c, d).Store(to);

    /// <summary>Writes the sums of four vectors behind one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(
        float* to, Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) =>
        SumsAcross(a, b, c, d).Store(to);

    /// <summary>Writes four values behind one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(float* to, float a, float b, float c, float d) =>
        (to[0], to[1], to[2], to[3]) = (a, b, c, d);

    /// <summary>Writes the sums of four vectors, added to four floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(
        float* to, float* start, Vector512<float> a, Vector512<float> b, Vector512<float> c,
        Vector512<float> d) =>
        (Vector128.Load(start) + SumsAcross(a, b, c, d)).Store(to);

    /// <summary>Writes the sums of four vectors, added to four floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(
        float* to, float* start, Vector256<float> a, Vector256<float> b, Vector256<float> c,
        Vector256<float> d) =>
        (Vector128.Load(start) + SumsAcross(a, b, c, d)).Store(to);

    /// <summary>Writes the sums of four vectors, added to four floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(
        float* to, float* start, Vector128<float> a, Vector128<float> b, Vector128<float> c,
        Vector128<float> d) =>
        (Vector128.Load(start) + SumsAcross(a, b, c, d)).Store(to);

    /// <summary>Writes four values, added to four floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddSums(float* to, float* start, float a, float b, float c, float d) =>
        (to[0], to[1], to[2], to[3]) = (start[0] + a, start[1] + b, start[2] + c, start[3] + d);

    /// <summary>
    /// The sum of the lanes, with the rounding that <see cref="StoreSums(float*, float, float, float, float)"/> and
    /// <see cref="AddSums(float*, float*, float, float, float, float)"/> have: equal units stay equal wherever they
    /// stand.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumAcross(Vector512<float> x) => SumsAcross(x, x, x, x).ToScalar();

    /// <inheritdoc cref="SumAcross(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumAcross(Vector256<float> x) => SumsAcross(x, x, x, x).ToScalar();

    /// <inheritdoc cref="SumAcross(Vector512{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumAcross(Vector128<float> x) => SumsAcross(x, x, x, x).ToScalar();

    /// <summary>The value itself.</summary>
    public static float SumAcross(float x) => x;

    // Within each lane of 128 bits first, for the four together: half the shuffles of four sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SumsAcross(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!Avx512F.IsSupported)
        {
            return SumsAcross(
                a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(),
                d.GetLower() + d.GetUpper());
        }

        Vector512<float> ab = Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);
        Vector512<float> cd = Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d);
        Vector512<float> sums = Avx512F.Shuffle(ab, cd, 0b01_00_01_00) + Avx512F.Shuffle(ab, cd, 0b11_10_11_10);
        Vector256<float> halves = sums.GetLower() + sums.GetUpper();
        return halves.GetLower() + halves.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SumsAcross(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        if (!Avx.IsSupported)
        {
            return SumsAcross(
                a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(),
                d.GetLower() + d.GetUpper());
        }

        Vector256<float> ab = Avx.UnpackLow(a, b) + Avx.UnpackHigh(a, b);
        Vector256<float> cd = Avx.UnpackLow(c, d) + Avx.UnpackHigh(c, d);
        Vector256<float> sums = Avx.Shuffle(ab, cd, 0b01_00_01_00) + Avx.Shuffle(ab, cd, 0b11_10_11_10);
        return sums.GetLower() + sums.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SumsAcross(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.AddPairwise(AdvSimd.Arm64.AddPairwise(a, b), AdvSimd.Arm64.AddPairwise(c, d));
        if (!Sse.IsSupported)
            return Vector128.Create(Vector128.Sum(a), Vector128.Sum(b), Vector128.Sum(c), Vector128.Sum(d));
        Vector128<float> ab = Sse.UnpackLow(a, b) + Sse.UnpackHigh(a, b);
        Vector128<float> cd = Sse.UnpackLow(c, d) + Sse.UnpackHigh(c, d);
        return Sse.Shuffle(ab, cd, 0b01_00_01_00) + Sse.Shuffle(ab, cd, 0b11_10_11_10);
    }
}
