using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Sylvan.Data.Csv;

namespace NetGen.Training;

/// <summary>
/// A table of text as a CSV file holds it (RFC 4180): named columns, and rows that all have as many fields. A
/// <see cref="TableEncoding"/> makes numbers of it.
/// </summary>
public sealed class CsvTable
{
    private readonly string[][] rows;
    private readonly int[] lines;

    private CsvTable(string name, string[] columns, string[][] rows, int[] lines)
    {
        Name = name;
        Columns = columns;
        this.rows = rows;
        this.lines = lines;
    }

    /// <summary>The file, as errors call it.</summary>
    public string Name { get; }

    /// <summary>Names of the columns: the header.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of rows, the header not counted.</summary>
    public int Rows => rows.Length;

    /// <summary>One field as it stands there, quotes taken off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public string this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns.Count, nameof(column));
            return rows[row][column];
        }
    }

    /// <summary>Reads a file whose first row names the columns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged; the message names file, row, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Read(string path, char delimiter = ',')
    {
        using StreamReader reader = new(path);
        return Read(reader, path, delimiter);
    }

    /// <summary>Reads text whose first row names the columns.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What errors call the source.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <exception cref="InvalidDataException">The text is damaged.</exception>
    public static CsvTable Read(TextReader reader, string name = "table", char delimiter = ',')
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            CsvDataReaderOptions options = new() { Delimiter = delimiter, HasHeaders = true, OwnsReader = false };
            using CsvDataReader csv = CsvDataReader.Create(reader, options);
            return Read(csv, name);
        }
        catch (CsvMissingHeadersException error)
        {
            throw new InvalidDataException($"{name}: expected a row of column names, found no row.", error);
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException(
                $"{name}, row {error.RowNumber + 1}, field {error.FieldOrdinal + 1}: expected quotes around the whole "
                + "field, doubled within, found others.",
                error);
        }
    }

    /// <summary>The rows with these numbers, in their order, such as one part of a split.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CsvTable Subset(IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        foreach (int row in numbers)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(numbers));
        return new(Name, [.. Columns], [.. numbers.Select(row => rows[row])], [.. numbers.Select(row => lines[row])]);
    }

    /// <summary>
    /// Shuffles the rows and cuts them in two, such as training and validation; the seed alone decides.
    /// </summary>
    /// <param name="share">Share of the rows in the first part, above 0 and below 1.</param>
    /// <param name="seed">Seed of the order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public (CsvTable First, CsvTable Second) SplitShuffled(double share, ulong seed = 0)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, $"Expected a share above 0 and below 1, found {share}.");
        }

        int[] order = [.. Enumerable.Range(0, Rows)];
        RowOrder.Shuffle(order, seed, 0, RowOrder.Splits);
        int count = (int)Math.Round(share * Rows);
        return (Subset(order[..count]), Subset(order[count..]));
    }

    /// <summary>Number of a row in the file, as its author counts: the header is row 1.</summary>
    internal int Line(int row) => lines[row];

    /// <summary>Index of a column.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    internal int IndexOf(string column, string argument)
    {
        for (int i = 0; i < Columns.Count; i++)
            if (Columns[i] == column)
                return i;
        throw new ArgumentException(
            $"{Name}: expected a column named {column}, found {string.Join(", ", Columns)}.", argument);
    }

    /// <summary>What a damaged field is answered with.</summary>
    internal InvalidDataException Damaged(int row, int column, string expected) => new(
        $"{Name}, row {Line(row)}, column {Columns[column]}: expected {expected}, found '{rows[row][column]}'.");

    private static CsvTable Read(CsvDataReader csv, string name)
    {
        string[] columns = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)];
        string? repeated = columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (repeated is not null)
            throw new InvalidDataException($"{name}, row 1: expected each column once, found '{repeated}' twice.");
        List<string[]> rows = [];
        List<int> lines = [];
        while (csv.Read())
        {
            int line = csv.RowNumber + 1;
            if (csv.RowFieldCount != columns.Length)
            {
                throw new InvalidDataException(
                    $"{name}, row {line}: expected {columns.Length} fields, found {csv.RowFieldCount}.");
            }

            rows.Add([.. Enumerable.Range(0, columns.Length).Select(csv.GetString)]);
            lines.Add(line);
        }

        return rows.Count > 0
            ? new(name, columns, [.. rows], [.. lines])
            : throw new InvalidDataException($"{name}: expected rows below the header, found none.");
    }
}
