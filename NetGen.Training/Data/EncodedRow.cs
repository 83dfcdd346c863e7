using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// One row of a table, set column by column and encoded as the training rows were. Columns that are not set are missing
/// ones. For one thread at a time.
/// </summary>
public sealed class EncodedRow
{
    private readonly EncodedColumn[] columns;
    private readonly HashSet<string> missing;
    private readonly Dictionary<string, int> places;
    private readonly int[] starts;
    private readonly float[] features;

    internal EncodedRow(EncodedColumn[] columns, HashSet<string> missing, int width)
    {
        this.columns = columns;
        this.missing = missing;
        places = columns.Index().ToDictionary(column => column.Item.Facts.Name, column => column.Index);
        features = new float[width];
        starts = new int[columns.Length + 1];
        for (int i = 0; i < columns.Length; i++)
            starts[i + 1] = starts[i] + columns[i].Facts.Width;
        Clear();
    }

    /// <summary>The encoded row, as a network takes it before it is scaled.</summary>
    public ReadOnlySpan<float> Features => features;

    /// <summary>Sets a column of numbers.</summary>
    /// <exception cref="ArgumentException">
    /// There is no such column, or it has names, or the number is not finite.
    /// </exception>
    public void Set(string column, float number) => Set(PlaceOf(column), number);

    /// <summary>Sets a column of numbers by its place among the columns of the training rows, targets aside.</summary>
    /// <exception cref="ArgumentException">The column has names, or the number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public void Set(int column, float number)
    {
        Check(column);
        if (!TableColumn.Encode(columns[column], number, stackalloc float[1]))
        {
            throw new ArgumentException(
                columns[column] is EncodedNumber
                    ? $"Expected a finite number in {columns[column].Facts.Name}, found {number}."
                    : $"Expected a name in {columns[column].Facts.Name}, found the number {number}.",
                nameof(number));
        }

        TableColumn.Encode(columns[column], number, Cleared(column));
    }

    /// <summary>
    /// Sets a column to a name, or to a number as the invariant culture writes it; a name that training did not have is
    /// all zeros, a mark of what is missing is a missing one.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such column, or it has numbers and the text is none.</exception>
    public void Set(string column, string text) => Set(PlaceOf(column), text);

    /// <summary>The same by the column's place.</summary>
    /// <exception cref="ArgumentException">The column has numbers and the text is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public void Set(int column, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Check(column);
        string? known = missing.Contains(text) ? null : text;
        if (columns[column] is EncodedNumber && known is not null
            && !TableColumn.TryNumber(known, CultureInfo.InvariantCulture, out _))
        {
            throw new ArgumentException(
                $"Expected a finite number in {columns[column].Facts.Name}, found {Quote.Of(text)}.", nameof(text));
        }

        TableColumn.Encode(columns[column], known, CultureInfo.InvariantCulture, Cleared(column));
    }

    /// <summary>Sets a column to what stands for a missing field.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public void SetMissing(string column) => SetMissing(PlaceOf(column));

    /// <summary>Makes every column a missing one.</summary>
    public void Clear()
    {
        for (int column = 0; column < columns.Length; column++)
            SetMissing(column);
    }

    private void SetMissing(int column) =>
        TableColumn.Encode(columns[column], null, CultureInfo.InvariantCulture, Cleared(column));

    private Span<float> Cleared(int column)
    {
        Span<float> own = features.AsSpan(starts[column], columns[column].Facts.Width);
        own.Clear();
        return own;
    }

    private int PlaceOf(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return places.TryGetValue(column, out int place)
            ? place
            : throw new ArgumentException(
                $"Expected one of {Quote.Few([.. places.Keys])}, found {Quote.Of(column)}.", nameof(column));
    }

    private void Check(int column) =>
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns.Length, nameof(column));
}
