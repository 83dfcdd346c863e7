using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Activations as curves.</content>
public static partial class Pictures
{
    private const double Reached = 4;
    private const int Points = 321;

    /// <summary>Activations from -4 to 4, each with its derivative, in a panel of its own.</summary>
    /// <param name="curves">At least one; every activation of NetGen where it is null.</param>
    /// <param name="title">What the picture shows.</param>
    /// <exception cref="ArgumentException">There is no curve, or no font has a character.</exception>
    public static Picture ActivationCurves(
        IReadOnlyList<ActivationCurve>? curves = null, string title = "Activations and their derivatives")
    {
        curves ??= ActivationCurve.All;
        if (curves.Count == 0)
            throw new ArgumentException("Expected at least 1 curve, found 0.", nameof(curves));
        string family = Family([title, .. curves.Select(curve => curve.Name)]);
        double[] x = [.. Enumerable.Range(0, Points).Select(i => Reached * (2.0 * i / (Points - 1) - 1))];
        IPanel[] panels = [.. curves.Select(curve => new PlotPanel(CurveOf(curve, x, family)))];
        return Grid(
            title, "blue, solid: f(x); orange, dashed: f'(x)", family, panels, ColumnsOf(panels.Length), PanelWidth,
            PanelHeight);
    }

    private static Plot CurveOf(ActivationCurve curve, double[] x, string family)
    {
        Plot plot = LinePlot(
            curve.Name, "x", new Axis("") { Low = -1.5, High = Reached },
            [new("", x, [.. x.Select(curve.Value)]), new("", x, [.. x.Select(curve.Derivative)])], family);
        plot.GetPlottables<ScottPlot.Plottables.Scatter>().Last().LinePattern = LinePattern.Dashed;
        return plot;
    }
}
