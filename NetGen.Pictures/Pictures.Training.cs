using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Pictures of trainings.</content>
public static partial class Pictures
{
    private static readonly Axis Epochs = new("epoch") { WholeNumbers = true };
    private static readonly Axis Accuracy = new("accuracy (%)") { LeastSpan = 10, Least = 0, Most = 100 };

    private const int WideCurves = 1_020;

    // As a share of the highest loss: less than that is hardly a change.
    private const double LeastLossSpan = 0.25;

    /// <summary>
    /// Loss of each epoch, training and validation, beside that of chance, and the validation accuracy where there is
    /// one; a line marks the best epoch. Losses stand on an axis as of <see cref="Losses"/>.
    /// </summary>
    /// <param name="history">At least one epoch.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">A line below the title, such as the settings; may be empty.</param>
    /// <exception cref="ArgumentException">There is no epoch, or no font has a character.</exception>
    public static Picture Curves(TrainingHistory history, string title = "Training", string subtitle = "")
    {
        CheckHistory(history, nameof(history));
        ArgumentNullException.ThrowIfNull(subtitle);
        string family = Family([title, subtitle]);
        List<Series> losses = [Over(history, "training", epoch => epoch.Loss) with { Rows = SeriesRows.Training }];
        if (history.Any(epoch => epoch.Validation is not null))
            losses.Add(OfValidation(evaluation => evaluation.Loss));
        Series accuracy = OfValidation(evaluation => 100.0 * evaluation.Accuracy);
        int? best = BestOf(history);
        if (best is not null && history.BestEpoch is null)
            subtitle = Noted(subtitle, "best: the lowest validation loss");
        List<Plot> plots = [LossPlot("Loss", "loss", losses, family, history.Chance, ref subtitle)];
        if (accuracy.Y.Any(double.IsFinite))
            plots.Add(LinePlot("Validation accuracy", Epochs, Accuracy, [accuracy], family));
        foreach (Plot plot in plots)
        {
            if (best is int epoch)
            {
                string name = history.BestEpoch is null ? "best" : "weights kept";
                PictureStyle.AddReference(
                    plot, plot.Add.VerticalLine(epoch), FormattableString.Invariant($"{name}: epoch {epoch}"),
                    LinePattern.Dotted);
            }

            plot.Legend.Orientation = Orientation.Horizontal;
            plot.Legend.TightHorizontalWrapping = true;
            plot.ShowLegend(Edge.Bottom);
        }

        return new(
            title, subtitle, WideCurves, 430, family, [.. plots.Select(plot => new PlotPanel(plot))], plots.Count);

        Series OfValidation(Func<Evaluation, double> figure) =>
            Over(history, "validation", epoch => epoch.Validation is Evaluation found ? figure(found) : double.NaN) with
            {
                Rows = SeriesRows.Validation,
            };
    }

    /// <summary>
    /// Losses over the epochs, several trainings overlaid. The axis is logarithmic where the highest is more than a
    /// hundred times the lowest; divided evenly, it spans at least a quarter of the highest, so that a loss that stands
    /// still looks like it.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="losses">At least one with a finite loss, over the epochs.</param>
    /// <param name="chance">What knowing nothing costs: a line; NaN for none.</param>
    /// <param name="label">Which losses they are.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">As of <see cref="Lines"/>.</exception>
    public static Picture Losses(
        string title, IReadOnlyList<Series> losses, double chance = double.NaN, string label = "loss",
        string subtitle = "")
    {
        Series.Check(losses, Epochs, label);
        string family = Family([title, subtitle, label, .. losses.Select(series => series.Name)]);
        Plot plot = LossPlot("", label, losses, family, chance, ref subtitle);
        int legend = Legend(plot, losses, family, always: true);
        return new(title, subtitle, Wide + legend, High, family, [new PlotPanel(plot)]);
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
        (string label, double scale) = figure switch
        {
            MonitoredFigure.TrainingLoss => ("training loss", 1.0),
            MonitoredFigure.ValidationLoss => ("validation loss", 1.0),
            _ => ("validation accuracy (%)", 100.0),
        };
        Series[] series = [.. runs.Select(run => Over(run.History, $"{run.Name}: {run.Line}", Figure))];
        double Figure(EpochResult epoch) => figure == MonitoredFigure.TrainingLoss || epoch.Validation is not null
            ? scale * figure.Of(epoch)
            : double.NaN;
        Series.Check(series, Epochs, label);
        string family = Family([title, .. series.Select(run => run.Name)]);
        string subtitle = "";

        // Runs on other data have another chance.
        double[] chances = [.. runs.Select(run => run.History.Chance).Distinct()];
        Plot plot = figure == MonitoredFigure.ValidationAccuracy
            ? LinePlot("", Epochs, Accuracy with { Label = label }, series, family)
            : LossPlot("", label, series, family, chances.Length == 1 ? chances[0] : double.NaN, ref subtitle);
        plot.Legend.Orientation = Orientation.Vertical;
        plot.ShowLegend(Edge.Bottom);
        int widest = series.Max(run => PictureFont.WidthOf(family, run.Name, PictureStyle.TickSize));
        return new(
            title, subtitle, Math.Max(Wide, widest + 110), High + 26 * (runs.Count + 1), family,
            [new PlotPanel(plot)]);
    }

    private static void AddChance(Plot plot, Axis y, double chance) => PictureStyle.AddReference(
        plot, plot.Add.HorizontalLine(y.Place(chance)), $"chance: {PictureStyle.Rounded(chance)}",
        LinePattern.Dashed);

    // The epoch whose weights were kept, else that of the lowest validation loss.
    private static int? BestOf(TrainingHistory history) =>
        history.BestEpoch ?? history.Where(epoch => float.IsFinite(epoch.Validation?.Loss ?? float.NaN))
            .MinBy(epoch => epoch.Validation!.Value.Loss)?.Epoch;

    // A chance far above all losses would squeeze them together: the subtitle names it instead.
    private static Plot LossPlot(
        string title, string label, IReadOnlyList<Series> losses, string family, double chance, ref string subtitle)
    {
        double[] finite = [.. losses.SelectMany(series => series.Y).Where(double.IsFinite)];
        double highest = finite.Select(Math.Abs).DefaultIfEmpty(1).Max();
        bool spans = SpansPowers(chance < highest ? finite.Append(chance) : finite);
        bool isNear = chance > 0 && (spans || chance <= 2 * highest);
        Axis axis = new(label, spans)
        {
            LeastSpan = LeastLossSpan * highest,
            Least = finite.All(loss => loss >= 0) ? 0 : null,
        };
        double floor = finite.Where(loss => loss > 0).DefaultIfEmpty(1).Min();
        if (spans && finite.Any(loss => loss == 0))
        {
            losses = [.. losses.Select(series => series with { Y = [.. series.Y.Select(y => Math.Max(y, floor))] })];
            subtitle = Noted(subtitle, $"a loss of 0 is drawn at {PictureStyle.Rounded(floor)}");
        }

        Plot plot = LinePlot(title, Epochs, axis, losses, family);
        if (isNear)
            AddChance(plot, axis, chance);
        else if (chance > 0)
            subtitle = Noted(subtitle, $"chance: {PictureStyle.Rounded(chance)}, above the axis");
        PictureStyle.Bound(plot, Epochs, axis);
        return plot;
    }

    // On an even axis, values of less than a hundredth of the highest would all seem to be 0. Zeros have no place on a
    // logarithmic one, and do not keep the others from it.
    private static bool SpansPowers(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double[] positive = [.. finite.Where(value => value > 0)];
        return positive.Length > 0 && finite.All(value => value >= 0) && positive.Max() > 100 * positive.Min();
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
