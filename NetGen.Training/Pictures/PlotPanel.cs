using ScottPlot;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>A plot as a part of a picture.</summary>
internal sealed class PlotPanel(Plot plot) : IPanel
{
    public Plot Plot => plot;

    public void Draw(SKCanvas canvas, SKRect where) =>
        plot.Render(canvas, new PixelRect(where.Left, where.Right, where.Bottom, where.Top));
}
