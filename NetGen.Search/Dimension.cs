using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>One setting that a search varies, such as the learning rate, and where it is drawn from.</summary>
public abstract record Dimension
{
    private protected Dimension(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>What the setting is called.</summary>
    public string Name { get; }

    /// <summary>What a definition says of it: the same for equal dimensions, another for others.</summary>
    internal abstract string Definition { get; }

    /// <summary>What it draws from, as a report says it.</summary>
    internal abstract string Range { get; }

    /// <summary>
    /// A number whose logarithm is drawn evenly, as <c>10 ** uniform(-6, -3)</c> does: for what acts by factors, such
    /// as a learning rate or weight decay.
    /// </summary>
    /// <param name="name">What it is called.</param>
    /// <param name="low">One bound, above 0.</param>
    /// <param name="high">The other bound, above 0; the two may be given in either order.</param>
    /// <exception cref="ArgumentException">The name is empty, or a bound is not a finite number above 0.</exception>
    public static NumberDimension LogUniform(string name, double low, double high) =>
        new(name, NumberScale.Logarithmic, low, high);

    /// <summary>A number that is drawn evenly, such as a dropout rate.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="low">One bound.</param>
    /// <param name="high">The other bound; the two may be given in either order.</param>
    /// <exception cref="ArgumentException">The name is empty, or a bound is not finite.</exception>
    public static NumberDimension Uniform(string name, double low, double high) =>
        new(name, NumberScale.Linear, low, high);

    /// <summary>A whole number that is drawn evenly, both bounds included.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="low">One bound.</param>
    /// <param name="high">The other bound; the two may be given in either order.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static NumberDimension Integer(string name, int low, int high) =>
        new(name, NumberScale.Integer, low, high);

    /// <summary>One of several, such as the optimiser, each as likely as the others.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="choices">What there is to choose from, at least one; no two alike.</param>
    /// <exception cref="ArgumentException">A name is empty, or a choice is missing or there twice.</exception>
    public static ChoiceDimension Choice(string name, params IReadOnlyList<string> choices) => new(name, choices);

    /// <summary>The value for an evenly drawn number in [0, 1).</summary>
    internal abstract double Draw(double unit);

    /// <summary>At most so many values, spread evenly, bounds included.</summary>
    internal abstract IEnumerable<double> Grid(int points);

    /// <summary>A value as a line or a table shows it.</summary>
    internal abstract string Format(double value);
}

/// <summary>A setting that is one of several; its value is the number of the choice, from 0.</summary>
public sealed record ChoiceDimension : Dimension
{
    internal ChoiceDimension(string name, IReadOnlyList<string> choices)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0 || choices.Any(string.IsNullOrWhiteSpace))
            throw new ArgumentException($"Expected named choices of '{name}', found none.", nameof(choices));
        if (choices.Distinct().Count() < choices.Count)
        {
            throw new ArgumentException(
                $"Expected choices of '{name}' that differ, found {string.Join(", ", choices)}.", nameof(choices));
        }

        Choices = [.. choices];
    }

    /// <summary>What there is to choose from.</summary>
    public IReadOnlyList<string> Choices { get; }

    internal override string Definition => $"{Name}: {Range}";

    internal override string Range => $"one of {string.Join(", ", Choices)}";

    internal override double Draw(double unit) => Math.Min(Math.Floor(unit * Choices.Count), Choices.Count - 1);

    internal override IEnumerable<double> Grid(int points) => Enumerable.Range(0, Choices.Count).Select(i => (double)i);

    internal override string Format(double value) => Choices[(int)value];
}
