using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>Rows of 8 floats, two in the halves of a vector of 512 bits.</summary>
public static unsafe class Pairs
{
    private const int AmdOfVendor = 0x68747541;     // "Auth", as in AuthenticAMD
    private const int Zen4 = 0x19;

    /// <summary>
    /// Whether a vector of 512 bits is worked on in one turn, so that two rows in it cost no more than one in half of
    /// it. Zen 4 takes two, and would have spread values for nothing.
    /// </summary>
    public static readonly bool Pay =
        !(X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx == AmdOfVendor && Family == Zen4);

    // Four bits of the family, and eight more that are added where those are all set.
    private static int Family
    {
        get
        {
            int signature = X86Base.CpuId(1, 0).Eax;
            return ((signature >> 8) & 0xF) + ((signature >> 20) & 0xFF);
        }
    }

    /// <summary>Two neighbouring values, each in all lanes of its half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Spread(float* values)
    {
        if (!Avx512F.IsSupported)
            return Vector512.Create(Vector256.Create(values[0]), Vector256.Create(values[1]));

        // Both in every 64 bits first, which a load does on its own.
        Vector512<float> both = Vector512.Create(*(double*)values).AsSingle();
        return Avx512F.PermuteVar4x32(both, Vector512.Create(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1));
    }

    /// <summary>One row in both halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Twice(float* row) => Avx512DQ.IsSupported
        ? Avx512DQ.BroadcastVector256ToVector512(row)
        : Vector512.Create(Vector256.Load(row), Vector256.Load(row));

    /// <summary>One row in the lower half, and zeros above it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lower(float* row) => Vector512.Create(Vector256.Load(row), Vector256<float>.Zero);

    /// <summary>The halves of one vector summed up in the lower half, those of the other in the upper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sum(Vector512<float> first, Vector512<float> second) => Avx512F.IsSupported
        ? Avx512F.Shuffle4x128(first, second, 0b01_00_01_00) + Avx512F.Shuffle4x128(first, second, 0b11_10_11_10)
        : Vector512.Create(
            first.GetLower() + first.GetUpper(), second.GetLower() + second.GetUpper());
}
