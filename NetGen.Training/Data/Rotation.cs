using System;

namespace NetGen.Training;

/// <summary>
/// Turns every image about its centre by an angle at random; a pixel is the mean of the four that it falls between,
/// weighted by how near they are.
/// </summary>
public sealed class Rotation : IAugmentation
{
    private readonly ImageShape shape;
    private readonly double most;
    private readonly float fill;

    /// <summary>Says how far.</summary>
    /// <param name="shape">How a row is an image.</param>
    /// <param name="degrees">Angles are from -degrees to degrees; from 0 to 180.</param>
    /// <param name="fill">Value of what turns in from outside: that of the background after preprocessing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle is out of its range.</exception>
    public Rotation(ImageShape shape, float degrees, float fill = 0f)
    {
        if (degrees is not (>= 0f and <= 180f))
        {
            throw new ArgumentOutOfRangeException(
                nameof(degrees), degrees, $"Expected degrees from 0 to 180, found {degrees}.");
        }

        (this.shape, this.fill) = (shape, fill);
        most = degrees * Math.PI / 180;
    }

    /// <inheritdoc/>
    public void CheckLength(int inputLength) => shape.Check(inputLength);

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, ulong random) =>
        Turn(source, destination, most * new RandomBits(random).Between());

    /// <summary>Turns an image by an angle in radians, from its columns towards its rows.</summary>
    internal void Turn(ReadOnlySpan<float> source, Span<float> destination, double angle)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        double middleX = (shape.Width - 1) / 2.0, middleY = (shape.Height - 1) / 2.0;
        int plane = shape.Height * shape.Width;
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                double fromX = middleX + cosine * (x - middleX) + sine * (y - middleY);
                double fromY = middleY - sine * (x - middleX) + cosine * (y - middleY);
                for (int channel = 0; channel < shape.Channels; channel++)
                {
                    destination[channel * plane + y * shape.Width + x] =
                        Between(source.Slice(channel * plane, plane), fromX, fromY);
                }
            }
        }
    }

    private float Between(ReadOnlySpan<float> plane, double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, down = y - top;
        return (float)(
            (1 - down) * ((1 - right) * At(plane, left, top) + right * At(plane, left + 1, top))
            + down * ((1 - right) * At(plane, left, top + 1) + right * At(plane, left + 1, top + 1)));
    }

    private double At(ReadOnlySpan<float> plane, int x, int y) =>
        (uint)x < (uint)shape.Width && (uint)y < (uint)shape.Height ? plane[y * shape.Width + x] : fill;
}
