using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>An axis of a picture.</summary>
/// <param name="Label">What it shows, with its unit, such as <c>time (s)</c>.</param>
/// <param name="Logarithmic">Whether equal distances are equal factors; every value is then above 0.</param>
public sealed record Axis(string Label, bool Logarithmic = false)
{
    /// <summary>Where it begins; null where the values say so.</summary>
    public double? Low { get; init; }

    /// <summary>Where it ends; null where the values say so.</summary>
    public double? High { get; init; }

    /// <summary>
    /// How much it spans at least where it is divided evenly, so that a change of next to nothing does not look like
    /// one; null where the values alone say so.
    /// </summary>
    public double? LeastSpan { get; init; }

    /// <summary>What no value is below, such as 0 of a share; the axis ends there.</summary>
    internal double? Least { get; init; }

    /// <summary>What no value is above; the axis ends there.</summary>
    internal double? Most { get; init; }

    /// <summary>Whether it counts, so that no mark stands between whole numbers.</summary>
    public bool WholeNumbers { get; init; }

    /// <summary>What 0, 1, 2, ... stand for, of an axis of choices; empty for an axis of numbers.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>An axis with this label, divided evenly.</summary>
    public static implicit operator Axis(string label) => new(label);

    internal double Place(double value) => Logarithmic ? Math.Log10(value) : value;

    internal bool Takes(double value) => !Logarithmic || value > 0 || double.IsNaN(value);

    internal void Check(string name)
    {
        if (Low is double low && High is double high && !(low < high))
            throw new ArgumentException($"Expected Low of axis '{Label}' below High, found {low} and {high}.", name);
        if (!Takes(Low ?? 1) || !Takes(High ?? 1))
        {
            throw new ArgumentException(
                $"Expected bounds above 0 of the logarithmic axis '{Label}', found {Low} and {High}.", name);
        }
    }
}
