using System;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <summary>One upright scale of a picture with parallel coordinates: its values from 0 to 1.</summary>
internal sealed class ParallelScale
{
    private const int Marks = 5;

    private readonly Axis axis;
    private readonly double low;
    private readonly double high;

    public ParallelScale(Axis axis, double[] values)
    {
        this.axis = axis;
        double[] places = [.. values.Select(axis.Place)];
        low = axis.Low is double least ? axis.Place(least) : places.Min();
        high = axis.High is double most ? axis.Place(most) : places.Max();
        if (axis.Choices.Count > 0)
            (low, high) = (0, axis.Choices.Count - 1);
    }

    public double Place(double value) => high > low ? (axis.Place(value) - low) / (high - low) : 0.5;

    public void Draw(Plot plot, int at, string family)
    {
        var line = plot.Add.ScatterLine(new double[] { at, at }, new double[] { 0, 1 });
        line.Color = PictureStyle.InkColor;
        line.LineWidth = 1;
        if (axis.Choices.Count > 0)
        {
            for (int i = 0; i < axis.Choices.Count; i++)
                Mark(plot, at, Place(i), axis.Choices[i], family);
            return;
        }

        int marks = high > low ? Marks : 1;
        for (int i = 0; i < marks; i++)
        {
            double place = marks == 1 ? low : low + (high - low) * i / (marks - 1);
            double value = axis.Logarithmic ? Math.Pow(10, place) : place;
            Mark(plot, at, marks == 1 ? 0.5 : i / (marks - 1.0), PictureStyle.Rounded(value), family);
        }
    }

    private static void Mark(Plot plot, double x, double y, string text, string family)
    {
        ScottPlot.Plottables.Text label = plot.Add.Text(text, x, y);
        label.LabelFontName = family;
        label.LabelFontSize = PictureStyle.TickSize;
        label.LabelFontColor = PictureStyle.InkColor;
        label.LabelAlignment = Alignment.MiddleLeft;
        label.LabelBackgroundColor = Color.FromHex(PictureStyle.Paper).WithAlpha(0.9);
        label.LabelPadding = 2;
        label.OffsetX = 7;
        ScottPlot.Plottables.Marker mark = plot.Add.Marker(x, y, MarkerShape.FilledCircle, 4);
        mark.Color = PictureStyle.InkColor;
    }
}
