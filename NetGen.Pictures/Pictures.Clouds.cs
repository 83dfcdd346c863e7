using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Points as preprocessing moves them.</content>
public static partial class Pictures
{
    // Beyond that a cloud on the common scale is a dot.
    private const double MostRatio = 20;

    /// <summary>
    /// A cloud of points in several states, such as original, centred, scaled, decorrelated and whitened, each in a
    /// panel with both zero lines. All have one scale where that lets each be seen, else each its own.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="x">The first feature.</param>
    /// <param name="y">The second feature.</param>
    /// <param name="states">At least one, each with its name and at least one finite point.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">As of <see cref="Lines"/>, or an axis is logarithmic.</exception>
    public static Picture Clouds(string title, Axis x, Axis y, IReadOnlyList<Series> states, string subtitle = "")
    {
        Series.Check(states, x, y);
        if (x.Logarithmic || y.Logarithmic)
            throw new ArgumentException("Expected axes that are divided evenly, found a logarithmic one.", nameof(x));
        foreach (Series state in states)
            Series.Check([state], x, y);
        string family = Family([title, subtitle, x.Label, y.Label, .. states.Select(state => state.Name)]);
        double[] reaches = [.. states.Select(Reach)];
        bool common = reaches.Max() <= MostRatio * reaches.Min();
        IPanel[] panels =
        [
            .. states.Select((state, i) =>
                new PlotPanel(Cloud(x, y, state, common ? reaches.Max() : reaches[i], family))),
        ];
        string scale = common || states.Count == 1 ? "one scale for all" : "each on its own scale";
        return Grid(
            title, Noted(subtitle, scale), family, panels, ColumnsOf(panels.Length),
            PanelWidth, PanelWidth + 30);
    }

    private static double Reach(Series state)
    {
        double most = state.X.Concat(state.Y).Where(double.IsFinite).Max(Math.Abs);
        return most > 0 ? 1.08 * most : 1;
    }

    private static Plot Cloud(Axis x, Axis y, Series state, double reach, string family)
    {
        Plot plot = PictureStyle.NewPlot(state.Name, x, y, family);
        ScottPlot.Plottables.Scatter points = Add(plot, x, y, state);
        points.Color = PictureStyle.ColorOf(0).WithAlpha(0.6);
        points.LegendText = "";
        points.LineWidth = 0;
        points.MarkerSize = state.X.Count > 200 ? 4 : 7;
        foreach (IPlottable zero in new IPlottable[] { plot.Add.VerticalLine(0), plot.Add.HorizontalLine(0) })
        {
            ((ScottPlot.Plottables.AxisLine)zero).Color = PictureStyle.InkColor.WithAlpha(0.6);
            ((ScottPlot.Plottables.AxisLine)zero).LineWidth = 1;
            plot.MoveToBottom(zero);
        }

        plot.Axes.SetLimits(-reach, reach, -reach, reach);
        return plot;
    }
}
