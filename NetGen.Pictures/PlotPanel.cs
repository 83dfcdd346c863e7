using ScottPlot;
using SkiaSharp;

namespace NetGen.Training;

/// <summary>A plot as a part of a picture.</summary>
internal sealed class PlotPanel(Plot plot) : IPanel
{
    public void Draw(SKCanvas canvas, SKRect where)
    {
        // Where the first drawing lays a plot out anew, ScottPlot draws it again over that: so the first goes nowhere.
        // So does the second, since a legend takes as much room as it took in the drawing before.
        PixelRect place = new(where.Left, where.Right, where.Bottom, where.Top);
        using (SKNoDrawCanvas nowhere = new((int)where.Right, (int)where.Bottom))
        {
            plot.Render(nowhere, place);
            plot.Render(nowhere, place);
        }

        plot.Render(canvas, place);
    }
}
