using System.Globalization;
using System.IO;
using Microsoft.Data.Sqlite;

namespace NetGen.Training;

/// <summary>
/// The values of a row of a study. SQLite keeps any kind of value in any column, so each is looked at.
/// </summary>
/// <param name="reader">At the row.</param>
/// <param name="name">What errors call the study.</param>
/// <param name="table">The table.</param>
internal readonly struct StudyRow(SqliteDataReader reader, string name, string table)
{
    /// <summary>A whole number of 32 bits, at least <paramref name="least"/>.</summary>
    public int Integer(int column, int least) =>
        reader.GetValue(column) is long value && value >= least && value <= int.MaxValue
            ? (int)value
            : throw Damaged(column, $"a whole number of at least {least}");

    /// <summary>A number; NaN where there is none.</summary>
    public double Number(int column) => reader.IsDBNull(column) ? double.NaN
        : reader.GetValue(column) is double value ? value : throw Damaged(column, "a number");

    /// <summary>A finite number; NaN where there is none.</summary>
    public double FiniteNumber(int column)
    {
        double value = Number(column);
        return double.IsInfinity(value) ? throw Damaged(column, "a finite number") : value;
    }

    public string Text(int column) => OptionalText(column) ?? throw Damaged(column, "a text");

    /// <summary>A text; null where there is none.</summary>
    public string? OptionalText(int column) => reader.IsDBNull(column) ? null
        : reader.GetValue(column) as string ?? throw Damaged(column, "a text");

    private InvalidDataException Damaged(int column, string expected)
    {
        string found = reader.GetValue(column) switch
        {
            string text => Quote.Of(text),
            byte[] bytes => $"{bytes.Length} bytes",
            var value => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };
        return new(
            $"{name}: expected {expected} as {reader.GetName(column)} in table {table}, found "
            + $"{(found == "" ? "nothing" : found)}.");
    }
}
