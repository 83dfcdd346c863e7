using System;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>How the columns of a record are read; emitted for each network with a record.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecordColumns<TRecord>
{
    /// <summary>Hands over every feature of a record.</summary>
    static abstract void ReadFeatures<TReader>(TRecord record, ref TReader to)
        where TReader : struct, IColumnReader;

    /// <summary>Hands over every target of a record.</summary>
    static abstract void ReadTargets<TReader>(TRecord record, ref TReader to)
        where TReader : struct, IColumnReader;
}

/// <summary>
/// Who takes the values of a record: a fit or an encoder. Columns are counted from 0, features and targets apart.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IColumnReader
{
    /// <summary>A number; NaN where it is missing.</summary>
    void Number(int column, double value);

    /// <summary>A number; null where it is missing.</summary>
    void Number(int column, double? value);

    /// <summary>A member of an enumeration, or a bool: one of the names that the declaration has.</summary>
    /// <param name="column">The column.</param>
    /// <param name="place">Its place among the names; -1 for none of them, -2 for null.</param>
    /// <param name="value">Its number, which an error shows.</param>
    void Member(int column, int place, long value);

    /// <summary>One of the names that training rows have.</summary>
    void Name(int column, ReadOnlySpan<char> name);

    /// <summary>The same; null where it is missing.</summary>
    void Name(int column, string? name);

    /// <summary>A whole number as a name; null where it is missing.</summary>
    void Name(int column, long? name);

    /// <summary>A date; null where it is missing.</summary>
    void Date(int column, DateTime? date);
}
