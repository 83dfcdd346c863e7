using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>What a missing number is replaced with: what the training rows say of its column.</summary>
public enum Imputation
{
    /// <summary>The mean of the numbers that are there.</summary>
    Mean,

    /// <summary>Their median, which an outlier does not move.</summary>
    Median,

    /// <summary>The one that comes most often; of several the smallest.</summary>
    MostFrequent,
}

/// <summary>What the columns of a table are.</summary>
public sealed record TableOptions
{
    /// <summary>The columns to be predicted: one of labels, or one or more of numbers.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Columns that are left out, such as a row's number.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>
    /// Columns that are names although they are numbers, such as a postal code, or dates, or many; a few names, each in
    /// several rows, are found.
    /// </summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Fields that mean that nothing is known.</summary>
    public IReadOnlyList<string> Missing { get; init; } = UsualMarks;

    /// <summary>What a missing number is replaced with; a missing category with the most frequent one.</summary>
    public Imputation Imputation { get; init; } = Imputation.Mean;

    internal static IReadOnlyList<string> UsualMarks { get; } =
        ["", "?", "-", "NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "None"];

    // Fields have no white space at their ends.
    internal HashSet<string> MissingMarks => [.. Missing.Select(mark => mark.Trim())];
}
