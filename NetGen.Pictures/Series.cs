using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Points of one kind in a picture.</summary>
/// <param name="Name">What the legend calls them; empty for no place in it.</param>
/// <param name="X">Where each stands from left to right.</param>
/// <param name="Y">Where each stands from bottom to top; one that is not finite is a gap.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Which rows it is of, where that decides its colour.</summary>
    public SeriesRows Rows { get; init; }

    /// <summary>Values at 1, 2, 3, ..., such as a figure of each epoch.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static Series Counted(string name, IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] y = [.. values];
        return new(name, [.. Enumerable.Range(1, y.Length).Select(i => (double)i)], y);
    }

    internal static void Check(IReadOnlyList<Series> series, Axis x, Axis y)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        x.Check(nameof(x));
        y.Check(nameof(y));
        foreach (Series points in series)
            (points ?? throw new ArgumentException("Expected series, found null among them.", nameof(series)))
                .Check(x, y);
        if (!series.Any(points => points.Y.Any(double.IsFinite)))
            throw new ArgumentException("Expected at least 1 finite point, found none.", nameof(series));
    }

    private void Check(Axis x, Axis y)
    {
        if (X.Count != Y.Count)
        {
            throw new ArgumentException(
                $"Expected as many X as Y in series '{Name}', found {X.Count} and {Y.Count}.", "series");
        }

        for (int i = 0; i < X.Count; i++)
        {
            if (!double.IsFinite(X[i]) || !x.Takes(X[i]))
                throw Wrong(x, X[i], i);
            if (double.IsFinite(Y[i]) && !y.Takes(Y[i]))
                throw Wrong(y, Y[i], i);
        }
    }

    private ArgumentException Wrong(Axis axis, double found, int index) => new(
        $"Expected numbers {(axis.Logarithmic ? "above 0" : "that are finite")} on axis '{axis.Label}', "
        + $"found {found} at {index} of series '{Name}'.",
        "series");
}
