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
    private const double LeastBeyond = 0.01;

    /// <summary>
    /// Histograms side by side, all over one axis, with mean ± deviation above each. What is far wider than most goes
    /// beyond the axis: its values there stand at the ends, and their share below it. Counts have an axis each.
    /// </summary>
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
        return Histograms(title, axis, spreads, _ => "", subtitle, columns);
    }

    // Panels of a kind share an axis.
    private static Picture Histograms(
        string title, Axis axis, IReadOnlyList<(string Name, Spread Spread)> spreads, Func<int, string> kindOf,
        string subtitle, int? columns)
    {
        string family = Family([title, subtitle, axis.Label, .. spreads.Select(spread => spread.Name)]);
        Dictionary<string, SharedBins?> bins = spreads.Select((spread, i) => (spread.Spread, Kind: kindOf(i)))
            .GroupBy(panel => panel.Kind)
            .ToDictionary(kind => kind.Key, kind => SharedBins.Of(kind.Select(panel => panel.Spread)));
        IPanel[] panels =
        [
            .. spreads.Select((spread, i) => new PlotPanel(Bars(
                spread.Name, axis, spread.Spread, bins[kindOf(i)], family))),
        ];
        return Grid(
            title, subtitle, family, panels, columns ?? ColumnsOf(panels.Length), PanelWidth, PanelHeight);
    }

    /// <summary>
    /// The activations of each layer that a checkup looked at: the inputs first, then hidden layers, which share an
    /// axis, then the outputs.
    /// </summary>
    public static Picture Activations(LayerStatistics layers, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(subtitle);
        (string, Spread)[] spreads =
        [
            .. layers.Layers.Prepend(layers.Input).Select(layer =>
                (layer.Activation is null ? layer.Layer : $"{layer.Layer} ({layer.Activation.Kind})", layer.Spread)),
        ];
        int last = spreads.Length - 1;
        if (last > 2)
            subtitle = Noted(subtitle, "hidden layers on one axis, input and output on their own");
        return Histograms(
            "Activations by layer", "activation", spreads,
            i => i == 0 ? "input" : i == last ? "output" : "hidden", subtitle, columns: null);
    }

    /// <summary>
    /// The gradients of each tensor that a checkup looked at; all weights share an axis, all biases another.
    /// </summary>
    public static Picture Gradients(LayerStatistics layers, string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(layers);
        ArgumentNullException.ThrowIfNull(subtitle);
        (string Name, Spread)[] spreads = [.. layers.Tensors.Select(tensor => (tensor.Tensor, tensor.Gradient))];
        subtitle = Noted(subtitle, "tensors of a kind on one axis");
        return Histograms(
            "Gradients by tensor", "gradient", spreads, i => spreads[i].Name.Split('.')[^1], subtitle,
            columns: null);
    }

    private static Picture Grid(
        string title, string subtitle, string family, IReadOnlyList<IPanel> panels, int columns, int width, int height)
    {
        int rows = (panels.Count + columns - 1) / columns;
        return new(title, subtitle, Math.Max(columns * width, 480), rows * height + 80, family, panels, columns);
    }

    // No panel alone in the last line where it can be helped.
    private static int ColumnsOf(int panels) => panels <= 3 ? panels : panels % 4 == 0 || panels % 3 == 1 ? 4 : 3;

    private static Plot Bars(string name, Axis axis, Spread spread, SharedBins? bins, string family)
    {
        string figures = $"mean {PictureStyle.Rounded(spread.Mean)} ± {PictureStyle.Rounded(spread.Deviation)}";
        Histogram histogram = spread.Histogram;
        bool isEmpty = !double.IsFinite(histogram.Low);
        (double[] counts, double beyond) = isEmpty || bins is null ? ([], 0) : bins.Counts(spread);
        Axis labelled = beyond < LeastBeyond
            ? axis
            : axis with { Label = FormattableString.Invariant($"{axis.Label}; {100 * beyond:F0} % beyond") };
        Plot plot = PictureStyle.NewPlot($"{name}\n{figures}", labelled, "count", family);
        plot.Axes.Title.Label.FontSize = PictureStyle.TickSize;
        if (isEmpty)
        {
            plot.Add.Text("no finite value", 0, 0).Alignment = Alignment.MiddleCenter;
            plot.Axes.SetLimits(-1, 1, -1, 1);
            return plot;
        }

        if (bins is null)
            return OneBar(plot, histogram);
        Bar[] bars =
        [
            .. counts.Select((count, i) => new Bar
            {
                Position = bins.Low + (i + 0.5) * bins.Width,
                Value = count,
                Size = bins.Width,
                FillColor = PictureStyle.ColorOf(0),
                LineWidth = 0,
            }),
        ];
        plot.Add.Bars(bars);
        PictureStyle.Bound(plot, axis, new Axis("count") { Low = 0 });
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
