using System;
using System.Collections.Generic;
using System.IO;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>
/// A picture that can be saved as PNG or SVG; <see cref="Pictures"/> makes them. The same input gives the same bytes.
/// </summary>
public sealed class Picture
{
    private const float Margin = 16;
    private const float Gap = 12;

    private readonly IReadOnlyList<IPanel> panels;
    private readonly int columns;
    private readonly string family;
    private readonly object drawing = new();

    internal Picture(
        string title, string subtitle, int width, int height, string family, IReadOnlyList<IPanel> panels,
        int columns = 1)
    {
        (Title, Subtitle, Width, Height) = (title, subtitle, width, height);
        (this.family, this.panels, this.columns) = (family, panels, columns);
    }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The line below the title; may be empty.</summary>
    public string Subtitle { get; }

    /// <summary>Width in units of SVG; a PNG has <c>scale</c> pixels for each.</summary>
    public int Width { get; }

    /// <summary>Height in units of SVG; a PNG has <c>scale</c> pixels for each.</summary>
    public int Height { get; }

    private float HeaderHeight => PictureStyle.TitleSize + 10 + (Subtitle == "" ? 0 : PictureStyle.LabelSize + 6);

    /// <summary>The picture as a PNG file's bytes.</summary>
    /// <param name="scale">Pixels of a unit, from 0.1 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is out of range.</exception>
    public byte[] ToPng(float scale = 2)
    {
        if (!(scale is >= 0.1f and <= 10f))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, $"Expected a scale from 0.1 to 10, found {scale}.");
        }

        SKImageInfo size = new((int)MathF.Round(Width * scale), (int)MathF.Round(Height * scale));
        using SKSurface surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        Draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The picture as an SVG document, whose text is text.</summary>
    public string ToSvg() => PictureSvg.Document(this);

    /// <summary>Saves the picture as the extension says: <c>.png</c> or <c>.svg</c>.</summary>
    /// <exception cref="ArgumentException">The extension is another; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".png":
                File.WriteAllBytes(path, ToPng());
                break;
            case ".svg":
                File.WriteAllText(path, ToSvg());
                break;
            default:
                throw new ArgumentException(
                    $"Expected a path that ends in .png or .svg, found '{path}'.", nameof(path));
        }
    }

    // A plot keeps what it laid out last, so two threads take turns.
    internal void Draw(SKCanvas canvas)
    {
        lock (drawing)
        {
            Write(canvas, Title, PictureStyle.TitleSize, Margin + PictureStyle.TitleSize - 4);
            float below = Margin + PictureStyle.TitleSize + PictureStyle.LabelSize + 2;
            Write(canvas, Subtitle, PictureStyle.LabelSize, below);
            int rows = (panels.Count + columns - 1) / columns;
            float top = Margin + HeaderHeight;
            float width = (Width - 2 * Margin - (columns - 1) * Gap) / columns;
            float height = (Height - top - Margin - (rows - 1) * Gap) / rows;
            for (int i = 0; i < panels.Count; i++)
            {
                SKRect where = SKRect.Create(
                    Margin + i % columns * (width + Gap), top + i / columns * (height + Gap), width, height);
                panels[i].Draw(canvas, where);
            }
        }
    }

    private void Write(SKCanvas canvas, string text, float size, float bottom)
    {
        using SKFont font = new(PictureFont.Of(family), size);
        using SKPaint paint = new() { Color = SKColor.Parse(PictureStyle.Ink), IsAntialias = true };
        canvas.DrawText(text, Margin, bottom, SKTextAlign.Left, font, paint);
    }
}
