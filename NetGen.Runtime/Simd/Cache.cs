using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>What a kernel says to the caches; nothing where the hardware has no words for it.</summary>
public static unsafe class Cache
{
    /// <summary>Asks for the line of an address, which need not be readable, in the first level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToL1(float* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(address);
    }

    /// <summary>Asks for the line of an address, which need not be readable, in the second level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToL2(float* address)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(address);
    }
}
