using System;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Learning rates.</content>
public static partial class Pictures
{
    /// <summary>A learning-rate range test: the loss that each rate leaves, the suggested and the own rate.</summary>
    /// <exception cref="ArgumentException">No rate has a finite loss.</exception>
    public static Picture LearningRates(LearningRates rates, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(rates);
        double[] finite = [.. rates.Sweep.Select(trial => trial.Loss).Where(double.IsFinite)];
        if (finite.Length == 0)
            throw new ArgumentException("Expected a rate whose loss is finite, found none.", nameof(rates));

        // A rate far too high would flatten all others: three times the loss at rest is high enough to tell.
        double most = double.IsFinite(rates.StillLoss) ? 3 * rates.StillLoss : finite.Max();
        double Shown(RateTrial trial) => double.IsFinite(trial.Loss) ? Math.Min(trial.Loss, most) : most;
        if (rates.Sweep.Any(trial => !(trial.Loss <= most)))
            subtitle = Noted(subtitle, $"higher losses are drawn at {PictureStyle.Rounded(most)}");
        (string Name, Color Color, Func<RateTrial, bool> Has)[] kinds =
        [
            Kind("too low", RateOutcome.TooLow), Kind("falls, above chance", RateOutcome.AboveChance),
            Kind("learns", RateOutcome.Learns), Kind("too high", RateOutcome.TooHigh),
            ("not finite", PictureStyle.FailedColor, trial => !double.IsFinite(trial.Loss)),
        ];
        Series[] series =
        [
            .. kinds.Select(kind => new Series(
                kind.Name, [.. rates.Sweep.Where(kind.Has).Select(trial => (double)trial.Rate)],
                [.. rates.Sweep.Where(kind.Has).Select(Shown)])),
        ];
        Axis x = new("learning rate", Logarithmic: true);
        bool spans = SpansPowers(rates.Sweep.Select(Shown));
        Axis y = new("loss after the short training", spans) { Low = spans ? 0.8 * finite.Min() : 0 };
        Series.Check(series, x, y);
        string family = Family(["Learning-rate range test", subtitle]);
        Plot plot = PointPlot("", x, y, series, family);
        foreach ((ScottPlot.Plottables.Scatter points, int i) in
            plot.GetPlottables<ScottPlot.Plottables.Scatter>().Select((points, i) => (points, i)).ToArray())
        {
            points.Color = kinds[i].Color;
            points.IsVisible = series[i].X.Count > 0;
        }

        double[] places = [.. rates.Sweep.Select(trial => x.Place(trial.Rate))];
        double[] losses = [.. rates.Sweep.Select(trial => y.Place(Shown(trial)))];
        var line = plot.Add.ScatterLine(places, losses);
        line.Color = PictureStyle.InkColor.WithAlpha(0.4);
        plot.MoveToBottom(line);
        if (rates.Chance > 0)
            AddChance(plot, y, rates.Chance);
        Mark(plot, x, rates.Suggested, "suggested", LinePattern.Solid);
        Mark(plot, x, rates.Own.Rate, "own", LinePattern.Dotted);
        PictureStyle.Bound(plot, x, y);
        plot.ShowLegend(Edge.Right);
        return new("Learning-rate range test", subtitle, Wide, High, family, [new PlotPanel(plot)]);

        (string Name, Color Color, Func<RateTrial, bool> Has) Kind(string name, RateOutcome outcome) => (
            name, PictureStyle.ColorOf(outcome),
            trial => trial.Outcome == outcome && double.IsFinite(trial.Loss));
    }

    private static void Mark(Plot plot, Axis x, float rate, string name, LinePattern pattern)
    {
        if (rate > 0)
        {
            PictureStyle.AddReference(
                plot, plot.Add.VerticalLine(x.Place(rate)), $"{name}: {PictureStyle.Rounded(rate)}", pattern);
        }
    }
}
