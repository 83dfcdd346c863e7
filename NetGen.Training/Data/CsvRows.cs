using System;
using System.Globalization;
using System.IO;
using Sylvan.Data.Csv;

namespace NetGen.Training;

/// <summary>
/// Rows of CSV text, one behind the other: fields without quotes and without white space at their ends.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    // A row lies in one buffer, which grows up to this.
    private const int MostCharacters = 1 << 27;
    private const int FirstBuffer = 1 << 14;

    private readonly CsvText text;
    private readonly CsvDataReader reader;
    private readonly string name;
    private readonly TextPool pool = new();
    private int width;

    /// <param name="source">Where to read; it stays open.</param>
    /// <param name="name">What errors call the source.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <exception cref="InvalidDataException">The first row is damaged.</exception>
    public CsvRows(TextReader source, string name, char delimiter)
    {
        this.name = name;
        text = new(source, name, delimiter);
        reader = Translate(() => CsvDataReader.Create(text, Options(delimiter)));
    }

    /// <summary>Number of the row that was read last, as its author counts: the first is 1.</summary>
    public int Row { get; private set; }

    /// <summary>The fields of the next row, as many as the first has; null at the end.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public string[]? Next()
    {
        int blank = 0;
        while (Translate(reader.Read))
        {
            Row++;
            if (!reader.GetRawRecordSpan().IsWhiteSpace())
                return blank == 0 ? Fields() : throw Damaged(blank, Expected, "a blank line");
            if (blank == 0)
                blank = Row;
        }

        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        text.Dispose();
    }

    private string Expected => width switch { 0 => "a first row", 1 => "1 field", _ => $"{width} fields" };

    // All that there are, but for the formats of typed getters, which nothing calls: what the reader takes for granted
    // is not RFC 4180.
    private static CsvDataReaderOptions Options(char delimiter) => new()
    {
        Delimiter = delimiter,
        Quote = '"',
        Escape = '"',
        CsvStyle = CsvStyle.Standard,
        Comment = '\0',             // lines of comments cannot be switched off: CsvText lets no NUL through
        CommentHandler = null,
        HasHeaders = false,         // names are fields of a row like any other
        HeaderComparer = StringComparer.Ordinal,
        Schema = null,
        ResultSetMode = ResultSetMode.SingleResult,
        Culture = CultureInfo.InvariantCulture,
        BufferSize = FirstBuffer,
        MaxBufferSize = MostCharacters,
        OwnsReader = false,
        StringFactory = null,
        ColumnStringFactory = null,
    };

    private string[] Fields()
    {
        if (width == 0)
            width = reader.RowFieldCount;
        string[] fields = new string[width];
        for (int i = 0; i < Math.Min(width, reader.RowFieldCount); i++)
        {
            ReadOnlySpan<char> field = reader.GetFieldSpan(i);
            ReadOnlySpan<char> trimmed = field.Trim();
            if (trimmed is ['"', _, ..] && char.IsWhiteSpace(field[0])
                && (trimmed is [.., '"'] || reader.RowFieldCount != width))
            {
                throw new InvalidDataException(
                    $"{name}, row {Row}, field {i + 1}: expected quotes right behind the delimiter, found a space in "
                    + "front of them.");
            }

            fields[i] = pool[trimmed];
        }

        return reader.RowFieldCount == width ? fields : throw Damaged(Row, Expected, $"{reader.RowFieldCount}");
    }

    private T Translate<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvRecordTooLargeException error)
        {
            throw new InvalidDataException(
                FormattableString.Invariant($"{name}, row {Row + 1}: expected fewer than {MostCharacters:N0} ")
                + "characters in a row, found more: a quote that is not closed, perhaps.", error);
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException(
                $"{name}, row {Row + 1}, field {error.FieldOrdinal + 1}: expected quotes around the whole field, "
                + "doubled within, found others.", error);
        }
    }

    private InvalidDataException Damaged(int row, string expected, string found) =>
        new($"{name}, row {row}: expected {expected}, found {found}.");
}
