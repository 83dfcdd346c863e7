using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>What a search found.</content>
public static partial class Pictures
{
    private const float ValueMark = 22;

    /// <summary>Trials over two of their settings, coloured by score.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="x">The first setting.</param>
    /// <param name="y">The second setting.</param>
    /// <param name="score">What the score is, with its unit.</param>
    /// <param name="trials">At least one with a finite score; each with two values.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">
    /// A trial has other than two values, one is not finite or not above 0 on a logarithmic axis, or no score is
    /// finite.
    /// </exception>
    public static Picture SearchScatter(
        string title, Axis x, Axis y, string score, IReadOnlyList<ScoredSettings> trials, string subtitle = "")
    {
        CheckTrials([x, y], trials);
        ArgumentNullException.ThrowIfNull(score);
        string family = Family([title, subtitle, x.Label, y.Label, score, .. x.Choices, .. y.Choices]);
        ScoreScale colors = new(trials);
        Plot plot = ScatterPlot("", x, y, trials, colors, family);
        colors.AddBar(plot, score, family);
        string line = LineOf(subtitle, trials);
        return new(title, line, Wide, High, family, [new PlotPanel(plot)]);
    }

    /// <summary>
    /// Two searches of the same two settings side by side, coloured alike, with a mark on an axis for each value that
    /// was tried: a grid has few, a random search as many as trials.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="x">The first setting.</param>
    /// <param name="y">The second setting.</param>
    /// <param name="score">What the score is, with its unit.</param>
    /// <param name="left">Name and trials of the search on the left, as of <see cref="SearchScatter"/>.</param>
    /// <param name="right">Name and trials of the search on the right.</param>
    /// <exception cref="ArgumentException">As of <see cref="SearchScatter"/>.</exception>
    public static Picture SearchComparison(
        string title, Axis x, Axis y, string score, (string Name, IReadOnlyList<ScoredSettings> Trials) left,
        (string Name, IReadOnlyList<ScoredSettings> Trials) right)
    {
        CheckTrials([x, y], left.Trials);
        CheckTrials([x, y], right.Trials);
        ArgumentNullException.ThrowIfNull(score);
        string family = Family(
            [title, x.Label, y.Label, score, left.Name, right.Name, .. x.Choices, .. y.Choices]);
        ScoredSettings[] both = [.. left.Trials, .. right.Trials];
        ScoreScale colors = new(both);
        Plot[] plots =
        [
            .. new[] { left, right }.Select(search => ScatterPlot(search.Name, x, y, search.Trials, colors, family)),
        ];
        AxisLimits limits = plots[0].Axes.GetLimits().Expanded(plots[1].Axes.GetLimits());
        for (int i = 0; i < plots.Length; i++)
        {
            plots[i].Axes.SetLimits(limits);
            AddValues(plots[i], x, y, i == 0 ? left.Trials : right.Trials);
        }

        colors.AddBar(plots[1], score, family);
        return new(
            title, LineOf("marks on the axes: values that were tried", both), 2 * Wide - 200, High, family,
            [new PlotPanel(plots[0]), new PlotPanel(plots[1])], columns: 2);
    }

    private static string LineOf(string subtitle, IReadOnlyList<ScoredSettings> trials)
    {
        string failed = trials.All(trial => double.IsFinite(trial.Score)) ? "" : "; crosses: failed";
        return Noted(subtitle, $"ring: the best{failed}");
    }

    // The worst first: where points lie on each other, the better one is seen.
    private static Plot ScatterPlot(
        string title, Axis x, Axis y, IReadOnlyList<ScoredSettings> trials, ScoreScale colors, string family)
    {
        Plot plot = PictureStyle.NewPlot(title, x, y, family);
        ScoredSettings[] sorted =
            [.. trials.OrderBy(trial => double.IsFinite(trial.Score) ? trial.Score : double.NegativeInfinity)];
        foreach (ScoredSettings trial in sorted)
        {
            bool failed = !double.IsFinite(trial.Score);
            ScottPlot.Plottables.Marker mark = plot.Add.Marker(
                x.Place(trial.Values[0]), y.Place(trial.Values[1]),
                failed ? MarkerShape.Eks : MarkerShape.FilledCircle, 9, colors.ColorOf(trial.Score));
            mark.MarkerStyle.OutlineColor = PictureStyle.InkColor.WithAlpha(0.4);
            mark.MarkerStyle.OutlineWidth = failed ? 0 : 1;
        }

        if (double.IsFinite(sorted[^1].Score))
            AddBest(plot, [x.Place(sorted[^1].Values[0])], [y.Place(sorted[^1].Values[1])]);

        // Points at a bound of their range are whole.
        PictureStyle.Bound(plot, x, y);
        plot.Axes.SetLimits(plot.Axes.GetLimits().WithZoom(0.95, 0.95));
        return plot;
    }

    private static void AddValues(Plot plot, Axis x, Axis y, IReadOnlyList<ScoredSettings> trials)
    {
        AxisLimits limits = plot.Axes.GetLimits();
        foreach (double value in trials.Select(trial => x.Place(trial.Values[0])).Distinct())
            Mark(plot.Add.Marker(value, limits.Bottom, MarkerShape.VerticalBar, ValueMark));
        foreach (double value in trials.Select(trial => y.Place(trial.Values[1])).Distinct())
            Mark(plot.Add.Marker(limits.Left, value, MarkerShape.HorizontalBar, ValueMark));
        plot.Axes.SetLimits(limits);

        static void Mark(ScottPlot.Plottables.Marker mark)
        {
            mark.Color = PictureStyle.InkColor;
            mark.LineWidth = 1.5f;
        }
    }

    private static void CheckTrials(IReadOnlyList<Axis> axes, IReadOnlyList<ScoredSettings> trials)
    {
        ArgumentNullException.ThrowIfNull(axes);
        ArgumentNullException.ThrowIfNull(trials);
        if (axes.Count == 0)
            throw new ArgumentException("Expected at least 1 setting, found 0.", "settings");
        foreach (Axis axis in axes)
        {
            ArgumentNullException.ThrowIfNull(axis);
            axis.Check("settings");
        }

        for (int i = 0; i < trials.Count; i++)
        {
            if (trials[i]?.Values.Count != axes.Count)
            {
                throw new ArgumentException(
                    $"Expected {axes.Count} values of each trial, one a setting, found "
                    + $"{trials[i]?.Values.Count ?? 0} in trial {i}.", nameof(trials));
            }

            for (int k = 0; k < axes.Count; k++)
            {
                double value = trials[i].Values[k];
                if (!double.IsFinite(value) || !axes[k].Takes(value))
                {
                    throw new ArgumentException(
                        $"Expected {(axes[k].Logarithmic ? "a number above 0" : "a finite number")} for "
                        + $"'{axes[k].Label}', found {value} in trial {i}.", nameof(trials));
                }
            }
        }

        if (!trials.Any(trial => double.IsFinite(trial.Score)))
            throw new ArgumentException("Expected a trial with a finite score, found none.", nameof(trials));
    }
}
