using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>What kernels know of the caches and say to them; nothing where the hardware has no words for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Cache
{
    /// <summary>
    /// Whether a set of the L1 cache has places for 8 lines at most, as in one of 32 KB, so that a batch's rows that
    /// share a set push out what is read again; in one of 48 KB they do so less than a copy of them costs.
    /// </summary>
    public static readonly bool HasFewWays = Processor.WaysOfL1 is > 0 and <= 8;

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
