using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>How a CSV file is written: RFC 4180 if nothing is set.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between fields: a character of ASCII that is no letter, digit, quote or line end.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// Names of all columns, in the place of the header's where there is one. Without either, columns are called
    /// column1, column2, ...
    /// </summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>How numbers are written, such as with a decimal comma; digits are never grouped.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// Fields that mean that nothing is known, for records: an empty one alone if nothing is set. They are null where
    /// the property is nullable, else an error. For tables it is <see cref="TableOptions.Missing"/> that says so.
    /// </summary>
    public IReadOnlyList<string> Missing { get; init; } = [""];

    /// <summary>How many bad fields of records the error of a file lists, at least 1; it counts the others.</summary>
    public int MaxErrors { get; init; } = 20;

    internal void Check(string name)
    {
        if (Delimiter is '"' or '\n' or '\r' or '\0' || !char.IsAscii(Delimiter) || char.IsLetterOrDigit(Delimiter))
        {
            throw new ArgumentException(
                "Expected a delimiter of ASCII that is no letter, digit, quote or line end, found "
                + $"'{Delimiter}' (U+{(int)Delimiter:X4}).", name);
        }

        if (Culture is null)
            throw new ArgumentException("Expected a culture, found null.", name);
        if (Missing is null || Missing.Contains(null))
            throw new ArgumentException("Expected marks of missing fields, found null.", name);
        if (MaxErrors < 1)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected MaxErrors of at least 1, found {MaxErrors}."), name);
        }

        if (ColumnNames?.Count is 0 || ColumnNames?.Contains(null) == true)
            throw new ArgumentException("Expected a name for each column, found none.", name);
        if (Repeated.In(ColumnNames ?? []) is { } repeated)
            throw new ArgumentException($"Expected each column once, found {Quote.Of(repeated)} twice.", name);
    }
}
