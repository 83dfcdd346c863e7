using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScottPlot;

namespace NetGen.Training;

/// <content>What an embedding learned of names.</content>
public static partial class Pictures
{
    private const float NameGap = 8;
    private const float MarkSize = 11;

    /// <summary>
    /// The names of an embedding as points in the plane: the two directions in which their vectors differ most
    /// (principal components), on one scale, so that near names are those that the network takes for much the same.
    /// </summary>
    /// <param name="title">What the picture shows.</param>
    /// <param name="table">The table, such as <c>network.CityEmbedding.Weights</c>.</param>
    /// <param name="names">Names of its first rows, at least 3; the other rows are left out.</param>
    /// <param name="values">A figure for each name, which colours its point; null for none.</param>
    /// <param name="value">What the figure is, with its unit.</param>
    /// <param name="subtitle">A line below the title; may be empty.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer than 3 names, or more than rows, vectors are of 1 value or do not differ in two directions,
    /// there is not a figure for each name, none is finite, or no font has a character.
    /// </exception>
    public static Picture Embedding(
        string title, MatrixView table, IReadOnlyList<string> names, IReadOnlyList<double>? values = null,
        string value = "", string subtitle = "")
    {
        CheckNames(table, names, values);
        string family = Family([title, subtitle, value, .. names]);
        float[] places = InThePlane(table, names.Count, out string[] axes);
        Plot plot = PictureStyle.NewPlot("", axes[0], axes[1], family);
        ScoreScale? colors = values is null
            ? null
            : new([.. values.Select(figure => new ScoredSettings([], figure))]);
        double unit = UnitOf(places);
        NamePlaces free = new(places, unit, names, family);
        for (int i = 0; i < names.Count; i++)
        {
            (double x, double y) = (places[2 * i], places[2 * i + 1]);
            plot.Add.Marker(
                x, y, MarkerShape.FilledCircle, MarkSize, colors?.ColorOf(values![i]) ?? PictureStyle.ColorOf(0));
            (Alignment alignment, int right, int down) = free.Take(i);
            ScottPlot.Plottables.Text text = plot.Add.Text(names[i], x, y);
            text.LabelFontName = family;
            text.LabelFontSize = PictureStyle.TickSize;
            text.LabelFontColor = PictureStyle.InkColor;
            text.LabelAlignment = alignment;
            text.OffsetX = NameGap * right;
            text.OffsetY = NameGap * down;
        }

        // Room for the names of points at the edge.
        double room = unit * (NameGap + names.Max(name => PictureFont.WidthOf(family, name, PictureStyle.TickSize)));
        plot.Axes.AutoScale();
        AxisLimits limits = plot.Axes.GetLimits();
        plot.Axes.SetLimits(limits.Left - room, limits.Right + room, limits.Bottom, limits.Top);
        plot.Axes.SquareUnits();
        colors?.AddBar(plot, value, family);
        return new(title, subtitle, Wide, High + 100, family, [new PlotPanel(plot)]);
    }

    // How much of the plane a unit of the picture is: about so many are the panel's, without axes and bar.
    private static double UnitOf(float[] places)
    {
        double[] across = [.. places.Where((_, i) => i % 2 == 0)];
        double[] up = [.. places.Where((_, i) => i % 2 == 1)];
        return Math.Max((across.Max() - across.Min()) / 460, (up.Max() - up.Min()) / 400);
    }

    // names x 2, and what the axes are.
    private static float[] InThePlane(MatrixView table, int names, out string[] axes)
    {
        float[] vectors = new float[table.Outputs * table.Inputs];
        table.CopyTo(vectors);
        vectors = vectors[..(names * table.Inputs)];
        PrincipalComponents plane = PrincipalComponents.FitPca(vectors, table.Inputs, components: 2);
        float[] places = new float[2 * names];
        plane.Transform(vectors, places);
        float[] variances = plane.Variances.ToArray();
        axes =
        [
            .. new[] { "first", "second" }.Select((which, i) => string.Create(
                CultureInfo.InvariantCulture,
                $"{which} direction ({variances[i] / plane.TotalVariance:P0} of the variance)")),
        ];
        return places;
    }

    private static void CheckNames(MatrixView table, IReadOnlyList<string> names, IReadOnlyList<double>? values)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(names);
        if (table.Inputs < 2)
            throw new ArgumentException($"Expected vectors of at least 2 values, found {table.Inputs}.", nameof(table));
        if (names.Count < 3 || names.Count > table.Outputs)
        {
            throw new ArgumentException(
                Counted.Text($"Expected from 3 to {table.Outputs} names, one for each row, found {names.Count}."),
                nameof(names));
        }

        if (values is not null && values.Count != names.Count)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {names.Count} figures, one for each name, found {values.Count}."),
                nameof(values));
        }

        if (values is not null && !values.Any(double.IsFinite))
            throw new ArgumentException("Expected at least 1 finite figure, found none.", nameof(values));
    }
}
