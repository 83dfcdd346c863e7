using System;
using System.Collections.Generic;
using System.Linq;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>Images side by side, in cells of one size, with their labels above them.</summary>
/// <param name="tiles">The images, line by line.</param>
/// <param name="columns">Images of a line.</param>
/// <param name="family">The font of the labels.</param>
/// <param name="group">Images that stand closer than the next ones: a space is behind each group.</param>
internal sealed class ImagePanel(IReadOnlyList<ImageTile> tiles, int columns, string family, int group = 1) : IPanel
{
    private const int Space = 4;
    private const int LabelHeight = 18;

    private readonly int head = tiles.Any(tile => tile.Label != "") ? LabelHeight : 0;
    private readonly int cellWidth = tiles.Max(tile => tile.Width) + Space;
    private readonly int cellHeight = tiles.Max(tile => tile.Height) + Space;
    private readonly int labelWidth =
        tiles.Max(tile => PictureFont.WidthOf(family, tile.Label, PictureStyle.TickSize)) + Space;

    /// <summary>Units from left to right.</summary>
    public int Width => columns / group * GroupWidth - Between;

    /// <summary>Units from top to bottom.</summary>
    public int Height => (tiles.Count + columns - 1) / columns * (head + cellHeight);

    // The label of a group's first image may stand above all of them.
    private int GroupWidth => Math.Max(group * cellWidth, labelWidth) + Between;

    private int Between => group == 1 ? 0 : 16;

    public void Draw(SKCanvas canvas, SKRect where)
    {
        using SKBitmap bitmap = new(Width, Height);
        bitmap.Erase(SKColors.Transparent);
        using (SKCanvas pixels = new(bitmap))
        {
            for (int tile = 0; tile < tiles.Count; tile++)
                tiles[tile].Draw(pixels, LeftOf(tile), TopOf(tile));
        }

        using SKImage whole = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(whole, where.Left, where.Top, new SKSamplingOptions(SKFilterMode.Nearest));
        using SKFont font = new(PictureFont.Of(family), PictureStyle.TickSize);
        using SKPaint ink = new() { Color = SKColor.Parse(PictureStyle.Ink), IsAntialias = true };
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            if (tiles[tile].Label == "")
                continue;
            canvas.DrawText(
                tiles[tile].Label, where.Left + LeftOf(tile), where.Top + TopOf(tile) - 4, SKTextAlign.Left, font, ink);
        }
    }

    private float LeftOf(int tile) => tile % columns / group * GroupWidth + tile % columns % group * cellWidth;

    private float TopOf(int tile) => head + tile / columns * (head + cellHeight);
}
