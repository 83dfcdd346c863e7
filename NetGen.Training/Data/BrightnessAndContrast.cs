using System;

namespace NetGen.Training;

/// <summary>
/// Makes every image brighter or darker by one number, and stretches it around its mean by another: y = mean + factor
/// (x - mean) + offset.
/// </summary>
public sealed class BrightnessAndContrast : IAugmentation
{
    private readonly float brightness;
    private readonly float contrast;

    /// <summary>Says how much.</summary>
    /// <param name="brightness">Offsets are from -brightness to brightness.</param>
    /// <param name="contrast">Factors are from 1 - contrast to 1 + contrast; from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or not finite.</exception>
    public BrightnessAndContrast(float brightness, float contrast = 0f)
    {
        if (!(brightness >= 0f && float.IsFinite(brightness)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(brightness), brightness, $"Expected a finite brightness of at least 0, found {brightness}.");
        }

        if (contrast is not (>= 0f and <= 1f))
        {
            throw new ArgumentOutOfRangeException(
                nameof(contrast), contrast, $"Expected contrast from 0 to 1, found {contrast}.");
        }

        (this.brightness, this.contrast) = (brightness, contrast);
    }

    /// <inheritdoc/>
    public void CheckLength(int inputLength)
    {
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random)
    {
        RandomBits bits = new(random);
        double offset = brightness * bits.Between(), factor = 1 + contrast * bits.Between(), mean = 0;
        foreach (float value in source)
            mean += value;
        mean /= source.Length;
        for (int i = 0; i < source.Length; i++)
            destination[i] = (float)(mean + factor * (source[i] - mean) + offset);
    }
}
