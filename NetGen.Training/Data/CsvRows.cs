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
    public const int MostCharacters = 1 << 27;
    private const int FirstBuffer = 1 << 14;

    private readonly TextReader text;
    private readonly CsvDataReader reader;
    private readonly string name;
    private readonly TextPool pool = new();
    private int width;

    /// <param name="text">Where to read: text as <see cref="CsvText"/> gives it. It is disposed of.</param>
    /// <param name="name">What errors call the source.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="row">How many rows stand in front of the text.</param>
    /// <param name="width">Fields of each row; 0 for those of the first.</param>
    /// <exception cref="InvalidDataException">The first row is damaged.</exception>
    public CsvRows(TextReader text, string name, char delimiter, int row = 0, int width = 0)
    {
        this.name = name;
        this.text = text;
        this.width = width;
        Row = row;
        try
        {
            reader = CsvDataReader.Create(text, Options(delimiter));
        }
        catch (Exception error) when (Translated(error) is { } damage)
        {
            throw damage;
        }
    }

    /// <summary>Number of the row that was read last, as its author counts: the first is 1.</summary>
    public int Row { get; private set; }

    /// <summary>Number of the first of the blank lines that were read last; 0 where there is none.</summary>
    public int Blank { get; private set; }

    /// <summary>Reads the next row that is not blank; false at the end.</summary>
    /// <exception cref="InvalidDataException">The row is damaged, or behind a blank one.</exception>
    public bool Read()
    {
        while (ReadLine())
        {
            Row++;
            if (!reader.GetRawRecordSpan().IsWhiteSpace())
            {
                if (Blank > 0)
                    throw Damaged(Blank, Expected, "a blank line");
                if (width == 0)
                    width = reader.RowFieldCount;
                return reader.RowFieldCount == width ? true : throw DamagedWidth();
            }

            if (Blank == 0)
                Blank = Row;
        }

        return false;
    }

    /// <summary>A field of the row, without white space at its ends.</summary>
    /// <exception cref="InvalidDataException">There is a space in front of its quotes.</exception>
    public ReadOnlySpan<char> Field(int place)
    {
        ReadOnlySpan<char> field = reader.GetFieldSpan(place);
        if (field.IsEmpty || (IsInk(field[0]) && IsInk(field[^1])))
            return field;
        ReadOnlySpan<char> trimmed = field.Trim();
        return trimmed is ['"', .., '"'] && IsBehindSpace(field, trimmed) ? throw DamagedQuotes(place) : trimmed;
    }

    /// <summary>The fields of the next row, as many as the first has; null at the end.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public string[]? Next()
    {
        if (!Read())
            return null;
        string[] fields = new string[width];
        for (int i = 0; i < width; i++)
            fields[i] = pool[Field(i)];
        return fields;
    }

    public void Dispose()
    {
        reader.Dispose();
        text.Dispose();
    }

    private string Expected => width == 0 ? "a first row" : FieldsOf(width);

    /// <summary>What a row has to be, in words.</summary>
    public static string FieldsOf(int width) => width == 1 ? "1 field" : $"{width} fields";

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

    // What is no white space, of ASCII: nearly all there is.
    private static bool IsInk(char letter) => letter is > ' ' and < '\x7F';

    private static bool IsBehindSpace(ReadOnlySpan<char> field, ReadOnlySpan<char> trimmed) =>
        trimmed.Length > 1 && char.IsWhiteSpace(field[0]);

    private bool ReadLine()
    {
        try
        {
            return reader.Read();
        }
        catch (Exception error) when (Translated(error) is { } damage)
        {
            throw damage;
        }
    }

    private InvalidDataException? Translated(Exception error) => error switch
    {
        CsvRecordTooLargeException => new(
            FormattableString.Invariant($"{name}, row {Row + 1}: expected fewer than {MostCharacters:N0} ")
            + "characters in a row, found more: a quote that is not closed, perhaps.", error),
        CsvFormatException format => new(
            $"{name}, row {Row + 1}, field {format.FieldOrdinal + 1}: expected quotes around the whole field, "
            + "doubled within, found others.", error),
        _ => null,
    };

    // A space in front of quotes makes delimiters of those within.
    private InvalidDataException DamagedWidth()
    {
        for (int i = 0; i < Math.Min(width, reader.RowFieldCount); i++)
        {
            ReadOnlySpan<char> field = reader.GetFieldSpan(i);
            ReadOnlySpan<char> trimmed = field.Trim();
            if (trimmed is ['"', ..] && IsBehindSpace(field, trimmed))
                return DamagedQuotes(i);
        }

        return Damaged(Row, Expected, $"{reader.RowFieldCount}");
    }

    private InvalidDataException DamagedQuotes(int place) => new(
        $"{name}, row {Row}, field {place + 1}: expected quotes right behind the delimiter, found a space in front of "
        + "them.");

    private InvalidDataException Damaged(int row, string expected, string found) =>
        new($"{name}, row {row}: expected {expected}, found {found}.");
}
