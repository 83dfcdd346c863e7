using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>
/// Sixteen Philox blocks at once, where the hardware multiplies 32 by 32 to 64 bits in lanes. A word takes the lower
/// half of a lane; what is in the upper half, a product's upper half among it, is ignored by the next multiplication.
/// The 64 factors are the same for vectors of 512 bits and of 256.
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
        // Written two by two, blocks stand in the order in which they are counted.
        Vector512<ulong> a0 = Vector512.Create((ulong)c0) + Vector512.Create(0ul, 4, 1, 5, 2, 6, 3, 7);
        Vector512<ulong> a1 = Vector512.Create((ulong)c1), a2 = Vector512.Create((ulong)c2);
        Vector512<ulong> a3 = Vector512.Create((ulong)c3);
        Vector512<ulong> b0 = a0 + Vector512.Create(8ul), b1 = a1, b2 = a2, b3 = a3;
        Vector512<ulong> k0 = Vector512.Create((ulong)(uint)key), k1 = Vector512.Create(key >> 32);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            Round(ref a0, ref a1, ref a2, ref a3, k0, k1);
            Round(ref b0, ref b1, ref b2, ref b3, k0, k1);
            k0 += Vector512.Create((ulong)Philox4x32.Weyl0);
            k1 += Vector512.Create((ulong)Philox4x32.Weyl1);
        }

        Store(factors, Words(a0, a1), Words(a2, a3), threshold, kept);
        Store(factors + Elements / 2, Words(b0, b1), Words(b2, b3), threshold, kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill256(
        float* factors, uint c0, uint c1, uint c2, uint c3, ulong key, uint threshold, float kept)
    {
        // Written two by two, blocks stand in the order in which they are counted.
        Vector256<ulong> a0 = Vector256.Create((ulong)c0) + Vector256.Create(0ul, 2, 1, 3);
        Vector256<ulong> a1 = Vector256.Create((ulong)c1), a2 = Vector256.Create((ulong)c2);
        Vector256<ulong> a3 = Vector256.Create((ulong)c3);
        Vector256<ulong> b0 = a0 + Vector256.Create(4ul), b1 = a1, b2 = a2, b3 = a3;
        Vector256<ulong> k0 = Vector256.Create((ulong)(uint)key), k1 = Vector256.Create(key >> 32);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            Round(ref a0, ref a1, ref a2, ref a3, k0, k1);
            Round(ref b0, ref b1, ref b2, ref b3, k0, k1);
            k0 += Vector256.Create((ulong)Philox4x32.Weyl0);
            k1 += Vector256.Create((ulong)Philox4x32.Weyl1);
        }

        Store(factors, Words(a0, a1), Words(a2, a3), threshold, kept);
        Store(factors + Elements / 4, Words(b0, b1), Words(b2, b3), threshold, kept);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector512<ulong> x0, ref Vector512<ulong> x1, ref Vector512<ulong> x2, ref Vector512<ulong> x3,
        Vector512<ulong> k0, Vector512<ulong> k1)
    {
        Vector512<ulong> p0 = Avx512F.Multiply(x0.AsUInt32(), Vector512.Create(Philox4x32.Multiplier0));
        Vector512<ulong> p1 = Avx512F.Multiply(x2.AsUInt32(), Vector512.Create(Philox4x32.Multiplier1));
        (x0, x1, x2, x3) = ((p1 >> 32) ^ x1 ^ k0, p1, (p0 >> 32) ^ x3 ^ k1, p0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Words(Vector512<ulong> first, Vector512<ulong> second) =>
        (first & Vector512.Create(0xFFFFFFFFul)) | (second << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        float* factors, Vector512<ulong> first, Vector512<ulong> second, uint threshold, float kept)
    {
        Factors(Avx512F.UnpackLow(first, second).AsUInt32(), threshold, kept).Store(factors);
        Factors(Avx512F.UnpackHigh(first, second).AsUInt32(), threshold, kept).Store(factors + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Factors(Vector512<uint> words, uint threshold, float kept) =>
        Vector512.ConditionalSelect(
            Vector512.LessThan(words, Vector512.Create(threshold)).AsSingle(), Vector512<float>.Zero,
            Vector512.Create(kept));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(
        ref Vector256<ulong> x0, ref Vector256<ulong> x1, ref Vector256<ulong> x2, ref Vector256<ulong> x3,
        Vector256<ulong> k0, Vector256<ulong> k1)
    {
        Vector256<ulong> p0 = Avx2.Multiply(x0.AsUInt32(), Vector256.Create(Philox4x32.Multiplier0));
        Vector256<ulong> p1 = Avx2.Multiply(x2.AsUInt32(), Vector256.Create(Philox4x32.Multiplier1));
        (x0, x1, x2, x3) = ((p1 >> 32) ^ x1 ^ k0, p1, (p0 >> 32) ^ x3 ^ k1, p0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Words(Vector256<ulong> first, Vector256<ulong> second) =>
        (first & Vector256.Create(0xFFFFFFFFul)) | (second << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        float* factors, Vector256<ulong> first, Vector256<ulong> second, uint threshold, float kept)
    {
        Factors(Avx2.UnpackLow(first, second).AsUInt32(), threshold, kept).Store(factors);
        Factors(Avx2.UnpackHigh(first, second).AsUInt32(), threshold, kept).Store(factors + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Factors(Vector256<uint> words, uint threshold, float kept) =>
        Vector256.ConditionalSelect(
            Vector256.LessThan(words, Vector256.Create(threshold)).AsSingle(), Vector256<float>.Zero,
            Vector256.Create(kept));
}
