using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Pictures of trainings.</content>
public static partial class Pictures
{
    private static readonly Axis Epochs = new("epoch") { WholeNumbers = true };
    private static readonly Axis Accuracy = new("accuracy (%)");

    /// <summary>
    /// Loss of each epoch, training and validation, and beside it the validation accuracy where there is one. Losses
    /// stand on a logarithmic axis where the highest is more than a hundred times the lowest.
    /// </summary>
    /// <param name="history">At least one epoch.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">A line below the title, such as the settings; may be empty.</param>
    /// <exception cref="ArgumentException">There is no epoch, or no font has a character.</exception>
    public static Picture Curves(TrainingHistory history, string title = "Training", string subtitle = "")
    {
        CheckHistory(history, nameof(history));
        string family = Family([title, subtitle]);
        List<Series> losses = [Over(history, "training", epoch => epoch.Loss)];
        if (history.Any(epoch => epoch.Validation is not null))
            losses.Add(Over(history, "validation", epoch => epoch.Validation?.Loss ?? double.NaN));
        Series accuracy = Over(history, "", epoch => 100.0 * (epoch.Validation?.Accuracy ?? double.NaN));
        Axis axis = new("loss", SpansPowers(losses.SelectMany(series => series.Y)));
        Plot loss = LinePlot("Loss", Epochs, axis, losses, family);
        if (losses.Count > 1)
            loss.ShowLegend(Alignment.UpperRight);
        List<IPanel> panels = [new PlotPanel(loss)];
        if (accuracy.Y.Any(double.IsFinite))
            panels.Add(new PlotPanel(LinePlot("Validation accuracy", Epochs, Accuracy, [accuracy], family)));
        return new(title, subtitle, Wide, 400, family, panels, panels.Count);
    }

    /// <summary>One figure of several runs, with the settings, the seed and the data of each.</summary>
    /// <param name="runs">At least one, with an epoch each.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="title">What the picture shows.</param>
    /// <exception cref="ArgumentException">
    /// There is no run, one has no epoch, none has the figure, or no font has a character.
    /// </exception>
    public static Picture Runs(
        IReadOnlyList<RunRecord> runs, MonitoredFigure figure = MonitoredFigure.ValidationLoss,
        string title = "Runs")
    {
        ArgumentNullException.ThrowIfNull(runs);
        foreach (RunRecord run in runs)
            CheckHistory(run?.History!, nameof(runs));
        (Axis axis, double scale) = figure switch
        {
            MonitoredFigure.TrainingLoss => ("training loss", 1.0),
            MonitoredFigure.ValidationLoss => ("validation loss", 1.0),
            _ => (new Axis("validation accuracy (%)"), 100.0),
        };
        Series[] series = [.. runs.Select(run => Over(run.History, $"{run.Name}: {run.Line}", Figure))];
        double Figure(EpochResult epoch) => figure == MonitoredFigure.TrainingLoss || epoch.Validation is not null
            ? scale * figure.Of(epoch)
            : double.NaN;
        Series.Check(series, Epochs, axis);
        string family = Family([title, .. series.Select(run => run.Name)]);
        Plot plot = LinePlot("", Epochs, axis, series, family);
        plot.Legend.Orientation = Orientation.Vertical;
        plot.ShowLegend(Edge.Bottom);
        int widest = series.Max(run => PictureFont.WidthOf(family, run.Name, PictureStyle.TickSize));
        return new(
            title, "", Math.Max(Wide, widest + 110), High + 26 * runs.Count, family, [new PlotPanel(plot)]);
    }

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
            subtitle += $"{(subtitle == "" ? "" : "; ")}higher losses are drawn at {PictureStyle.Rounded(most)}";
        Series Of(string name, Func<RateTrial, bool> belongs) => new(
            name, [.. rates.Sweep.Where(belongs).Select(trial => (double)trial.Rate)],
            [.. rates.Sweep.Where(belongs).Select(Shown)]);
        Series[] series =
        [
            Of("too low", trial => trial.Outcome == RateOutcome.TooLow),
            Of("learns", trial => trial.Outcome == RateOutcome.Learns),
            Of("too high", trial => trial.Outcome == RateOutcome.TooHigh && double.IsFinite(trial.Loss)),
            Of("not finite", trial => !double.IsFinite(trial.Loss)),
        ];
        Axis x = new("learning rate", Logarithmic: true);
        bool spans = SpansPowers(rates.Sweep.Select(Shown));
        double least = spans ? 0.8 * finite.Min() : 0;
        Axis y = new("loss after the short training", spans) { Low = least };
        Series.Check(series, x, y);
        string title = "Learning-rate range test";
        string family = Family([title, subtitle]);
        Plot plot = PointPlot("", x, y, [.. series.Where(points => points.X.Count > 0)], family);
        double[] places = [.. rates.Sweep.Select(trial => x.Place(trial.Rate))];
        double[] losses = [.. rates.Sweep.Select(trial => y.Place(Shown(trial)))];
        var line = plot.Add.ScatterLine(places, losses);
        line.Color = PictureStyle.InkColor.WithAlpha(0.4);
        plot.MoveToBottom(line);
        double[] ends = [y.Place(least), y.Place(most)];
        Mark(plot, x, rates.Suggested, "suggested", 4, ends);
        Mark(plot, x, rates.Own.Rate, "own", 5, ends);
        PictureStyle.Bound(plot, x, y);
        plot.ShowLegend(Edge.Right);
        return new(title, subtitle, Wide, High, family, [new PlotPanel(plot)]);
    }

    private static void Mark(Plot plot, Axis x, float rate, string name, int color, double[] ends)
    {
        if (!(rate > 0))
            return;
        double[] place = [x.Place(rate), x.Place(rate)];
        var mark = plot.Add.ScatterLine(place, ends);
        mark.Color = PictureStyle.ColorOf(color);
        mark.LineWidth = PictureStyle.LineWidth;
        mark.LegendText = $"{name}: {PictureStyle.Rounded(rate)}";
    }

    // On an even axis, values of less than a hundredth of the highest would all seem to be 0.
    private static bool SpansPowers(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length > 0 && finite.Min() > 0 && finite.Max() > 100 * finite.Min();
    }

    private static Series Over(TrainingHistory history, string name, Func<EpochResult, double> figure) =>
        new(name, [.. history.Select(epoch => (double)epoch.Epoch)], [.. history.Select(figure)]);

    private static void CheckHistory(TrainingHistory history, string name)
    {
        ArgumentNullException.ThrowIfNull(history, name);
        if (history.Count == 0)
            throw new ArgumentException("Expected at least 1 epoch, found 0.", name);
    }
}
