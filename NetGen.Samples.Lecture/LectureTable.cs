using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetGen.Samples;

/// <summary>A table of figures below each other.</summary>
/// <param name="Title">What stands above it; empty for nothing.</param>
/// <param name="Rows">Rows of cells, the headings first.</param>
internal sealed record LectureTable(string Title, IReadOnlyList<string[]> Rows)
{
    /// <summary>Writes title and rows.</summary>
    public void Write(TextWriter output)
    {
        if (Title != "")
            output.WriteLine(Title);
        int[] widths = [.. Enumerable.Range(0, Rows[0].Length).Select(i => Rows.Max(row => row[i].Length))];
        foreach (string[] row in Rows)
        {
            IEnumerable<string> figures = row.Skip(1).Select((cell, i) => cell.PadLeft(widths[i + 1]));
            output.WriteLine(string.Join("  ", figures.Prepend(row[0].PadRight(widths[0]))));
        }
    }
}
