using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>What the bits of a run depend on beside its seeds, batches and <c>maxBatch</c>, in one line.</summary>
internal static class NumericPath
{
    /// <summary>NetGen's version, the vectors of the kernels, and how the processor multiplies and adds.</summary>
    /// <param name="kernels">Name of the class of kernels, such as <c>Vector512Kernels</c>.</param>
    public static string Of(string kernels)
    {
        string bits = string.Concat(kernels.Where(char.IsAsciiDigit));
        bool isFused = Fma.IsSupported || AdvSimd.IsSupported;
        return $"NetGen {NetworkTexts.Version}, {(bits == "" ? "no vectors" : $"vectors of {bits} bits")}, "
            + $"{(isFused ? "fused" : "separate")} multiply-add, {RuntimeInformation.ProcessArchitecture}";
    }
}
