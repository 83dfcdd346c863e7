using System;
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

    /// <summary>Width of a line that another one lies on.</summary>
    public const float CoveredWidth = 5;

    // Between a label and what it names; ScottPlot leaves none.
    private const float LabelGap = 4;

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

    private static readonly MarkerShape[] Shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];

    public static Color InkColor { get; } = Color.FromHex(Ink);

    public static Color ColorOf(int series) => Palette[series % Palette.Length];

    /// <summary>Series beyond the colours are told apart by their marks (SVG has no dashes of ours).</summary>
    public static MarkerShape ShapeOf(int series) => Shapes[series % Shapes.Length];

    /// <summary>The mark of a line: circles, until the colours are used up.</summary>
    public static MarkerShape LineShapeOf(int series) => Shapes[series / Palette.Length % Shapes.Length];

    /// <summary>Whether a line needs marks to be told apart from another of its colour.</summary>
    public static bool RepeatsColor(int series) => series >= Palette.Length;

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
        plot.Axes.SetLimits(
            x.Low is double left ? x.Place(left) : limits.Left, x.High is double right ? x.Place(right) : limits.Right,
            y.Low is double low ? y.Place(low) : limits.Bottom, y.High is double high ? y.Place(high) : limits.Top);
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

    private static void Dress(IAxis axis, Axis description)
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
