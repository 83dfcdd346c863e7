using System;

namespace NetGen.Onnx;

/// <summary>
/// Scales each input by itself: (x - offset) factor + low. For a <c>FeatureScaling</c> of NetGen.Training it is
/// <c>new OnnxScaling(scaling.Offsets, scaling.Factors, scaling.Low)</c>.
/// </summary>
public sealed class OnnxScaling
{
    private readonly float[] offsets;
    private readonly float[] factors;

    /// <summary>Takes copies of the numbers.</summary>
    /// <param name="offsets">What is subtracted from each input, such as means.</param>
    /// <param name="factors">What each difference is multiplied by, such as 1 / deviation.</param>
    /// <param name="low">What is added to all, such as the low end of a range.</param>
    /// <exception cref="ArgumentException">The two differ in length, or a number is not finite.</exception>
    public OnnxScaling(ReadOnlySpan<float> offsets, ReadOnlySpan<float> factors, float low = 0f)
    {
        if (offsets.Length != factors.Length)
        {
            throw new ArgumentException(
                $"Expected as many factors as offsets, {offsets.Length}, found {factors.Length}.", nameof(factors));
        }

        CheckFinite(offsets, nameof(offsets));
        CheckFinite(factors, nameof(factors));
        if (!float.IsFinite(low))
            throw new ArgumentException($"Expected a finite low, found {low}.", nameof(low));
        this.offsets = offsets.ToArray();
        this.factors = factors.ToArray();
        Low = low;
    }

    /// <summary>Inputs of a row.</summary>
    public int Length => offsets.Length;

    /// <summary>What is subtracted from each input.</summary>
    public ReadOnlySpan<float> Offsets => offsets;

    /// <summary>What each difference is multiplied by.</summary>
    public ReadOnlySpan<float> Factors => factors;

    /// <summary>What is added to all.</summary>
    public float Low { get; }

    /// <summary>Whether an input stays as it is.</summary>
    internal bool Keeps(int column) => offsets[column] == Low && factors[column] == 1f;

    private static void CheckFinite(ReadOnlySpan<float> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
            if (!float.IsFinite(values[i]))
                throw new ArgumentException($"Expected finite {name}, found {values[i]} at {i}.", name);
    }
}
