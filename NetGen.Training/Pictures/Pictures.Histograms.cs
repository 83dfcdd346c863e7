using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NetGen.Training;

/// <content>Histograms, a panel each.</content>
public static partial class Pictures
{
    private const int PanelWidth = 290;
    private const int PanelHeight = 230;

    /// <summary>Histograms side by side, each with its own axes and with mean ± deviation above it.</summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="axis">What the values are, such as <c>activation</c>.</param>
    /// <param name="spreads">At least one, with its name, such as a layer's.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <param name="columns">Histograms side by side; about as many as there are rows if left out.</param>
    /// <exception cref="ArgumentException">
    /// There is no histogram, no font has a character, or there are no columns.
    /// </exception>
    public static Picture Histograms(
        string title, Axis axis, IReadOnlyList<(string Name, Spread Spread)> spreads, string subtitle = "",
        int? columns = null)
    {
        if (columns is < 1)
            throw new ArgumentOutOfRangeException(nameof(columns), columns, "Expected at least 1 column.");
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(spreads);
        axis.Check(nameof(axis));
        if (spreads.Count == 0)
            throw new ArgumentException("Expected at least 1 histogram, found 0.", nameof(spreads));
        string family = Family([title, subtitle, axis.Label, .. spreads.Select(spread => spread.Name)]);
        IPanel[] panels =
            [.. spreads.Select(spread => new PlotPanel(Bars(spread.Name, axis, spread.Spread, family)))];
        return Grid(
            title, subtitle, family, panels, columns ?? ColumnsOf(panels.Length), PanelWidth, PanelHeight);
    }

    /// <summary>The activations of each layer that a checkup looked at, the inputs first.</summary>
    public static Picture Activations(LayerStatistics layers, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(layers);
        return Histograms(
            "Activations by layer", "activation",
            [
                .. layers.Layers.Prepend(layers.Input).Select(layer =>
                    (layer.Activation is null ? layer.Layer : $"{layer.Layer} ({layer.Activation})", layer.Spread)),
            ],
            subtitle);
    }

    /// <summary>The gradients of each tensor that a checkup looked at.</summary>
    public static Picture Gradients(LayerStatistics layers, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(layers);
        return Histograms(
            "Gradients by tensor", "gradient", [.. layers.Tensors.Select(tensor => (tensor.Tensor, tensor.Gradient))],
            subtitle);
    }

    private static Picture Grid(
        string title, string subtitle, string family, IReadOnlyList<IPanel> panels, int columns, int width, int height)
    {
        int rows = (panels.Count + columns - 1) / columns;
        return new(title, subtitle, Math.Max(columns * width, 480), rows * height + 80, family, panels, columns);
    }

    // No panel alone in the last line where it can be helped.
    private static int ColumnsOf(int panels) => panels <= 3 ? panels : panels % 4 == 0 || panels % 3 == 1 ? 4 : 3;

    private static Plot Bars(string name, Axis axis, Spread spread, string family)
    {
        string figures = $"mean {PictureStyle.Rounded(spread.Mean)} ± {PictureStyle.Rounded(spread.Deviation)}";
        Plot plot = PictureStyle.NewPlot($"{name}\n{figures}", axis, "values", family);
        plot.Axes.Title.Label.FontSize = PictureStyle.TickSize;
        Histogram histogram = spread.Histogram;
        if (!double.IsFinite(histogram.Low))
        {
            plot.Add.Text("no finite value", 0, 0).Alignment = Alignment.MiddleCenter;
            plot.Axes.SetLimits(-1, 1, -1, 1);
            return plot;
        }

        if (histogram.Low == histogram.High)
            return OneBar(plot, histogram);
        double width = (histogram.High - histogram.Low) / histogram.Counts.Count;
        Bar[] bars =
        [
            .. histogram.Counts.Select((count, i) => new Bar
            {
                Position = histogram.Low + (i + 0.5) * width,
                Value = count,
                Size = width,
                FillColor = PictureStyle.ColorOf(0),
                LineWidth = 0,
            }),
        ];
        plot.Add.Bars(bars);
        PictureStyle.Bound(plot, axis, new Axis("values") { Low = 0 });
        return plot;
    }

    // Values that are all the same have no scale: a bar over the one number that there is.
    private static Plot OneBar(Plot plot, Histogram histogram)
    {
        long count = histogram.Counts.Sum();
        plot.Add.Bars(new Bar[]
        {
            new() { Position = 0, Value = count, Size = 1, FillColor = PictureStyle.ColorOf(0), LineWidth = 0 },
        });
        plot.Axes.Bottom.TickGenerator = new NumericManual([0.0], [PictureStyle.Rounded(histogram.Low)]);
        plot.Axes.SetLimits(-Histogram.Bins / 2.0, Histogram.Bins / 2.0, 0, 1.1 * count);
        return plot;
    }
}
