using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>The widths of vectors that kernels are run at. Whoever compiles code that asks knows the answer.</summary>
public static class VectorWidths
{
    /// <summary>
    /// Whether there are vectors of 512 bits. .NET advises against them on Skylake, Cascade Lake and Cooper Lake
    /// servers, <see cref="Vector512.IsHardwareAccelerated"/> being false there, since their clock slows down for such
    /// vectors; but where most of the work is multiply-adds, a second has far more of them all the same.
    /// </summary>
    public static bool Has512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated || Avx512F.IsSupported;
    }

    /// <summary>Whether there are vectors of 256 bits.</summary>
    public static bool Has256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <summary>Whether there are vectors of 128 bits.</summary>
    public static bool Has128
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }

    /// <summary>Bits of the widest; 0 where there are none.</summary>
    public static int Widest => Has512 ? 512 : Has256 ? 256 : Has128 ? 128 : 0;
}
