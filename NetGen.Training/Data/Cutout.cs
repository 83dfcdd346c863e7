using System;

namespace NetGen.Training;

/// <summary>
/// Covers a square of every image (DeVries and Taylor, 2017): its centre is anywhere in the image, so that the square
/// may reach beyond the border, and all channels are covered.
/// </summary>
public sealed class Cutout : IAugmentation
{
    private readonly ImageShape shape;
    private readonly int size;
    private readonly float fill;

    /// <summary>Says what is covered.</summary>
    /// <param name="shape">How a row is an image.</param>
    /// <param name="size">Side of the square in pixels, at least 1.</param>
    /// <param name="fill">Value of what is covered: that of the mean image after preprocessing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public Cutout(ImageShape shape, int size, float fill = 0f)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        (this.shape, this.size, this.fill) = (shape, size, fill);
    }

    /// <inheritdoc/>
    public void CheckLength(int inputLength) => shape.Check(inputLength);

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random)
    {
        RandomBits bits = new(random);
        int top = bits.Below(shape.Height) - size / 2, left = bits.Below(shape.Width) - size / 2;
        (int first, int last) = (Math.Max(0, left), Math.Min(shape.Width, left + size));
        source.CopyTo(destination);
        for (int plane = 0; plane < shape.Channels; plane++)
        {
            for (int y = Math.Max(0, top); y < Math.Min(shape.Height, top + size); y++)
                destination.Slice((plane * shape.Height + y) * shape.Width + first, last - first).Fill(fill);
        }
    }
}
