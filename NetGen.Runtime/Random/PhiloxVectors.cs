using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>
/// Sixteen Philox blocks at once, where the hardware multiplies 32 by 32 to 64 bits in lanes. One 512-bit vector, or
/// two of 256 bits, hold each of the four words; the 64 factors are the same either way.
/// </summary>
internal static unsafe class PhiloxVectors
{
    /// <summary>Blocks that are computed at once.</summary>
    public const int Blocks = 16;

    /// <summary>Factors that are written at once.</summary>
    public const int Elements = 4 * Blocks;

    /// <summary>Whether the hardware has what this takes.</summary>
    public static bool IsSupported => Avx512F.IsSupported || Avx2.IsSupported;

    /// <summary>Writes 64 factors from the first word of block <paramref name="c0"/> on.</summary>
    public static void Fill(
        float* factors, uint c0, uint c1, uint c2, uint c3, ulong key, uint threshold, float kept)
    {
        if (Avx512F.IsSupported)
        {
            Fill512(factors, c0, c1, c2, c3, key, threshold, kept);
            return;
        }

        Fill256(factors, c0, c1, c2, c3, key, threshold, kept);
        Fill256(factors + Elements / 2, c0 + Blocks / 2, c1, c2, c3, key, threshold, kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill512(
        float* factors, uint c0, uint c1, uint c2, uint c3, ulong key, uint threshold, float kept)
    {
        Vector512<uint> x0 = Vector512.Create(c0) + Vector512<uint>.Indices;
        Vector512<uint> x1 = Vector512.Create(c1), x2 = Vector512.Create(c2), x3 = Vector512.Create(c3);
        Vector512<uint> k0 = Vector512.Create((uint)key), k1 = Vector512.Create((uint)(key >> 32));
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            Multiply(x0, Philox4x32.Multiplier0, out Vector512<uint> high0, out Vector512<uint> low0);
            Multiply(x2, Philox4x32.Multiplier1, out Vector512<uint> high1, out Vector512<uint> low1);
            (x0, x1, x2, x3) = (high1 ^ x1 ^ k0, low1, high0 ^ x3 ^ k1, low0);
            k0 += Vector512.Create(Philox4x32.Weyl0);
            k1 += Vector512.Create(Philox4x32.Weyl1);
        }

        // Words 0 to 3 of a block are neighbours: a 4 x 4 transposition in each 128-bit lane.
        Vector512<ulong> a = Avx512F.UnpackLow(x0, x1).AsUInt64(), b = Avx512F.UnpackHigh(x0, x1).AsUInt64();
        Vector512<ulong> c = Avx512F.UnpackLow(x2, x3).AsUInt64(), d = Avx512F.UnpackHigh(x2, x3).AsUInt64();
        Vector512<uint> y0 = Avx512F.UnpackLow(a, c).AsUInt32(), y1 = Avx512F.UnpackHigh(a, c).AsUInt32();
        Vector512<uint> y2 = Avx512F.UnpackLow(b, d).AsUInt32(), y3 = Avx512F.UnpackHigh(b, d).AsUInt32();
        Store(factors, y0, threshold, kept);
        Store(factors + 4, y1, threshold, kept);
        Store(factors + 8, y2, threshold, kept);
        Store(factors + 12, y3, threshold, kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill256(
        float* factors, uint c0, uint c1, uint c2, uint c3, ulong key, uint threshold, float kept)
    {
        Vector256<uint> x0 = Vector256.Create(c0) + Vector256<uint>.Indices;
        Vector256<uint> x1 = Vector256.Create(c1), x2 = Vector256.Create(c2), x3 = Vector256.Create(c3);
        Vector256<uint> k0 = Vector256.Create((uint)key), k1 = Vector256.Create((uint)(key >> 32));
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            Multiply(x0, Philox4x32.Multiplier0, out Vector256<uint> high0, out Vector256<uint> low0);
            Multiply(x2, Philox4x32.Multiplier1, out Vector256<uint> high1, out Vector256<uint> low1);
            (x0, x1, x2, x3) = (high1 ^ x1 ^ k0, low1, high0 ^ x3 ^ k1, low0);
            k0 += Vector256.Create(Philox4x32.Weyl0);
            k1 += Vector256.Create(Philox4x32.Weyl1);
        }

        Vector256<ulong> a = Avx2.UnpackLow(x0, x1).AsUInt64(), b = Avx2.UnpackHigh(x0, x1).AsUInt64();
        Vector256<ulong> c = Avx2.UnpackLow(x2, x3).AsUInt64(), d = Avx2.UnpackHigh(x2, x3).AsUInt64();
        Store(factors, Avx2.UnpackLow(a, c).AsUInt32(), threshold, kept);
        Store(factors + 4, Avx2.UnpackHigh(a, c).AsUInt32(), threshold, kept);
        Store(factors + 8, Avx2.UnpackLow(b, d).AsUInt32(), threshold, kept);
        Store(factors + 12, Avx2.UnpackHigh(b, d).AsUInt32(), threshold, kept);
    }

    // vpmuludq multiplies the even lanes; the odd ones are moved down first, and the halves are blended back.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(Vector512<uint> x, uint by, out Vector512<uint> high, out Vector512<uint> low)
    {
        Vector512<uint> factor = Vector512.Create(by);
        Vector512<ulong> even = Avx512F.Multiply(x, factor);
        Vector512<ulong> odd = Avx512F.Multiply(Vector512.ShiftRightLogical(x.AsUInt64(), 32).AsUInt32(), factor);
        Vector512<ulong> upper = Vector512.Create(0xFFFFFFFF00000000);
        high = (Vector512.ShiftRightLogical(even, 32) | (odd & upper)).AsUInt32();
        low = ((even & ~upper) | Vector512.ShiftLeft(odd, 32)).AsUInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(Vector256<uint> x, uint by, out Vector256<uint> high, out Vector256<uint> low)
    {
        Vector256<uint> factor = Vector256.Create(by);
        Vector256<ulong> even = Avx2.Multiply(x, factor);
        Vector256<ulong> odd = Avx2.Multiply(Vector256.ShiftRightLogical(x.AsUInt64(), 32).AsUInt32(), factor);
        Vector256<ulong> upper = Vector256.Create(0xFFFFFFFF00000000);
        high = (Vector256.ShiftRightLogical(even, 32) | (odd & upper)).AsUInt32();
        low = ((even & ~upper) | Vector256.ShiftLeft(odd, 32)).AsUInt32();
    }

    // A block stands in each 128-bit lane, four blocks behind the one in the lane before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* factors, Vector512<uint> words, uint threshold, float kept)
    {
        Vector512<float> all = Vector512.ConditionalSelect(
            Vector512.LessThan(words, Vector512.Create(threshold)).AsSingle(), Vector512<float>.Zero,
            Vector512.Create(kept));
        all.GetLower().GetLower().Store(factors);
        all.GetLower().GetUpper().Store(factors + 16);
        all.GetUpper().GetLower().Store(factors + 32);
        all.GetUpper().GetUpper().Store(factors + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* factors, Vector256<uint> words, uint threshold, float kept)
    {
        Vector256<float> all = Vector256.ConditionalSelect(
            Vector256.LessThan(words, Vector256.Create(threshold)).AsSingle(), Vector256<float>.Zero,
            Vector256.Create(kept));
        all.GetLower().Store(factors);
        all.GetUpper().Store(factors + 16);
    }
}
