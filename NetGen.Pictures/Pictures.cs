using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <summary>Makes pictures: lines, points, histograms and images, and from them those of a training.</summary>
public static partial class Pictures
{
    private const int Wide = 900;
    private const int High = 520;
    private const int UsualName = 220;

    // Marks that stand closer hide the line's dashes.
    private const int MostMarks = 30;

    /// <summary>Curves over one axis.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="x">The axis from left to right.</param>
    /// <param name="y">The axis from bottom to top.</param>
    /// <param name="series">At least one with a finite point.</param>
    /// <param name="subtitle">A line below the title, such as the settings; may be empty.</param>
    /// <exception cref="ArgumentException">
    /// A series is not as long in X as in Y, no point is finite, a logarithmic axis has a number that is not above 0,
    /// or no font has a character.
    /// </exception>
    public static Picture Lines(string title, Axis x, Axis y, IReadOnlyList<Series> series, string subtitle = "")
    {
        Series.Check(series, x, y);
        string family = Family([title, subtitle, x.Label, y.Label, .. series.Select(points => points.Name)]);
        Plot plot = LinePlot("", x, y, series, family);
        int legend = Legend(plot, series, family);
        return new(title, subtitle, Wide + legend, High, family, [new PlotPanel(plot)]);
    }

    /// <summary>Points over two axes, a colour and a shape a series.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="x">The axis from left to right.</param>
    /// <param name="y">The axis from bottom to top.</param>
    /// <param name="series">At least one with a finite point.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">As of <see cref="Lines"/>.</exception>
    public static Picture Scatter(string title, Axis x, Axis y, IReadOnlyList<Series> series, string subtitle = "")
    {
        Series.Check(series, x, y);
        string family = Family([title, subtitle, x.Label, y.Label, .. series.Select(points => points.Name)]);
        Plot plot = PointPlot("", x, y, series, family);
        int legend = Legend(plot, series, family);
        return new(title, subtitle, Wide + legend, High, family, [new PlotPanel(plot)]);
    }

    // The line below a title, and what the picture has to add to it.
    private static string Noted(string subtitle, string note) => subtitle == "" ? note : $"{subtitle}; {note}";

    private static string Family(IReadOnlyList<string> texts)
    {
        if (string.IsNullOrWhiteSpace(texts[0]))
            throw new ArgumentException("Expected a title, found none.", "title");
        foreach (string text in texts)
            ArgumentNullException.ThrowIfNull(text);
        return PictureFont.FamilyFor(texts);
    }

    private static Plot LinePlot(string title, Axis x, Axis y, IReadOnlyList<Series> series, string family)
    {
        Plot plot = PictureStyle.NewPlot(title, x, y, family);
        double[] places = [.. series.SelectMany(line => line.Y).Where(double.IsFinite).Select(y.Place)];
        double near = places.Length == 0 ? 0 : 0.005 * Math.Max(places.Max() - places.Min(), y.LeastSpan ?? 0);
        for (int i = 0; i < series.Count; i++)
        {
            ScottPlot.Plottables.Scatter line = Add(plot, x, y, series[i]);
            line.Color = PictureStyle.ColorOf(series, i);
            line.LineWidth = PictureStyle.LineWidth;
            line.LinePattern = PictureStyle.PatternOf(
                series, i, series.Take(i).Count(earlier => Covers(y, near, earlier, series[i])));
            line.MarkerShape = PictureStyle.LineShapeOf(i);
            line.MarkerSize = series[i].X.Count <= MostMarks ? PictureStyle.MarkSize : 0;
        }

        PictureStyle.Bound(plot, x, y);
        return plot;
    }

    // Whether a later line lies on an earlier one for two thirds of its way.
    private static bool Covers(Axis y, double near, Series earlier, Series later) =>
        earlier.X.SequenceEqual(later.X)
        && 3 * earlier.Y.Zip(later.Y).Count(pair => Math.Abs(y.Place(pair.First) - y.Place(pair.Second)) <= near)
            >= 2 * earlier.Y.Count;

    private static Plot PointPlot(string title, Axis x, Axis y, IReadOnlyList<Series> series, string family)
    {
        Plot plot = PictureStyle.NewPlot(title, x, y, family);
        for (int i = 0; i < series.Count; i++)
        {
            ScottPlot.Plottables.Scatter points = Add(plot, x, y, series[i]);
            points.Color = PictureStyle.ColorOf(i).WithAlpha(series[i].X.Count > 200 ? 0.5 : 0.85);
            points.LineWidth = 0;
            points.MarkerShape = PictureStyle.ShapeOf(i);
            points.MarkerSize = series[i].X.Count > 200 ? 5 : 8;
        }

        PictureStyle.Bound(plot, x, y);
        return plot;
    }

    private static ScottPlot.Plottables.Scatter Add(Plot plot, Axis x, Axis y, Series series)
    {
        double[] left = [.. series.X.Select(x.Place)];
        double[] up = [.. series.Y.Select(value => double.IsFinite(value) ? y.Place(value) : double.NaN)];
        ScottPlot.Plottables.Scatter added = plot.Add.Scatter(left, up);
        added.LegendText = series.Name;
        return added;
    }

    // Shows a legend where there is something to tell apart; the width that long names take beyond the usual.
    private static int Legend(Plot plot, IReadOnlyList<Series> series, string family, bool always = false)
    {
        if (!always && (series.Count < 2 || series.All(points => points.Name == "")))
            return 0;
        plot.ShowLegend(Edge.Right);
        int widest = series.Max(points => PictureFont.WidthOf(family, points.Name, PictureStyle.TickSize));
        return Math.Max(0, widest - UsualName);
    }
}
