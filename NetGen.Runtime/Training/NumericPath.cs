using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>What the bits of a run depend on beside its seeds, batches and <c>maxBatch</c>, in one line.</summary>
internal static class NumericPath
{
    /// <summary>NetGen's version, the vectors of the kernels, and how the processor multiplies and adds.</summary>
    /// <param name="kernels">Name of the class of kernels, such as <c>Vector512Kernels</c>.</param>
    public static string Of(string kernels)
    {
        string bits = string.Concat(kernels.Where(char.IsAsciiDigit));
        return $"NetGen {NetworkTexts.Version}, {(bits == "" ? "no vectors" : $"vectors of {bits} bits")}, "
            + $"{(IsFused() ? "fused" : "separate")} multiply-add, {RuntimeInformation.ProcessArchitecture}";
    }

    /// <summary>The same of this machine, whose kernels are those of its widest vectors.</summary>
    public static string OfMachine() => Of($"Vector{VectorWidths.Widest}Kernels");

    // The operation itself is asked: Arm rounds once even where .NET is told to use no vectors.
    private static bool IsFused()
    {
        float small = MathF.ScaleB(1f, -20);
        return MultiplyAdd(1f + small, 1f - small, -1f) != 0f;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float MultiplyAdd(float left, float right, float addend) =>
        float.MultiplyAddEstimate(left, right, addend);
}
