using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>A CSV file that records are read from, as its header and the options say.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Columns">Names of its columns.</param>
/// <param name="Places">Index of each field's column, or <see cref="RecordPlaces.None"/>.</param>
/// <param name="Format">How fields are written.</param>
/// <param name="Options">How rows are written.</param>
internal sealed record CsvSource(
    string Name, string[] Columns, int[] Places, FieldFormat Format, CsvOptions Options)
{
    /// <summary>Reads the header, if there is one, from the first block of the file.</summary>
    /// <exception cref="System.IO.InvalidDataException">
    /// It is damaged, or there is no column for a field that is no target.
    /// </exception>
    public static CsvSource Of(CsvBlock? first, string name, CsvOptions options, IReadOnlyList<RecordField> fields)
    {
        using CsvRows? rows = first is { } block ? new(block.Open(), name, options.Delimiter) : null;
        string[] columns = CsvHeader.Names(rows?.Next(), name, options);
        int[] places = options.HasHeader || options.ColumnNames is not null
            ? RecordPlaces.ByName(name, columns, fields)
            : RecordPlaces.ByOrder(name, columns.Length, fields);
        return new(name, columns, places, new(options.Culture, options.Missing), options);
    }
}
