using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Threading.Tasks;
using NetGen.CompilerServices;
using NetGen.Training;

namespace NetGen.Parquet;

/// <summary>
/// Makes records of the rows of Parquet files. <c>ReadParquet</c> of a network with a record calls it: emitted code
/// says which property is which column.
/// </summary>
/// <remarks>
/// A column is found by its name, else by the only one that differs in the case of letters; other columns are not read.
/// A number may be of another type than the property if each value fits: a whole number of any width, or float64 for
/// float32. <c>bool</c> may be 0 or 1; members of an <c>enum</c> are names, whatever the case of letters, or numbers;
/// dates and times may be texts in ISO 8601. Null and NaN are missing. Some damage to a file's footer makes Parquet.Net
/// 6.1 read on without end: read files of strangers in a process that can be ended.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParquetRecords
{
    private const int MostErrors = 20;

    /// <summary>Reads a file.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <typeparam name="TColumns">Its fields, as emitted code has them.</typeparam>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, a property that is no target has no column, a column is of a type that the property cannot
    /// have, or values are bad: a line for each of up to 20 names file, row, column, what was expected and what was
    /// found. Rows count from 1.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TRecord[] Read<TRecord, TColumns>(string path)
        where TColumns : struct, IRecordFields<TRecord>
    {
        using FileStream file = File.OpenRead(path);
        return Read<TRecord, TColumns>(file, path);
    }

    /// <summary>Reads a stream that can be sought in; it stays open.</summary>
    /// <typeparam name="TRecord">The record.</typeparam>
    /// <typeparam name="TColumns">Its fields, as emitted code has them.</typeparam>
    /// <param name="stream">Where to read.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="InvalidDataException">The data is damaged, or columns or values are bad.</exception>
    public static TRecord[] Read<TRecord, TColumns>(Stream stream, string name = "table")
        where TColumns : struct, IRecordFields<TRecord>
    {
        ArgumentNullException.ThrowIfNull(stream);

        // Not in the caller's context, which may be that of a window that waits here.
        return Task.Run(() => ReadAsync<TRecord, TColumns>(stream, name)).GetAwaiter().GetResult();
    }

    private static async Task<TRecord[]> ReadAsync<TRecord, TColumns>(Stream stream, string name)
        where TColumns : struct, IRecordFields<TRecord>
    {
        await using ParquetSource source = await ParquetSource.OpenAsync(stream, name, TColumns.Fields);
        RecordErrors errors = new(name, MostErrors);
        List<TRecord> records = [];
        TextPool pool = new();
        long row = 0;
        for (int group = 0; group < source.Groups; group++)
        {
            ParquetColumn?[] columns = await source.ReadAsync(group);
            int rows = source.Rows(group);
            ParquetFields fields = new(TColumns.Fields, columns, errors, pool, row);
            records.EnsureCapacity(records.Count + rows);
            for (int i = 0; i < rows; i++)
            {
                fields.Row = i;
                records.Add(RecordCreation.Create<TRecord, TColumns, ParquetFields>(ref fields, row + i + 1, errors));
            }

            row += rows;
        }

        errors.ThrowIfAny();
        return records.Count > 0
            ? [.. records]
            : throw new InvalidDataException($"{name}: expected rows, found none.");
    }
}
