using System;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>
/// Keeps optimiser state away from the denormals, the numbers below 1.2e-38. What a unit leaves behind that gets no
/// gradient any more (a dead ReLU, say) shrinks by a factor each step, and rounding would hold it among the denormals
/// for good, where operations are many times as slow on Intel's processors.
/// </summary>
internal static unsafe class Denormals
{
    /// <summary>
    /// Steps from one flush to the next. With momentum 0.9 a value takes 105 steps from <see cref="Smallest"/> to the
    /// denormals; with a faster decay it may spend the rest of a period among them.
    /// </summary>
    public const int Period = 64;

    /// <summary>
    /// 2^-110: what is smaller counts as 0. As a mean square its root is 2.8e-17, far below any epsilon in use.
    /// </summary>
    public const float Smallest = 7.70371978e-34f;

    /// <summary>
    /// Writes 0 for what is smaller than <see cref="Smallest"/>, whatever its sign; NaN stays. The length is a multiple
    /// of 16, as every tensor's is.
    /// </summary>
    public static void Flush(AlignedBuffer state)
    {
        Vector<float> smallest = new(Smallest);
        float* end = state.Start + state.Length;
        for (float* at = state.Start; at < end; at += Vector<float>.Count)
        {
            Vector<float> x = Vector.Load(at);
            Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(x), smallest), Vector<float>.Zero, x).Store(at);
        }

        GC.KeepAlive(state);
    }
}
