using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NetGen.Training;
using Parquet;
using Parquet.Schema;

namespace NetGen.Parquet;

/// <summary>A Parquet file, and which of its columns the fields of a record are.</summary>
internal sealed class ParquetSource : IAsyncDisposable
{
    private static readonly ParquetOptions Options = new() { UseDateOnlyTypeForDates = true };

    private readonly BoundedStream stream;
    private readonly ParquetReader reader;
    private readonly string name;
    private readonly DataField?[] columns;

    private ParquetSource(BoundedStream stream, ParquetReader reader, string name, DataField?[] columns) =>
        (this.stream, this.reader, this.name, this.columns) = (stream, reader, name, columns);

    /// <summary>Groups of rows, which are read one by one.</summary>
    public int Groups => reader.RowGroupCount;

    /// <summary>Reads the names and types of columns.</summary>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, or a field has no column, or one of a type that it cannot have.
    /// </exception>
    public static async Task<ParquetSource> OpenAsync(Stream source, string name, IReadOnlyList<RecordField> fields)
    {
        BoundedStream stream = new(source);
        ParquetReader reader = await Whole(stream, name, async () => await ParquetReader.CreateAsync(stream, Options));
        try
        {
            IReadOnlyList<Field> found = await Whole(stream, name, () => Task.FromResult(reader.Schema.Fields));
            string[] names = [.. found.Select(column => column.Name)];
            if (Repeated.In(names) is { } repeated)
                throw new InvalidDataException($"{name}: expected each column once, found {Quote.Of(repeated)} twice.");
            int[] places = RecordPlaces.ByName(name, names, fields);
            Field?[] columns = [.. places.Select(place => place == RecordPlaces.None ? null : found[place])];
            Check(name, fields, columns);
            return new(stream, reader, name, [.. columns.Cast<DataField?>()]);
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many rows a group has.</summary>
    /// <exception cref="InvalidDataException">More than an array takes, or fewer than none.</exception>
    public int Rows(int group)
    {
        long rows = reader.OpenRowGroupReader(group).RowCount;
        return rows >= 0 && rows <= Array.MaxLength
            ? (int)rows
            : throw new InvalidDataException(
                FormattableString.Invariant($"{name}: expected 0 to {Array.MaxLength} rows in a group, found {rows}."));
    }

    /// <summary>Reads the columns of a group; null for a field that has none.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    public async Task<ParquetColumn?[]> ReadAsync(int group)
    {
        int rows = Rows(group);
        ParquetColumn?[] read = new ParquetColumn?[columns.Length];
        for (int i = 0; i < read.Length; i++)
        {
            if (columns[i] is { } column)
            {
                read[i] = await Whole(
                    stream, name, () => ParquetColumn.ReadAsync(reader.OpenRowGroupReader(group), column, rows));
            }
        }

        return read;
    }

    public ValueTask DisposeAsync() => reader.DisposeAsync();

    private static void Check(string name, IReadOnlyList<RecordField> fields, Field?[] columns)
    {
        RecordErrors errors = new(name, fields.Count);
        foreach ((RecordField field, Field? column) in fields.Zip(columns))
        {
            if (column is not null && !ParquetColumn.CanBe(column, field.Type))
            {
                string expected = field.Type.IsEnum ? "names or whole numbers" : FieldText.Expected(field.Type);
                errors.Add(
                    $"{name}, column {Quote.Plain(column.Name)}: expected {expected} in each row, found "
                    + $"{ParquetColumn.Kind(column)}.");
            }
        }

        errors.ThrowIfAny();
    }

    // What the library throws at damaged files is of any type, IOException too.
    private static async Task<T> Whole<T>(BoundedStream stream, string name, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is not OutOfMemoryException && stream.Failure is null)
        {
            throw new InvalidDataException(
                $"{name}: expected a whole Parquet file, found damage: {Quote.Passage(error.Message)}", error);
        }
    }
}
