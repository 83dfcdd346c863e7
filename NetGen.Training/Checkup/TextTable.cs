using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>A table as text, so that files and terminals show the same.</summary>
/// <param name="Title">A line above it; may be empty.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Rows, with a cell a column.</param>
internal sealed record TextTable(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The first of the columns that stand at the right, since they hold numbers.</summary>
    public int FirstNumber { get; init; } = int.MaxValue;

    /// <summary>Writes it in columns that are as wide as their longest cell.</summary>
    public void Write(TextWriter output)
    {
        if (Title != "")
            output.WriteLine(Title);
        int[] widths =
            [.. Columns.Select((name, column) =>
                Rows.Select(row => row[column]).Append(name).Max(cell => cell.Length))];
        WriteLine(Columns);
        WriteLine([.. widths.Select(width => new string('-', width))]);
        foreach (IReadOnlyList<string> row in Rows)
            WriteLine(row);
        output.WriteLine();

        void WriteLine(IReadOnlyList<string> cells) =>
            output.WriteLine(string.Join("  ", cells.Select(Padded)).TrimEnd());

        string Padded(string cell, int column) =>
            column < FirstNumber ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]);
    }

    /// <summary>What <see cref="Write"/> writes, without the empty line at the end.</summary>
    public override string ToString()
    {
        using StringWriter text = new() { NewLine = "\n" };
        Write(text);
        return text.ToString().TrimEnd();
    }
}
