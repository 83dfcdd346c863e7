using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Curves of classes: ROC, precision and recall, calibration.</content>
public static partial class Pictures
{
    private const int CurveWidth = 780;
    private const int CurveHeight = 600;

    // Of a legend below a panel, and of the line in front of each of its names.
    private const int WidestLegend = 430;
    private const int LegendSymbol = 60;
    private const int MostCalibrations = 14;

    // More points than that are not told apart.
    private const double LeastStep = 1.0 / 1_000;

    private static readonly Axis FromZeroToOne = new("") { Low = -0.02, High = 1.02 };

    /// <summary>ROC curves, with the area of each, over the line of chance.</summary>
    /// <param name="curves">At least one, with its name, such as a class; at most 50.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">There is no curve, more than 50, or no font has a character.</exception>
    public static Picture Roc(
        IReadOnlyList<(string Name, RocCurve Curve)> curves, string title = "ROC curve", string subtitle = "")
    {
        CheckCurves(curves, nameof(curves));
        Series[] series =
        [
            .. curves.Select(curve => Thinned(
                Named(curve.Name, "area", curve.Curve.Area), curve.Curve.Points,
                point => point.FalsePositiveRate, point => point.TruePositiveRate)),
        ];
        string family = Family([title, subtitle, .. series.Select(curve => curve.Name)]);
        Plot plot = CurvePlot(
            "false positive rate", "true positive rate (recall)", series, family, ConnectStyle.Straight);
        AddDiagonal(plot, "chance: 0.5");
        return Square(plot, title, subtitle, family, series);
    }

    /// <summary>The ROC curve of one yes-or-no question.</summary>
    public static Picture Roc(RocCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return Roc([("", curve)], "ROC curve", RowsOf(curve.Positives, curve.Negatives));
    }

    /// <summary>
    /// Precision over recall, with the average precision of each curve, as steps, whose area that is; the share of
    /// positive rows is the precision of chance, and a line where all curves have the same.
    /// </summary>
    /// <param name="curves">At least one, with its name, such as a class; at most 50.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">There is no curve, more than 50, or no font has a character.</exception>
    public static Picture PrecisionRecall(
        IReadOnlyList<(string Name, PrecisionRecallCurve Curve)> curves, string title = "Precision and recall",
        string subtitle = "")
    {
        CheckCurves(curves, nameof(curves));
        Series[] series =
        [
            .. curves.Select(curve => Thinned(
                Named(curve.Name, "average", curve.Curve.AveragePrecision), curve.Curve.Points,
                point => point.Recall, point => point.Precision)),
        ];
        string family = Family([title, subtitle, .. series.Select(curve => curve.Name)]);
        Plot plot = CurvePlot("recall", "precision", series, family, ConnectStyle.StepVertical);
        double[] shares = [.. curves.Select(curve => curve.Curve.Prevalence).Distinct()];
        if (shares.Length == 1)
        {
            PictureStyle.AddReference(
                plot, plot.Add.HorizontalLine(shares[0]), $"chance: {PictureStyle.Rounded(shares[0])}",
                LinePattern.Dashed);
        }

        return Square(plot, title, subtitle, family, series);
    }

    /// <summary>The precision-recall curve of one yes-or-no question.</summary>
    public static Picture PrecisionRecall(PrecisionRecallCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return PrecisionRecall(
            [("", curve)], "Precision and recall", RowsOf(curve.Positives, curve.Negatives));
    }

    /// <summary>
    /// Reliability: the share of positive rows over the probability that was predicted, with the expected calibration
    /// error of each curve, over the line of probabilities that are right; and beside it how many rows each bin has.
    /// </summary>
    /// <param name="calibrations">At least one, with its name, such as a class; at most 14.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">There is no curve, more than 14, or no font has a character.</exception>
    public static Picture Calibrations(
        IReadOnlyList<(string Name, Calibration Calibration)> calibrations, string title = "Calibration",
        string subtitle = "")
    {
        CheckCurves(calibrations, nameof(calibrations), MostCalibrations);
        Series[] shares =
        [
            .. calibrations.Select(one => new Series(
                Named(one.Name, "error", one.Calibration.ExpectedError),
                [.. one.Calibration.Bins.Select(bin => bin.Probability)],
                [.. one.Calibration.Bins.Select(bin => bin.Share)])),
        ];
        Series[] rows =
        [
            .. calibrations.Select(one => new Series(
                one.Name, [.. one.Calibration.Bins.Select(bin => (bin.Low + bin.High) / 2)],
                [.. one.Calibration.Bins.Select(bin => (double)bin.Rows)])),
        ];
        string family = Family([title, subtitle, .. shares.Select(curve => curve.Name)]);
        Plot reliability = CurvePlot(
            "predicted probability", "share of positive rows", shares, family, ConnectStyle.Straight);
        AddDiagonal(reliability, "as predicted");
        foreach (var line in reliability.GetPlottables<ScottPlot.Plottables.Scatter>())
            line.MarkerSize = PictureStyle.MarkSize;
        reliability.Legend.Orientation = Orientation.Horizontal;
        reliability.Legend.TightHorizontalWrapping = true;
        reliability.ShowLegend(Edge.Bottom);
        int widest = shares.Max(curve => PictureFont.WidthOf(family, curve.Name, PictureStyle.TickSize));
        int lines = 1 + calibrations.Count / Math.Max(1, WidestLegend / (widest + LegendSymbol));
        Axis x = FromZeroToOne with { Label = "predicted probability" };
        Axis y = new("rows") { Low = 0, WholeNumbers = true };
        Plot counts = calibrations.Count == 1
            ? BinPlot(calibrations[0].Calibration, x, y, family)
            : LinePlot("", x, y, rows, family);
        return new(
            title, subtitle, WideCurves, 460 + LegendPanel.LineHeight * lines, family,
            [new PlotPanel(reliability), new PlotPanel(counts)], 2);
    }

    /// <summary>The calibration of one yes-or-no question, or of the answers of a network of classes.</summary>
    public static Picture Calibrations(Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        return Calibrations([("", calibration)], "Calibration", string.Create(
            CultureInfo.InvariantCulture,
            $"{calibration.Rows:N0} {(calibration.Rows == 1 ? "row" : "rows")}, Brier score {PictureStyle.Rounded(calibration.BrierScore)}"));
    }

    private static Plot BinPlot(Calibration calibration, Axis x, Axis y, string family)
    {
        Plot plot = PictureStyle.NewPlot("", x, y, family);
        Bar[] bars =
        [
            .. calibration.Bins.Select(bin => new Bar
            {
                Position = (bin.Low + bin.High) / 2,
                Value = bin.Rows,
                Size = 0.94 * Math.Max(bin.High - bin.Low, 0.01),
                FillColor = PictureStyle.ColorOf(0),
                LineWidth = 0,
            }),
        ];
        plot.Add.Bars(bars);
        PictureStyle.Bound(plot, x, y);
        return plot;
    }

    private static Plot CurvePlot(
        string x, string y, IReadOnlyList<Series> series, string family, ConnectStyle connect)
    {
        Plot plot = LinePlot("", FromZeroToOne with { Label = x }, FromZeroToOne with { Label = y }, series, family);
        foreach (var line in plot.GetPlottables<ScottPlot.Plottables.Scatter>())
        {
            line.ConnectStyle = connect;
            line.MarkerSize = 0;
        }

        return plot;
    }

    private static Picture Square(
        Plot plot, string title, string subtitle, string family, IReadOnlyList<Series> series)
    {
        int legend = Legend(plot, series, family, always: true);
        return new(
            title, subtitle, CurveWidth + legend, Math.Max(CurveHeight, 22 * series.Count + 130), family,
            [new PlotPanel(plot)]);
    }

    private static void AddDiagonal(Plot plot, string name)
    {
        ScottPlot.Plottables.LinePlot line = plot.Add.Line(0, 0, 1, 1);
        PictureStyle.AddReference(plot, line, line.LineStyle, name, LinePattern.Dashed);
    }

    // Points closer than a picture can show are left out; the last stays.
    private static Series Thinned<T>(
        string name, IReadOnlyList<T> points, Func<T, double> xOf, Func<T, double> yOf)
    {
        List<double> x = [];
        List<double> y = [];
        for (int i = 0; i < points.Count; i++)
        {
            (double right, double up) = (xOf(points[i]), yOf(points[i]));
            if (i == 0 || i == points.Count - 1
                || Math.Abs(right - x[^1]) >= LeastStep || Math.Abs(up - y[^1]) >= LeastStep)
            {
                x.Add(right);
                y.Add(up);
            }
        }

        return new(name, x, y);
    }

    private static string Named(string name, string figure, double value)
    {
        string text = $"{figure} {value.ToString("F3", CultureInfo.InvariantCulture)}";
        return name == "" ? text : $"{Shortened(name, PictureFont.FamilyFor([name, "…"]))}: {text}";
    }

    private static string RowsOf(int positives, int negatives) => string.Create(
        CultureInfo.InvariantCulture, $"{positives:N0} positive, {negatives:N0} negative rows");

    private static void CheckCurves<T>(
        IReadOnlyList<(string Name, T Curve)> curves, string name, int most = MostClasses)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(curves, name);
        if (curves.Count == 0 || curves.Count > most)
            throw new ArgumentException($"Expected from 1 to {most} curves, found {curves.Count}.", name);
        foreach ((string label, T curve) in curves)
        {
            ArgumentNullException.ThrowIfNull(label, name);
            ArgumentNullException.ThrowIfNull(curve, name);
        }
    }
}
