using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>The cells of a confusion matrix.</summary>
internal sealed class ConfusionPanel(ConfusionMatrix matrix, IReadOnlyList<string> names, string family) : IPanel
{
    private const float AxisSpace = 30;

    private readonly float widestName =
        names.Max(name => PictureFont.WidthOf(family, name, PictureStyle.TickSize)) + 12;

    private readonly float cell = Math.Max(
        30, PictureFont.WidthOf(family, Count(matrix.Rows), PictureStyle.TickSize) + 8);

    /// <summary>Units from left to right.</summary>
    public int Width => (int)MathF.Ceiling(AxisSpace + widestName + matrix.Classes * cell);

    /// <summary>Units from top to bottom.</summary>
    public int Height => (int)MathF.Ceiling(AxisSpace + HeadHeight + matrix.Classes * CellHeight);

    private float CellHeight => Math.Max(30, cell * 0.7f);

    private bool Turned => widestName > cell;

    private float HeadHeight => Turned ? widestName : 24;

    public void Draw(SKCanvas canvas, SKRect where)
    {
        using SKFont font = new(PictureFont.Of(family), PictureStyle.TickSize);
        using SKPaint ink = new() { Color = SKColor.Parse(PictureStyle.Ink), IsAntialias = true };
        float left = where.Left + AxisSpace + widestName;
        float top = where.Top + AxisSpace + HeadHeight;
        float middle = matrix.Classes * CellHeight / 2;
        canvas.DrawText(
            "predicted class", left + matrix.Classes * cell / 2, where.Top + 18, SKTextAlign.Center, font, ink);
        DrawTurned(canvas, "true class", where.Left + 16, top + middle, SKTextAlign.Center, font, ink);
        for (int label = 0; label < matrix.Classes; label++)
        {
            float y = top + label * CellHeight;
            canvas.DrawText(names[label], left - 8, y + CellHeight / 2 + 5, SKTextAlign.Right, font, ink);
            float x = left + (label + 0.5f) * cell;
            if (Turned)
                DrawTurned(canvas, names[label], x + 5, top - 6, SKTextAlign.Left, font, ink);
            else
                canvas.DrawText(names[label], x, top - 8, SKTextAlign.Center, font, ink);
            DrawRow(canvas, label, left, y, font);
        }
    }

    private static void DrawTurned(
        SKCanvas canvas, string text, float x, float y, SKTextAlign align, SKFont font, SKPaint ink)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-90);
        canvas.DrawText(text, 0, 0, align, font, ink);
        canvas.Restore();
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void DrawRow(SKCanvas canvas, int label, float left, float top, SKFont font)
    {
        long support = 0;
        for (int predicted = 0; predicted < matrix.Classes; predicted++)
            support += matrix[label, predicted];
        using SKPaint paint = new() { IsAntialias = true };
        for (int predicted = 0; predicted < matrix.Classes; predicted++)
        {
            // The square root lifts the few mistakes out of the paper, which is seen through a cell as far as its
            // share lets it: white, or dark in a dark page.
            long count = matrix[label, predicted];
            double share = support == 0 ? 0 : Math.Sqrt((double)count / support);
            float x = left + predicted * cell;
            paint.Color = ColorScale.Share(share);
            canvas.DrawRect(SKRect.Create(x, top, cell - 1, CellHeight - 1), paint);
            if (count == 0)
                continue;
            paint.Color = share > 0.6 ? SKColors.White : SKColor.Parse(PictureStyle.Ink);
            canvas.DrawText(
                Count(count), x + (cell - 1) / 2, top + CellHeight / 2 + 5, SKTextAlign.Center, font, paint);
        }
    }
}
