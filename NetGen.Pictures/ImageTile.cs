using System;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>One image of a picture.</summary>
/// <param name="Values">Shape.Length values: plane by plane, line by line.</param>
/// <param name="Shape">1 channel or 3.</param>
/// <param name="Color">The colour of a value; of three channels, its grey is the brightness of each.</param>
/// <param name="Label">What stands above it; may be empty.</param>
internal sealed record ImageTile(
    ReadOnlyMemory<float> Values, ImageShape Shape, Func<double, SKColor> Color, string Label = "")
{
    // Small images are enlarged: about 84 units are enough to see a pattern.
    private int Dots => Math.Max(1, 84 / Math.Max(Shape.Width, Shape.Height));

    /// <summary>Units from left to right, whole ones a pixel.</summary>
    public int Width => Shape.Width * Dots;

    /// <summary>Units from top to bottom.</summary>
    public int Height => Shape.Height * Dots;

    /// <summary>Draws the pixels, each a square.</summary>
    public void Draw(SKCanvas canvas, float left, float top)
    {
        using SKPaint paint = new();
        for (int y = 0; y < Shape.Height; y++)
        {
            for (int x = 0; x < Shape.Width; x++)
            {
                paint.Color = ColorOf(y * Shape.Width + x);
                canvas.DrawRect(SKRect.Create(left + x * Dots, top + y * Dots, Dots, Dots), paint);
            }
        }
    }

    private SKColor ColorOf(int pixel)
    {
        ReadOnlySpan<float> values = Values.Span;
        int plane = Shape.Height * Shape.Width;
        return Shape.Channels == 1
            ? Color(values[pixel])
            : new(
                Color(values[pixel]).Red, Color(values[pixel + plane]).Red, Color(values[pixel + 2 * plane]).Red);
    }
}
