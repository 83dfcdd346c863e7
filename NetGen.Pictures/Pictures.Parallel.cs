using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Parallel coordinates.</content>
public static partial class Pictures
{
    /// <summary>
    /// A line a trial through a scale a setting, the last one the score, whose colour it has; the best is marked.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="settings">The settings, at least one.</param>
    /// <param name="score">What the score is, with its unit.</param>
    /// <param name="trials">At least one with a finite score; failed ones are not shown.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">
    /// A trial has not a value for each setting, one is not finite or not above 0 on a logarithmic axis, or no score
    /// is finite.
    /// </exception>
    public static Picture ParallelCoordinates(
        string title, IReadOnlyList<Axis> settings, string score, IReadOnlyList<ScoredSettings> trials,
        string subtitle = "")
    {
        CheckTrials(settings, trials);
        ArgumentNullException.ThrowIfNull(score);
        Axis[] axes = [.. settings, new Axis(score)];
        string family = Family(
            [title, subtitle, .. axes.Select(axis => axis.Label), .. axes.SelectMany(axis => axis.Choices)]);
        ScoredSettings[] shown = [.. trials.Where(trial => double.IsFinite(trial.Score)).OrderBy(trial => trial.Score)];
        ParallelScale[] scales =
        [
            .. axes.Select((axis, i) => new ParallelScale(axis, [.. shown.Select(trial => ValueOf(trial, i))])),
        ];
        Axis names = new("") { Choices = [.. axes.Select(axis => axis.Label)] };
        Plot plot = PictureStyle.NewPlot("", names, "", family);
        ScoreScale colors = new(shown);
        for (int i = 0; i < shown.Length; i++)
        {
            double[] places = [.. scales.Select((scale, axis) => scale.Place(ValueOf(shown[i], axis)))];
            double[] across = [.. Enumerable.Range(0, axes.Length).Select(k => (double)k)];
            var line = plot.Add.ScatterLine(across, places);
            bool isBest = i == shown.Length - 1;
            line.Color = colors.ColorOf(shown[i].Score).WithAlpha(isBest ? 1 : 0.7);
            line.LineWidth = PictureStyle.LineWidth;
            if (isBest)
                AddBest(plot, across, places);
        }

        for (int i = 0; i < scales.Length; i++)
            scales[i].Draw(plot, i, family);
        plot.HideGrid();
        plot.Axes.Left.IsVisible = false;
        plot.Axes.Bottom.FrameLineStyle.Width = 0;
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.SetLimits(-0.3, axes.Length - 1 + 0.4, -0.05, 1.05);
        return new(
            title, Noted(subtitle, "rings: the best"), Math.Max(Wide, 170 * axes.Length), High, family,
            [new PlotPanel(plot)]);
    }

    // Rings in ink: a wider line would look like a heavier trial.
    private static void AddBest(Plot plot, double[] across, double[] places)
    {
        ScottPlot.Plottables.Scatter rings = plot.Add.ScatterPoints(across, places);
        rings.MarkerShape = MarkerShape.OpenCircle;
        rings.MarkerSize = 11;
        rings.MarkerLineWidth = PictureStyle.LineWidth;
        rings.MarkerLineColor = PictureStyle.InkColor;
    }

    private static double ValueOf(ScoredSettings trial, int axis) =>
        axis < trial.Values.Count ? trial.Values[axis] : trial.Score;
}
