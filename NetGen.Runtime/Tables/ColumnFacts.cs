using System.Collections.Generic;

namespace NetGen;

/// <summary>What a column of a record is.</summary>
public enum ColumnKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>One of several names; as a target the class of a row.</summary>
    Category,

    /// <summary>A date or time.</summary>
    Date,
}

/// <summary>What is known of a property of a network's record at compile time.</summary>
public sealed record ColumnFacts
{
    /// <summary>The property.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>The first input of an encoded row that it makes; of a target the first output.</summary>
    public required int Start { get; init; }

    /// <summary>How many inputs, or outputs, it makes.</summary>
    public required int Width { get; init; }

    /// <summary>How a number is scaled.</summary>
    public Scale Scale { get; init; }

    /// <summary>What takes the place of a missing number.</summary>
    public Missing Missing { get; init; }

    /// <summary>Whether it may be missing; an input, or a name, of its own says that it is.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>The names of an enumeration or bool; empty where the training rows decide.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Most names that training rows may have, where they decide.</summary>
    public int MaxNames { get; init; }

    /// <summary>Whether the rarest names beyond <see cref="MaxNames"/> share the place of unknown ones.</summary>
    public bool FoldsRare { get; init; }

    /// <summary>The Embedding layer that reads the column, or null.</summary>
    public string? Embedding { get; init; }

    /// <summary>What of a date are inputs.</summary>
    public IReadOnlyList<DatePart> Parts { get; init; } = [];

    /// <summary>Whether training rows decide about names.</summary>
    internal bool LearnsNames => Kind == ColumnKind.Category && Names.Count == 0;

    /// <summary>Places of a category: its names, the unknown ones together, and missing.</summary>
    internal int Places => (LearnsNames ? MaxNames + 1 : Names.Count) + (MayBeMissing ? 1 : 0);
}
