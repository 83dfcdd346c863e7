using System;

namespace NetGen.Training;

/// <summary>
/// Moves an image by up to some pixels in each direction and, half of the time, mirrors it left to right: what CIFAR-10
/// networks are trained with (PyTorch's RandomCrop with padding, and RandomHorizontalFlip). Digits and letters are not
/// mirrored in nature: leave the mirror off for them.
/// </summary>
public sealed class ShiftAndMirror : IAugmentation
{
    private readonly ImageShape shape;
    private readonly int shift;
    private readonly bool mirrors;
    private readonly float fill;

    /// <summary>Says what is done.</summary>
    /// <param name="shape">How a row is an image.</param>
    /// <param name="shift">Largest shift in each direction, in pixels, from 0 to below height and width.</param>
    /// <param name="mirror">Whether every second image, at random, is mirrored left to right.</param>
    /// <param name="fill">
    /// Value of the pixels that move in from outside: that of the background after preprocessing.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The shift is out of its range.</exception>
    public ShiftAndMirror(ImageShape shape, int shift, bool mirror = false, float fill = 0f)
    {
        int most = Math.Min(shape.Height, shape.Width) - 1;
        if (shift < 0 || shift > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shift), shift, $"Expected shift from 0 to {most}, found {shift}.");
        }

        this.shape = shape;
        this.shift = shift;
        this.fill = fill;
        mirrors = mirror;
    }

    /// <inheritdoc/>
    public void CheckLength(int inputLength) => shape.Check(inputLength);

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random)
    {
        // The product of 31 random bits with the number of choices is even within 2^-31 x choices.
        int choices = 2 * shift + 1;
        int down = (int)(((random & 0x7FFFFFFF) * (ulong)choices) >> 31) - shift;
        int right = (int)((((random >> 31) & 0x7FFFFFFF) * (ulong)choices) >> 31) - shift;
        bool mirror = mirrors && random >> 63 == 1;
        for (int plane = 0; plane < shape.Channels; plane++)
        {
            for (int y = 0; y < shape.Height; y++)
            {
                int from = y - down;
                Span<float> line = destination.Slice((plane * shape.Height + y) * shape.Width, shape.Width);
                line.Fill(fill);
                if ((uint)from >= (uint)shape.Height)
                    continue;
                int start = (plane * shape.Height + from) * shape.Width;
                CopyLine(source.Slice(start, shape.Width), line, right, mirror);
            }
        }
    }

    private static void CopyLine(ReadOnlySpan<float> source, Span<float> line, int right, bool mirror)
    {
        int count = line.Length - Math.Abs(right);
        Span<float> inside = line.Slice(Math.Max(right, 0), count);
        if (!mirror)
        {
            source.Slice(Math.Max(-right, 0), count).CopyTo(inside);
            return;
        }

        source.Slice(Math.Max(right, 0), count).CopyTo(inside);
        inside.Reverse();
    }
}
