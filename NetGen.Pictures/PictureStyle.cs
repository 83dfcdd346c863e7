using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NetGen.Training;

/// <summary>What all pictures look like.</summary>
internal static class PictureStyle
{
    public const float TitleSize = 20;
    public const float PanelTitleSize = 15;
    public const float LabelSize = 14;
    public const float TickSize = 13;
    public const float LineWidth = 2;

    /// <summary>Size of the marks of a line, where it has few points.</summary>
    public const float MarkSize = 6;

    // Between a label and what it names; ScottPlot leaves none.
    private const float LabelGap = 4;

    // Room for two dashes.
    private const float SymbolWidth = 36;

    /// <summary>Colour of text and axes; a picture in a page takes the page's instead.</summary>
    public const string Ink = "#24292F";

    /// <summary>Colour behind text that stands on lines; a picture in a page takes the page's instead.</summary>
    public const string Paper = "#FEFEFE";

    // Okabe and Ito, https://jfly.uni-koeln.de/color: told apart under every kind of colour blindness. Without their
    // yellow, which is lost on white, and with grey for their black, which is lost on a dark page.
    private static readonly Color[] Palette =
    [
        .. new[] { "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F" }.Select(Color.FromHex),
    ];

    private static readonly LinePattern[] Patterns =
        [LinePattern.Solid, LinePattern.DenselyDashed, LinePattern.Dotted, LinePattern.Dashed];

    private static readonly MarkerShape[] Shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];

    public static Color InkColor { get; } = Color.FromHex(Ink);

    /// <summary>What failed, or is not finite.</summary>
    public static Color FailedColor => ColorOf(6);

    /// <summary>The colour of the series at <paramref name="index"/>, or that of its rows.</summary>
    public static Color ColorOf(IReadOnlyList<Series> series, int index) => series[index].Rows switch
    {
        SeriesRows.Training => ColorOf(0),
        SeriesRows.Validation => ColorOf(1),
        _ => ColorOf(index),
    };

    public static Color ColorOf(int series) => Palette[series % Palette.Length];

    /// <summary>A learning rate's, by what it does.</summary>
    public static Color ColorOf(RateOutcome outcome) => ColorOf(outcome switch
    {
        RateOutcome.TooLow => 5,
        RateOutcome.AboveChance => 4,
        RateOutcome.Learns => 2,
        _ => 3,
    });

    public static MarkerShape ShapeOf(int series) => Shapes[series % Shapes.Length];

    /// <summary>The mark of a line: circles, until the colours are used up.</summary>
    public static MarkerShape LineShapeOf(int series) => ShapeOf(series / Palette.Length);

    /// <summary>
    /// Lines of one colour are told apart by their dashes, and so are lines that lie on <paramref name="covered"/>
    /// others: these are seen between the dashes.
    /// </summary>
    public static LinePattern PatternOf(IReadOnlyList<Series> series, int index, int covered)
    {
        Color own = ColorOf(series, index);
        int before = Enumerable.Range(0, index).Count(earlier => ColorOf(series, earlier) == own);
        return Patterns[(before + covered) % Patterns.Length];
    }

    /// <summary>A line that data is compared with, such as the loss of chance: no data, so it is in ink.</summary>
    public static void AddReference(Plot plot, ScottPlot.Plottables.AxisLine line, string name, LinePattern pattern) =>
        AddReference(plot, line, line.LineStyle, name, pattern);

    /// <summary>The same of another line, such as a diagonal; without a name it is not in the legend.</summary>
    public static void AddReference(Plot plot, IPlottable line, LineStyle style, string name, LinePattern pattern)
    {
        style.Color = InkColor.WithAlpha(0.75);
        style.Width = LineWidth;
        style.Pattern = pattern;
        plot.MoveToBottom(line);
        if (name == "")
            return;

        // Behind the data in the picture, and in the legend.
        plot.Legend.ManualItems.Add(new LegendItem
        {
            LabelText = name,
            LineColor = style.Color,
            LineWidth = LineWidth,
            LinePattern = pattern,
        });
    }

    /// <summary>An empty plot with labelled axes.</summary>
    public static Plot NewPlot(string title, Axis x, Axis y, string family)
    {
        Plot plot = new();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(InkColor);
        plot.Grid.MajorLineColor = InkColor.WithAlpha(0.14);
        plot.Axes.Title.Label.Text = title;
        plot.Axes.Title.Label.FontSize = PanelTitleSize;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = InkColor;
        plot.Axes.Title.Label.OffsetY = -LabelGap;
        plot.Axes.Title.IsVisible = title != "";
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Right.IsVisible = title != "";
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Right.TickLabelStyle.IsVisible = false;
        Dress(plot.Axes.Bottom, x);
        Dress(plot.Axes.Left, y);
        plot.Axes.Left.Label.OffsetX = -LabelGap;
        plot.HideLegend();
        plot.Legend.FontSize = TickSize;
        plot.Legend.SymbolWidth = SymbolWidth;
        plot.Legend.FontColor = InkColor;
        plot.Legend.BackgroundColor = Colors.Transparent;
        plot.Legend.OutlineColor = Colors.Transparent;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Font.Set(family);
        return plot;
    }

    /// <summary>Sets the bounds that an axis names; the values say the rest.</summary>
    public static void Bound(Plot plot, Axis x, Axis y)
    {
        plot.Axes.AutoScale();
        AxisLimits limits = plot.Axes.GetLimits();
        (double left, double right) = Bound(x, limits.Left, limits.Right);
        (double bottom, double top) = Bound(y, limits.Bottom, limits.Top);
        plot.Axes.SetLimits(left, right, bottom, top);
    }

    private static (double Low, double High) Bound(Axis axis, double low, double high)
    {
        if (!axis.Logarithmic)
        {
            double span = Math.Max(high - low, axis.LeastSpan ?? 0);
            (low, high) = ((low + high - span) / 2, (low + high + span) / 2);

            // A little beyond what bounds all values, so that a line along it is whole.
            double least = (axis.Least ?? double.NegativeInfinity) - 0.02 * span;
            double most = (axis.Most ?? double.PositiveInfinity) + 0.02 * span;
            double up = Math.Max(0, least - low) - Math.Max(0, high - most);
            (low, high) = (Math.Max(least, low + up), Math.Min(most, high + up));
        }

        return (
            axis.Low is double first ? axis.Place(first) : low, axis.High is double last ? axis.Place(last) : high);
    }

    /// <summary>A number with so few digits as it takes to tell it.</summary>
    public static string Number(double value) => value switch
    {
        0 => "0",
        _ when Math.Abs(value) is >= 1e-3 and < 1e6 => value.ToString("#,0.#####", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A number with three digits that count.</summary>
    public static string Rounded(double value) =>
        Number(double.Parse(value.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>Labels and marks of an axis.</summary>
    public static void Dress(IAxis axis, Axis description)
    {
        axis.Label.Text = description.Label;
        axis.Label.FontSize = LabelSize;
        axis.Label.Bold = false;
        axis.TickLabelStyle.FontSize = TickSize;
        axis.FrameLineStyle.Color = InkColor;
        axis.TickGenerator = description.Choices.Count > 0
            ? new NumericManual(
                [.. description.Choices.Select((_, i) => (double)i)], [.. description.Choices])
            : description.Logarithmic
            ? new PowerTicks()
            : new NumberTicks(description.WholeNumbers);
        axis.MinorTickStyle.Length = description.WholeNumbers ? 0 : axis.MinorTickStyle.Length;
    }
}
