using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>Whether predicted probabilities are right.</content>
public static partial class Pictures
{
    // Of a legend below a panel, and of the line in front of each of its names.
    private const int WidestLegend = 430;
    private const int LegendSymbol = 60;
    private const int MostCalibrations = 14;

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
        string brier = PictureStyle.Rounded(calibration.BrierScore);
        string rows = calibration.Rows == 1 ? "row" : "rows";
        return Calibrations(
            [("", calibration)], "Calibration",
            string.Create(CultureInfo.InvariantCulture, $"{calibration.Rows:N0} {rows}, Brier score {brier}"));
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
}
