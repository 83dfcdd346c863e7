using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>What a processor of the x86 family says of itself; nothing of any other.</summary>
internal static class Processor
{
    private const int AmdOfVendor = 0x68747541;     // "Auth", as in AuthenticAMD
    private const int DataCache = 1;

    /// <summary>Whether it is AMD's.</summary>
    public static bool IsAmd => X86Base.IsSupported && X86Base.CpuId(0, 0).Ebx == AmdOfVendor;

    /// <summary>Its family; four bits, and eight more that are added where those are all set.</summary>
    public static int Family
    {
        get
        {
            int signature = X86Base.IsSupported ? X86Base.CpuId(1, 0).Eax : 0;
            return ((signature >> 8) & 0xF) + ((signature >> 20) & 0xFF);
        }
    }

    /// <summary>
    /// Lines that a set of its L1 data cache has places for; 0 where it does not tell. Both vendors list that cache
    /// first, each under a number of its own.
    /// </summary>
    public static int WaysOfL1
    {
        get
        {
            const int IntelCaches = 4, AmdCaches = unchecked((int)0x8000001D), AmdRange = unchecked((int)0x80000000);
            (int range, int caches) = IsAmd ? (AmdRange, AmdCaches) : (0, IntelCaches);
            if (!X86Base.IsSupported || (uint)X86Base.CpuId(range, 0).Eax < (uint)caches)
                return 0;
            (int kind, int shape, _, _) = X86Base.CpuId(caches, 0);
            return (kind & 0x1F) == DataCache ? (shape >>> 22) + 1 : 0;
        }
    }
}
