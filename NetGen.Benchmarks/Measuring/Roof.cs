using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Benchmarks.Measuring;

/// <summary>
/// The machine's limit: multiply-adds in twelve independent chains, which hide the latency of four or five cycles on
/// two pipes.
/// </summary>
internal static partial class Roof
{
    private const int Chains = 12;
    private const int Turns = 200_000;

    /// <summary>GFLOP/s of one core at 512 bits; 0 without them.</summary>
    public static double Of512() => Vector512.IsHardwareAccelerated
        ? Best(() => Run(Vector512.Create(0.5f), Vector512.Create(0.25f)), Vector512<float>.Count)
        : 0;

    /// <summary>GFLOP/s of one core at 256 bits; 0 without them.</summary>
    public static double Of256() => Vector256.IsHardwareAccelerated
        ? Best(() => Run(Vector256.Create(0.5f), Vector256.Create(0.25f)), Vector256<float>.Count)
        : 0;

    /// <summary>GFLOP/s of one core at 128 bits.</summary>
    public static double Of128() =>
        Best(() => Run(Vector128.Create(0.5f), Vector128.Create(0.25f)), Vector128<float>.Count);

    /// <summary>Multiply-adds of <see cref="RunWidest"/>.</summary>
    public static double MultiplyAdds => (double)Chains * Turns * (
        Vector512.IsHardwareAccelerated ? Vector512<float>.Count
        : Vector256.IsHardwareAccelerated ? Vector256<float>.Count
        : Vector128<float>.Count);

    /// <summary>One run at the width in use.</summary>
    public static void RunWidest() => Check(
        Vector512.IsHardwareAccelerated ? Run(Vector512.Create(0.5f), Vector512.Create(0.25f))
        : Vector256.IsHardwareAccelerated ? Run(Vector256.Create(0.5f), Vector256.Create(0.25f))
        : Run(Vector128.Create(0.5f), Vector128.Create(0.25f)));

    private static double Best(Func<float> run, int lanes)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < 12; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Check(run());
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * lanes * Chains * Turns / best / 1e9;
    }

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
