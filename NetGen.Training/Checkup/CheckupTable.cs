using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>A table of a checkup's report as text, so that files and terminals show the same.</summary>
/// <param name="Title">A line above it; may be empty.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Rows, with a cell a column.</param>
internal sealed record CheckupTable(
    string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
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

        void WriteLine(IReadOnlyList<string> cells) => output.WriteLine(string.Join(
            "  ", cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
