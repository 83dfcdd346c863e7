using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// The machine's limit: multiply-adds in twelve independent chains, which hide the latency of four or five cycles on
/// two pipes.
/// </summary>
internal static partial class Roof
{
    private const int Chains = 12;
    private const int Turns = 200_000;

    /// <summary>Widths of vectors that are measured where the hardware has them, widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } =
    [
        .. VectorWidths.Has512 ? (int[])[512] : [],
        .. VectorWidths.Has256 ? (int[])[256] : [],
        128,
    ];

    /// <summary>Multiply-adds of one run at a width.</summary>
    public static double MultiplyAdds(int bits) => (double)Chains * Turns * bits / 32;

    /// <summary>One run at a width.</summary>
    public static void Run(int bits) => Check(bits switch
    {
        512 => Run(Vector512.Create(0.5f), Vector512.Create(0.25f)),
        256 => Run(Vector256.Create(0.5f), Vector256.Create(0.25f)),
        _ => Run(Vector128.Create(0.5f), Vector128.Create(0.25f)),
    });

    // What is looked at is not left out.
    private static void Check(float sum)
    {
        if (float.IsNaN(sum))
            throw new InvalidOperationException("Expected a finite sum, found NaN.");
    }

    [EachWidth, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Run(Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int turn = 0; turn < Turns; turn++)
        {
            a = Vector512.MultiplyAddEstimate(a, x, y);
            b = Vector512.MultiplyAddEstimate(b, x, y);
            c = Vector512.MultiplyAddEstimate(c, x, y);
            d = Vector512.MultiplyAddEstimate(d, x, y);
            e = Vector512.MultiplyAddEstimate(e, x, y);
            f = Vector512.MultiplyAddEstimate(f, x, y);
            g = Vector512.MultiplyAddEstimate(g, x, y);
            h = Vector512.MultiplyAddEstimate(h, x, y);
            i = Vector512.MultiplyAddEstimate(i, x, y);
            j = Vector512.MultiplyAddEstimate(j, x, y);
            k = Vector512.MultiplyAddEstimate(k, x, y);
            l = Vector512.MultiplyAddEstimate(l, x, y);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
