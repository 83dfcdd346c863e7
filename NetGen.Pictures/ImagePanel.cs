using System;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>Images of one shape, side by side, each pixel a square of whole dots.</summary>
internal sealed class ImagePanel(float[] values, ImageShape shape, int columns, Func<double, SKColor> color) : IPanel
{
    private const int Space = 4;

    private readonly int images = values.Length / shape.Length;
    private readonly int dots = DotsOf(shape);

    /// <summary>Units from left to right.</summary>
    public int Width => columns * (shape.Width * dots + Space);

    /// <summary>Units from top to bottom.</summary>
    public int Height => (images + columns - 1) / columns * (shape.Height * dots + Space);

    public void Draw(SKCanvas canvas, SKRect where)
    {
        using SKBitmap bitmap = new(Width, Height);
        bitmap.Erase(SKColors.Transparent);
        using (SKCanvas tiles = new(bitmap))
        {
            for (int image = 0; image < images; image++)
                Draw(tiles, image);
        }

        using SKImage whole = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(whole, where.Left, where.Top, new SKSamplingOptions(SKFilterMode.Nearest));
    }

    // Small images are enlarged: about 84 units are enough to see a pattern.
    private static int DotsOf(ImageShape shape) => Math.Max(1, 84 / Math.Max(shape.Width, shape.Height));

    private void Draw(SKCanvas tiles, int image)
    {
        float left = image % columns * (shape.Width * dots + Space);
        float top = image / columns * (shape.Height * dots + Space);
        using SKPaint paint = new();
        for (int y = 0; y < shape.Height; y++)
        {
            for (int x = 0; x < shape.Width; x++)
            {
                paint.Color = ColorOf(image, y, x);
                tiles.DrawRect(SKRect.Create(left + x * dots, top + y * dots, dots, dots), paint);
            }
        }
    }

    private SKColor ColorOf(int image, int y, int x)
    {
        int plane = shape.Height * shape.Width;
        int pixel = image * shape.Length + y * shape.Width + x;
        return shape.Channels == 1
            ? color(values[pixel])
            : new(
                color(values[pixel]).Red, color(values[pixel + plane]).Red, color(values[pixel + 2 * plane]).Red);
    }
}
