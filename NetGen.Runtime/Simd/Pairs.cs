using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>
/// Rows of 8 floats, two in a vector of 512 bits: a value of the first, then one of the second. What two neighbouring
/// factors are multiplied with is then a vector that a load makes on its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Pairs
{
    private const int Zen4 = 0x19;

    /// <summary>
    /// Whether a vector of 512 bits is worked on in one turn, so that two rows in it cost no more than one in half of
    /// it. Zen 4 takes two, and would have put rows together for nothing.
    /// </summary>
    public static readonly bool Pay = !(Processor.IsAmd && Processor.Family == Zen4);

    /// <summary>Two neighbouring values, over and over: one for each of two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Spread(float* values) => Vector512.Create(*(double*)values).AsSingle();

    /// <summary>Two rows, one right behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* rows) => Permute(
        Vector512.Load(rows), Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15));

    /// <summary>One row, twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Twice(float* row) => Permute(
        Vector256.Load(row).ToVector512(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));

    /// <summary>One row, and zeros for the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(float* row) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512UInt64(Vector256.Load(row).AsUInt32()).AsSingle()
        : Permute(
            Vector256.Load(row).ToVector512(), Vector512.Create(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15));

    /// <summary>The rows one behind the other, as they are in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apart(Vector512<float> rows) =>
        Permute(rows, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 1, 3, 5, 7, 9, 11, 13, 15));

    /// <summary>The sum of two rows in the lower half, that of two others in the upper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> two, Vector512<float> others)
    {
        Vector512<int> even = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        if (!Avx512F.IsSupported)
        {
            (Vector512<float> a, Vector512<float> b) = (Apart(two), Apart(others));
            return Vector512.Create(a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper());
        }

        return Avx512F.PermuteVar16x32x2(two, even, others)
            + Avx512F.PermuteVar16x32x2(two, even + Vector512<int>.One, others);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Permute(Vector512<float> x, Vector512<int> lanes) =>
        Avx512F.IsSupported ? Avx512F.PermuteVar16x32(x, lanes) : Vector512.Shuffle(x, lanes);
}
