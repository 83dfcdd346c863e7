using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>
/// A property of a record that is a number: one input, and a second one that is 1 where the number is missing, if
/// <see cref="Missing"/> allows that. Numbers, <c>bool</c> (0 or 1) and nullable ones of both.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class NumericAttribute : Attribute
{
    /// <summary>Declares a number.</summary>
    /// <param name="scale">How it is scaled; statistics are those of the training rows.</param>
    /// <param name="missing">
    /// What takes the place of null or NaN; the mean for a nullable property if left out, else they are errors.
    /// </param>
    public NumericAttribute(Scale scale = Scale.Standard, Missing missing = Missing.NotAllowed) =>
        (Scale, Missing) = (scale, missing);

    /// <summary>Declares a number that may be missing, standardised.</summary>
    /// <param name="missing">What takes the place of null or NaN.</param>
    public NumericAttribute(Missing missing)
        : this(Scale.Standard, missing)
    {
    }

    /// <summary>How it is scaled.</summary>
    public Scale Scale { get; }

    /// <summary>What takes the place of null or NaN.</summary>
    public Missing Missing { get; }
}

/// <summary>
/// A property of a record that is one of several names: one input a name, 1 for the row's own and 0 for the others
/// (one-hot), or a learned vector. An <c>enum</c>, <c>bool</c>, <c>string</c> or integer. Null is a place
/// of its own where the property is nullable; so is, but for enums and bools, a name that training did not have.
/// </summary>
/// <param name="embedding">
/// Values of the learned vector, fewer than there are names; 0 for one input a name. It becomes an <c>Embedding</c>
/// layer called as the property, with <c>Embedding</c> behind: <c>network.CityEmbedding</c>. Vectors start near 0, of
/// deviation 0.05, so that one that training does not reach says little.
/// </param>
/// <param name="maxNames">
/// Most names that training rows may have, at least 1; needed for strings and integers, since it decides the width of
/// the network.
/// </param>
/// <param name="foldsRare">
/// Whether the rarest names beyond <paramref name="maxNames"/> share the place of unknown ones; else they are an error.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CategoryAttribute(int embedding = 0, int maxNames = 0, bool foldsRare = false) : Attribute
{
    /// <summary>Values of the learned vector; 0 for one input a name.</summary>
    public int Embedding { get; } = embedding;

    /// <summary>Most names that training rows may have.</summary>
    public int MaxNames { get; } = maxNames;

    /// <summary>Whether the rarest names beyond <see cref="MaxNames"/> share the place of unknown ones.</summary>
    public bool FoldsRare { get; } = foldsRare;
}

/// <summary>
/// A property of a record that is a date or a time: a <c>DateOnly</c>, <c>DateTime</c> or <c>DateTimeOffset</c> (its
/// local time), or a nullable one of these. Null is zeros, and 1 in an input of its own.
/// </summary>
/// <param name="parts">What of it are inputs, in this order; at least one.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DatePartsAttribute(params DatePart[] parts) : Attribute
{
    /// <summary>What of it are inputs.</summary>
    public IReadOnlyList<DatePart> Parts { get; } = parts;
}

/// <summary>
/// A property of a record that is to be predicted: a number, scaled for training and predicted in its own unit, or
/// several of them; or one <c>enum</c>, <c>bool</c> or <c>string</c>, the class of the row.
/// </summary>
/// <param name="scale">How a number is scaled; statistics are those of the training rows.</param>
/// <param name="maxNames">Most classes of a string, at least 2: the network has so many outputs.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TargetAttribute(Scale scale = Scale.Standard, int maxNames = 0) : Attribute
{
    /// <summary>How a number is scaled.</summary>
    public Scale Scale { get; } = scale;

    /// <summary>Most classes of a string.</summary>
    public int MaxNames { get; } = maxNames;
}

/// <summary>What a column of a file is called, where it is not called as the property.</summary>
/// <param name="name">The name in the file.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ColumnNameAttribute(string name) : Attribute
{
    /// <summary>The name in the file.</summary>
    public string Name { get; } = name;
}
