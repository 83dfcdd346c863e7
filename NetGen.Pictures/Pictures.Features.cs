using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace NetGen.Training;

/// <content>What features are worth, and how outputs depend on them.</content>
public static partial class Pictures
{
    private const int BarWidth = 760;
    private const int BarHeight = 28;
    private const int WidestName = 300;

    /// <summary>
    /// How much worse a score becomes without what each feature says: the mean as a bar, the deviation over the
    /// repeats as a line on its end.
    /// </summary>
    /// <param name="importance">The importance of each feature.</param>
    /// <param name="most">Features shown at most: the most important ones.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">A line below the title; the score where it is empty.</param>
    /// <exception cref="ArgumentException">No font has a character, or no feature is to be shown.</exception>
    public static Picture Importance(
        PermutationImportance importance, int most = 20, string title = "Importance of features",
        string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        FeatureImportance[] shown = [.. importance.Sorted.Take(most)];
        if (subtitle == "")
        {
            subtitle = $"{importance.Score} of the rows as they are: {PictureStyle.Rounded(importance.Baseline)}";
            if (shown.Length < importance.Features.Count)
                subtitle = Noted(subtitle, $"{shown.Length} of {importance.Features.Count} features");
        }

        string family = Family([title, subtitle, .. shown.Select(feature => feature.Group.Name), "…"]);
        string[] names = [.. shown.Select(feature => Shortened(feature.Group.Name, family))];
        Axis x = $"how much worse the {importance.Score} is where the feature is permuted";
        Plot plot = PictureStyle.NewPlot("", x, "", family);
        Bar[] bars =
        [
            .. shown.Select((feature, i) => new Bar
            {
                Position = -i,
                Value = feature.Mean,
                Size = 0.7,
                FillColor = PictureStyle.ColorOf(0),
                LineWidth = 0,
                Orientation = Orientation.Horizontal,
            }),
        ];
        plot.Add.Bars(bars).Horizontal = true;
        for (int i = 0; i < shown.Length; i++)
        {
            ScottPlot.Plottables.LinePlot spread = plot.Add.Line(
                shown[i].Mean - shown[i].Deviation, -i, shown[i].Mean + shown[i].Deviation, -i);
            spread.Color = PictureStyle.InkColor;
            spread.LineWidth = PictureStyle.LineWidth;
        }

        plot.Axes.Left.TickGenerator = new NumericManual([.. bars.Select(bar => bar.Position)], names);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        double low = Math.Min(0, shown.Min(feature => feature.Mean - feature.Deviation));
        double high = Math.Max(0, shown.Max(feature => feature.Mean + feature.Deviation));
        double span = high > low ? high - low : 1;
        plot.Axes.SetLimits(low < 0 ? low - 0.03 * span : 0, high + 0.03 * span, 0.5 - shown.Length, 0.5);
        PictureStyle.AddReference(plot, plot.Add.VerticalLine(0), "", LinePattern.Solid);
        int widest = names.Max(name => PictureFont.WidthOf(family, name, PictureStyle.TickSize));
        return new(
            title, subtitle, BarWidth + widest, 150 + BarHeight * shown.Length, family, [new PlotPanel(plot)]);
    }

    /// <summary>
    /// How outputs depend on features, a panel each: the mean over the rows where all have the same value. All panels
    /// have one scale from bottom to top, so that features can be compared.
    /// </summary>
    /// <param name="dependences">At least one.</param>
    /// <param name="outputNames">Names of the outputs; their numbers where it is null.</param>
    /// <param name="outputs">Which outputs are shown, counted from 0; all of them where it is null.</param>
    /// <param name="label">What the outputs are, such as <c>price (EUR)</c>.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">
    /// There is no dependence, there is not a name for each output, an output is out of range, or no font has a
    /// character.
    /// </exception>
    public static Picture Dependences(
        IReadOnlyList<PartialDependence> dependences, IReadOnlyList<string>? outputNames = null,
        IReadOnlyList<int>? outputs = null, string label = "mean output", string title = "Partial dependence",
        string subtitle = "")
    {
        ArgumentNullException.ThrowIfNull(dependences);
        if (dependences.Count == 0)
            throw new ArgumentException("Expected at least 1 partial dependence, found 0.", nameof(dependences));
        int count = dependences[0].Outputs;
        outputNames ??= [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        outputs ??= [.. Enumerable.Range(0, count)];
        CheckOutputs(dependences, outputNames, outputs);
        string family = Family([
            title, subtitle, label, "…", .. outputNames, .. dependences.Select(one => one.Group.Name),
            .. dependences.Where(one => one.IsCategory).SelectMany(one => one.Points.Select(point => point.Name)),
        ]);
        double[] means =
        [
            .. from one in dependences from point in one.Points from output in outputs select point.Means[output],
        ];
        (double low, double high) = (means.Min(), means.Max());
        double room = 0.06 * (high > low ? high - low : Math.Max(Math.Abs(high), 1));
        Axis y = new(label) { Low = low - room, High = high + room };
        List<IPanel> panels =
            [.. dependences.Select(one => new PlotPanel(DependencePlot(one, y, outputs, family)))];
        if (outputs.Count > 1)
            panels.Add(new LegendPanel([.. outputs.Select(output => Shortened(outputNames[output], family))], family));
        int columns = panels.Count <= 3 ? panels.Count : panels.Count == 4 ? 2 : panels.Count % 3 == 1 ? 4 : 3;
        return Grid(
            title, subtitle, family, panels, columns, columns == 1 ? 620 : columns == 2 ? 460 : 380,
            Math.Max(300, LegendPanel.LineHeight * (outputs.Count + 1)));
    }

    private static Plot DependencePlot(
        PartialDependence dependence, Axis y, IReadOnlyList<int> outputs, string family)
    {
        // A missing number has no place among numbers: the axis names it.
        PartialDependencePoint[] points = [.. dependence.Points.Where(point => !double.IsNaN(point.Value))];
        double[] places = [.. points.Select(point => point.Value)];
        string name = Shortened(dependence.Group.Name, family);
        Axis x = outputs.Count == 1 && dependence.Points[^1] is { Value: double.NaN } missing
            ? $"{name}; {missing.Name}: {PictureStyle.Rounded(missing.Means[outputs[0]])}"
            : name;
        Series[] series =
        [
            .. outputs.Select(output => new Series(
                "", places, [.. points.Select(point => point.Means[output])])),
        ];
        Plot plot = LinePlot("", x, y, series, family);
        if (dependence.IsCategory)
            ShowCategories(plot, dependence, family);
        return plot;
    }

    // Between categories there is nothing: marks without lines.
    private static void ShowCategories(Plot plot, PartialDependence dependence, string family)
    {
        foreach (var line in plot.GetPlottables<ScottPlot.Plottables.Scatter>())
        {
            line.LineWidth = 0;
            line.MarkerSize = 9;
        }

        string[] names = [.. dependence.Points.Select(point => Shortened(point.Name, family, 110))];
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. dependence.Points.Select(point => point.Value)], names);
        AxisLimits limits = plot.Axes.GetLimits();
        plot.Axes.SetLimits(-0.5, names.Length - 0.5, limits.Bottom, limits.Top);
        int widest = names.Max(name => PictureFont.WidthOf(family, name, PictureStyle.TickSize));
        if (widest * names.Length > 260)
        {
            plot.Axes.Bottom.TickLabelStyle.Rotation = -90;
            plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
            plot.Axes.Bottom.MinimumSize = widest + 34;
        }
    }

    private static string Shortened(string name, string family, int widest = WidestName)
    {
        if (PictureFont.WidthOf(family, name, PictureStyle.TickSize) <= widest)
            return name;
        int length = name.Length - 1;
        while (length > 1 && PictureFont.WidthOf(family, $"{name[..length]}…", PictureStyle.TickSize) > widest)
            length--;
        return $"{name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)]}…";
    }

    private static void CheckOutputs(
        IReadOnlyList<PartialDependence> dependences, IReadOnlyList<string> names, IReadOnlyList<int> outputs)
    {
        int count = dependences[0].Outputs;
        foreach (PartialDependence dependence in dependences)
        {
            if (dependence.Outputs != count)
            {
                throw new ArgumentException(
                    $"Expected {count} outputs of each partial dependence, found {dependence.Outputs} of "
                    + $"'{dependence.Group.Name}'.", nameof(dependences));
            }
        }

        if (names.Count != count)
        {
            throw new ArgumentException(
                $"Expected {count} names, one for each output, found {names.Count}.", "outputNames");
        }

        if (outputs.Count == 0)
            throw new ArgumentException("Expected at least 1 output, found 0.", nameof(outputs));
        foreach (int output in outputs)
        {
            if ((uint)output >= (uint)count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(outputs), output, $"Expected outputs from 0 to {count - 1}, found {output}.");
            }
        }
    }
}
