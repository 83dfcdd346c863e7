using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>Inputs that belong together, such as those of a column of a table.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Start">The first of its inputs, counted from 0.</param>
/// <param name="Length">How many inputs it has, at least 1.</param>
public sealed record FeatureGroup(string Name, int Start, int Length = 1)
{
    /// <summary>
    /// What each input stands for, where the group is one category in one-hot encoding; or what each index stands for,
    /// where it is one input that an Embedding reads. Empty where that has no names.
    /// </summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>
    /// Whether it is a number and, behind it, an input that is 1 where the number was missing, else 0.
    /// </summary>
    public bool IsMarkedNumber { get; init; }

    /// <summary>A group for each input: <c>input 0</c>, <c>input 1</c>, ...</summary>
    public static IReadOnlyList<FeatureGroup> OfEachInput(int inputLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputLength);
        return [.. Enumerable.Range(0, inputLength).Select(input => new FeatureGroup($"input {input}", input))];
    }

    /// <summary>The groups, or one for each input; throws where one of them is not within a row.</summary>
    internal static IReadOnlyList<FeatureGroup> Checked(
        IReadOnlyList<FeatureGroup>? groups, int inputLength, string name)
    {
        if (groups is null)
            return OfEachInput(inputLength);
        if (groups.Count == 0)
            throw new ArgumentException("Expected at least 1 group of features, found 0.", name);
        foreach (FeatureGroup group in groups)
            Check(group, inputLength, name);
        return groups;
    }

    /// <summary>Throws where a group is not within a row.</summary>
    internal static void Check(FeatureGroup group, int inputLength, string name)
    {
        if (group is null)
            throw new ArgumentException("Expected groups of features, found null among them.", name);
        if (group.Start < 0 || group.Length < 1 || group.Length > inputLength - group.Start)
        {
            throw new ArgumentException(
                $"Expected inputs from 0 to {inputLength - 1} for '{group.Name}', found {group.Length} from "
                + $"{group.Start} on.", name);
        }
    }

    /// <summary>Name and inputs, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: input {Start}{(Length == 1 ? "" : $" to {Start + Length - 1}")}");
}
