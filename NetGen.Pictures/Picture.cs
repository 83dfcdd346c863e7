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
    private const float TitleLine = PictureStyle.TitleSize + 6;
    private const float SubtitleLine = PictureStyle.LabelSize + 6;

    private readonly IReadOnlyList<IPanel> panels;
    private readonly int columns;
    private readonly string family;
    private readonly object drawing = new();
    private readonly IReadOnlyList<string> titleLines;
    private readonly IReadOnlyList<string> subtitleLines;

    internal Picture(
        string title, string subtitle, int width, int height, string family, IReadOnlyList<IPanel> panels,
        int columns = 1)
    {
        (Title, Subtitle, Width) = (title, subtitle, width);
        (this.family, this.panels, this.columns) = (family, panels, columns);
        titleLines = PictureFont.Lines(family, title, PictureStyle.TitleSize, Width - 2 * Margin);
        subtitleLines = PictureFont.Lines(family, subtitle, PictureStyle.LabelSize, Width - 2 * Margin);

        // What takes more than a line takes it from the picture's height, not from the panels.
        Height = height + (int)(Math.Max(0, titleLines.Count - 1) * TitleLine
            + Math.Max(0, subtitleLines.Count - 1) * SubtitleLine);
    }

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The line below the title; may be empty.</summary>
    public string Subtitle { get; }

    /// <summary>Width in units of SVG; a PNG has <c>scale</c> pixels for each.</summary>
    public int Width { get; }

    /// <summary>Height in units of SVG; a PNG has <c>scale</c> pixels for each.</summary>
    public int Height { get; }

    private float HeaderHeight =>
        PictureStyle.TitleSize + 10 + (titleLines.Count - 1) * TitleLine + subtitleLines.Count * SubtitleLine;

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

    /// <summary>Title and size, in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Title}, {Width} x {Height}");

    // A plot keeps what it laid out last, so two threads take turns.
    internal void Draw(SKCanvas canvas)
    {
        lock (drawing)
        {
            float bottom = Margin + PictureStyle.TitleSize - 4;
            for (int line = 0; line < titleLines.Count; line++)
                Write(canvas, titleLines[line], PictureStyle.TitleSize, bottom + line * TitleLine);
            bottom += (titleLines.Count - 1) * TitleLine;
            for (int line = 0; line < subtitleLines.Count; line++)
                Write(canvas, subtitleLines[line], PictureStyle.LabelSize, bottom + (line + 1) * SubtitleLine);
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
