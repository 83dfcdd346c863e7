using System;

namespace NetGen.Training;

/// <summary>Looks for numbers that are not finite.</summary>
internal static class Finite
{
    /// <summary>Index of the first value that is infinite or NaN; -1 where there is none.</summary>
    public static int IndexOfOther(ReadOnlySpan<float> values) =>
        values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue);

    /// <summary>Whether every value is finite.</summary>
    public static bool AreAll(ReadOnlySpan<float> values) => IndexOfOther(values) < 0;
}
