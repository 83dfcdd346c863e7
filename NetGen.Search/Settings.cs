using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>One value for each setting of a search space.</summary>
public sealed class Settings
{
    private readonly double[] values;

    internal Settings(SearchSpace space, double[] values) => (Space, this.values) = (space, values);

    /// <summary>Where they are from.</summary>
    public SearchSpace Space { get; }

    /// <summary>The values in the order of the space; of a choice, its number from 0.</summary>
    public IReadOnlyList<double> Values => values;

    /// <summary>A number, as layers and optimisers take it.</summary>
    /// <exception cref="ArgumentException">There is no number of that name.</exception>
    public float Float(string name) => (float)Double(name);

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentException">There is no number of that name.</exception>
    public double Double(string name) => Space[name] is NumberDimension
        ? values[Space.IndexOf(name)]
        : throw new ArgumentException($"Expected a number, found that '{name}' is a choice.", nameof(name));

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentException">There is no whole number of that name.</exception>
    public int Integer(string name) => Space[name] is NumberDimension { Scale: NumberScale.Integer }
        ? (int)values[Space.IndexOf(name)]
        : throw new ArgumentException(
            $"Expected a dimension made by Dimension.Integer, found that '{name}' is another.", nameof(name));

    /// <summary>A choice.</summary>
    /// <exception cref="ArgumentException">There is no choice of that name.</exception>
    public string Choice(string name) => Space[name] is ChoiceDimension dimension
        ? dimension.Choices[(int)values[Space.IndexOf(name)]]
        : throw new ArgumentException($"Expected a choice, found that '{name}' is a number.", nameof(name));

    /// <summary>
    /// Names and values as the lines of a search show them: <c>lr: 1.405206e-04 reg: 4.793564e-01</c>.
    /// </summary>
    public override string ToString() =>
        string.Join("  ", Space.Select((dimension, i) => $"{dimension.Name}: {dimension.Format(values[i])}"));
}
