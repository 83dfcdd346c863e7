using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// Makes records of the rows of CSV files. <c>ReadCsv</c> of a network with a record calls it: emitted code says which
/// property is which column.
/// </summary>
/// <remarks>
/// A column is found by its name, else by the only one that differs in the case of letters; other columns are left out.
/// Numbers are in <see cref="CsvOptions.Culture"/>, without groups of digits. Dates and times are ISO 8601, or in the
/// culture's patterns. <c>bool</c> is true or false, 1 or 0, yes or no; members of an <c>enum</c> are names, whatever
/// the case of letters, or numbers. Several threads make records; they come in the order of rows.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CsvRecords
{
    /// <summary>Reads a file, plain or gzip, whichever its first bytes say.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <typeparam name="TColumns">Its fields, as emitted code has them.</typeparam>
    /// <param name="path">The file: UTF-8, or UTF-16 behind a byte order mark.</param>
    /// <param name="options">How it is written; as <see cref="CsvOptions"/> is made if left out.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, a property that is no target has no column, or fields are bad: a line for each of up to
    /// <see cref="CsvOptions.MaxErrors"/> names file, row, column, what was expected and what was found.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TRecord[] Read<TRecord, TColumns>(string path, CsvOptions? options = null)
        where TColumns : struct, IRecordFields<TRecord>
    {
        using StreamReader reader = Open(path);
        return Read<TRecord, TColumns>(reader, path, options);
    }

    /// <summary>Reads text.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <typeparam name="TColumns">Its fields, as emitted code has them.</typeparam>
    /// <param name="reader">Where to read.</param>
    /// <param name="name">What errors call the source.</param>
    /// <param name="options">How it is written; as <see cref="CsvOptions"/> is made if left out.</param>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    /// <exception cref="InvalidDataException">The text is damaged, or fields are bad.</exception>
    public static TRecord[] Read<TRecord, TColumns>(
        TextReader reader, string name = "table", CsvOptions? options = null)
        where TColumns : struct, IRecordFields<TRecord>
    {
        ArgumentNullException.ThrowIfNull(reader);
        options = Checked(options);
        RecordErrors errors = new(name, options.MaxErrors);
        List<CsvPart<TRecord>> parts = [];
        foreach (CsvPart<TRecord> part in CsvParts<TRecord, TColumns>.Read(reader, name, options))
        {
            errors.Add(part.Errors);
            if (errors.Count == 0)
                parts.Add(part);
            else
                parts.Clear();
        }

        errors.ThrowIfAny();
        return Joined(parts, name);
    }

    /// <summary>
    /// Reads a file a part at a time, so that only some thousands of records are in memory. It is opened anew each time
    /// that the sequence is gone through.
    /// </summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <typeparam name="TColumns">Its fields, as emitted code has them.</typeparam>
    /// <param name="path">The file: UTF-8, or UTF-16 behind a byte order mark.</param>
    /// <param name="options">How it is written; as <see cref="CsvOptions"/> is made if left out.</param>
    /// <returns>
    /// The records. Going through them throws what <see cref="Read{TRecord, TColumns}(string, CsvOptions?)"/> throws;
    /// bad fields when it comes to the part of the file that they are in.
    /// </returns>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public static IEnumerable<TRecord> Stream<TRecord, TColumns>(string path, CsvOptions? options = null)
        where TColumns : struct, IRecordFields<TRecord>
    {
        ArgumentNullException.ThrowIfNull(path);
        CsvOptions used = Checked(options);
        return Records();

        IEnumerable<TRecord> Records()
        {
            using StreamReader reader = Open(path);
            long count = 0;
            foreach (CsvPart<TRecord> part in CsvParts<TRecord, TColumns>.Read(reader, path, used))
            {
                part.Errors.ThrowIfAny();
                for (int i = 0; i < part.Count; i++)
                    yield return part.Records[i];
                count += part.Count;
            }

            if (count == 0)
                throw NoRows(path);
        }
    }

    private static StreamReader Open(string path) =>
        new(PackedFile.Open(path), CsvTable.Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);

    private static CsvOptions Checked(CsvOptions? options)
    {
        options ??= new();
        options.Check(nameof(options));
        return options;
    }

    private static TRecord[] Joined<TRecord>(List<CsvPart<TRecord>> parts, string name)
    {
        long total = 0;
        foreach (CsvPart<TRecord> part in parts)
            total += part.Count;
        if (total == 0)
            throw NoRows(name);
        TRecord[] records = new TRecord[total];
        int at = 0;
        foreach (CsvPart<TRecord> part in parts)
        {
            part.Records.AsSpan(0, part.Count).CopyTo(records.AsSpan(at));
            at += part.Count;
        }

        return records;
    }

    private static InvalidDataException NoRows(string name) =>
        new($"{name}: expected rows below the header, found none.");
}
