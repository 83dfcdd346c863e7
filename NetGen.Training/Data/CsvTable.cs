using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NetGen.Training;

/// <summary>
/// A table of text as a CSV file holds it (RFC 4180): named columns, and rows that all have as many fields. White space
/// at the ends of a field is no part of it; line ends within quotes are line feeds. A <see cref="TableEncoding"/> makes
/// numbers of it.
/// </summary>
public sealed class CsvTable
{
    internal static readonly Encoding Utf8 = Encoding.GetEncoding(
        "utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback($"{CsvText.NoText}"));

    private readonly string[][] rows;
    private readonly int[] lines;
    private readonly Dictionary<string, int> places;

    private CsvTable(string name, string[] columns, CultureInfo culture, string[][] rows, int[] lines)
    {
        Name = name;
        Columns = columns;
        Culture = culture;
        this.rows = rows;
        this.lines = lines;
        places = columns.Index().ToDictionary(column => column.Item, column => column.Index);
    }

    /// <summary>The file, as errors call it.</summary>
    public string Name { get; }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How numbers are written.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Number of rows, the header not counted.</summary>
    public int Rows => rows.Length;

    /// <summary>One field.</summary>
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

    /// <summary>Reads a file, plain or gzip, whichever its first bytes say.</summary>
    /// <param name="path">The file: UTF-8, or UTF-16 behind a byte order mark.</param>
    /// <param name="options">How it is written; as <see cref="CsvOptions"/> is made if left out.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged; the message names file, row, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        using StreamReader reader = new(PackedFile.Open(path), Utf8);
        return Read(reader, path, options);
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What errors call the source.</param>
    /// <param name="options">How it is written; as <see cref="CsvOptions"/> is made if left out.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    /// <exception cref="InvalidDataException">The text is damaged.</exception>
    public static CsvTable Read(TextReader reader, string name = "table", CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        options ??= new();
        options.Check(nameof(options));
        using CsvRows csv = new(new CsvText(reader, name, options.Delimiter), name, options.Delimiter);
        string[]? first = csv.Next();
        string[] columns = CsvHeader.Names(first, name, options);
        List<string[]> rows = [];
        List<int> lines = [];
        for (string[]? row = options.HasHeader ? csv.Next() : first; row is not null; row = csv.Next())
        {
            rows.Add(row);
            lines.Add(csv.Row);
        }

        return rows.Count > 0
            ? new(name, columns, options.Culture, [.. rows], [.. lines])
            : throw new InvalidDataException($"{name}: expected rows below the header, found none.");
    }

    /// <summary>The rows with these numbers, in their order, such as one part of a split.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CsvTable Subset(IReadOnlyList<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        foreach (int row in numbers)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(numbers));
        return new(
            Name, [.. Columns], Culture, [.. numbers.Select(row => rows[row])], [.. numbers.Select(row => lines[row])]);
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

    /// <summary>Number of a row in the file, as its author counts: the header is row 1 where there is one.</summary>
    internal int Line(int row) => lines[row];

    /// <summary>Index of a column.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    internal int IndexOf(string column, string argument) => places.TryGetValue(column, out int place)
        ? place
        : throw new ArgumentException(
            $"{Name}: expected a column named {column}, found {Quote.Few(Columns)}.", argument);

    /// <summary>What a damaged field is answered with.</summary>
    internal InvalidDataException Damaged(int row, int column, string expected, string advice = "") => new(
        $"{Name}, row {Line(row)}, column {Quote.Plain(Columns[column])}: expected {expected}, found "
        + $"{Quote.Of(rows[row][column])}{advice}.");
}
