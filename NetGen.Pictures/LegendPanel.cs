using System.Collections.Generic;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>The names of lines that several panels have, each with its colour and mark.</summary>
internal sealed class LegendPanel(IReadOnlyList<string> names, string family) : IPanel
{
    /// <summary>Units from one name to the next.</summary>
    public const int LineHeight = 22;

    private const float Start = 40;
    private const float Symbol = 30;

    public void Draw(SKCanvas canvas, SKRect where)
    {
        using SKFont font = new(PictureFont.Of(family), PictureStyle.TickSize);
        using SKPaint ink = new() { Color = SKColor.Parse(PictureStyle.Ink), IsAntialias = true };
        for (int i = 0; i < names.Count; i++)
        {
            ScottPlot.Color color = PictureStyle.ColorOf(i);
            using SKPaint paint = new()
            {
                Color = new(color.Red, color.Green, color.Blue),
                IsAntialias = true,
                StrokeWidth = PictureStyle.LineWidth,
            };
            float left = where.Left + Start;
            float middle = where.Top + LineHeight * (i + 0.5f);
            canvas.DrawLine(left, middle, left + Symbol, middle, paint);
            canvas.DrawCircle(left + Symbol / 2, middle, PictureStyle.MarkSize / 2, paint);
            canvas.DrawText(names[i], left + Symbol + 8, middle + 5, SKTextAlign.Left, font, ink);
        }
    }
}
