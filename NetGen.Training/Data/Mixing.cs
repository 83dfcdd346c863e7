using System;

namespace NetGen.Training;

/// <summary>The mean of two rows.</summary>
internal static class Mixing
{
    /// <summary>
    /// first = lambda first + (1 - lambda) second. In double, so that two equal numbers stay what they are and
    /// probabilities stay within 0 and 1.
    /// </summary>
    public static void Into(Span<float> first, ReadOnlySpan<float> second, double lambda)
    {
        for (int i = 0; i < first.Length; i++)
            first[i] = (float)(lambda * first[i] + (1 - lambda) * second[i]);
    }
}
