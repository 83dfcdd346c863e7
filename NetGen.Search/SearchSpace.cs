using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// The settings that a search varies, at least one: <c>[Dimension.LogUniform("lr", 1e-6, 1e-3), ...]</c>.
/// </summary>
[CollectionBuilder(typeof(SearchSpace), nameof(Create))]
public sealed class SearchSpace : IReadOnlyList<Dimension>
{
    private const int MostGridTrials = 1_000_000;
    private const double TwoToMinus53 = 1.0 / (1L << 53);

    private readonly Dimension[] dimensions;

    private SearchSpace(Dimension[] dimensions) => this.dimensions = dimensions;

    /// <summary>Number of settings.</summary>
    public int Count => dimensions.Length;

    /// <summary>What a stage of a study is recognised by.</summary>
    internal string Definition => string.Join("; ", dimensions.Select(dimension => dimension.Definition));

    /// <summary>A setting by its place.</summary>
    public Dimension this[int index] => dimensions[index];

    /// <summary>A setting by its name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public Dimension this[string name] => dimensions[IndexOf(name)];

    /// <summary>A space of these settings.</summary>
    /// <exception cref="ArgumentException">There is none, or two have the same name.</exception>
    public static SearchSpace Create(ReadOnlySpan<Dimension> dimensions)
    {
        if (dimensions.Length == 0)
            throw new ArgumentException("Expected at least 1 dimension, found none.", nameof(dimensions));
        HashSet<string> names = [];
        foreach (Dimension dimension in dimensions)
        {
            ArgumentNullException.ThrowIfNull(dimension, nameof(dimensions));
            if (!names.Add(dimension.Name))
            {
                throw new ArgumentException(
                    $"Expected dimensions with names of their own, found '{dimension.Name}' twice.",
                    nameof(dimensions));
            }
        }

        return new([.. dimensions]);
    }

    /// <summary>
    /// The same space with one dimension put in for that of the same name, or added where there is none.
    /// </summary>
    public SearchSpace With(Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        int index = Array.FindIndex(dimensions, other => other.Name == dimension.Name);
        return index < 0
            ? new([.. dimensions, dimension])
            : new([.. dimensions[..index], dimension, .. dimensions[(index + 1)..]]);
    }

    /// <inheritdoc/>
    public IEnumerator<Dimension> GetEnumerator() => ((IEnumerable<Dimension>)dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int IndexOf(string name)
    {
        int index = Array.FindIndex(dimensions, dimension => dimension.Name == name);
        if (index >= 0)
            return index;
        string names = string.Join(", ", dimensions.Select(dimension => dimension.Name));
        throw new ArgumentException($"Expected one of {names}, found '{name}'.", nameof(name));
    }

    /// <summary>Settings that depend on the seed and the number of the trial alone.</summary>
    internal Settings Draw(ulong seed, int trial) => new(
        this,
        [
            .. dimensions.Select((dimension, i) =>
                dimension.Draw((RowOrder.Draw((uint)i, (uint)trial, RowOrder.Settings, seed) >> 11) * TwoToMinus53)),
        ]);

    /// <summary>
    /// Every combination of so many values a number and of all choices; the last setting varies first.
    /// </summary>
    internal IReadOnlyList<Settings> Grid(int points)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(points);
        double[][] axes = [.. dimensions.Select(dimension => dimension.Grid(points).ToArray())];
        double count = axes.Aggregate(1.0, (product, axis) => product * axis.Length);
        if (count > MostGridTrials)
        {
            throw new ArgumentOutOfRangeException(
                nameof(points), points,
                Counted.Text($"Expected a grid of at most {MostGridTrials} trials, found {count:N0}."));
        }

        IEnumerable<double[]> combinations = [[]];
        foreach (double[] axis in axes)
            combinations = combinations.SelectMany(_ => axis, (values, value) => (double[])[.. values, value]);
        return [.. combinations.Select(values => new Settings(this, values))];
    }
}
