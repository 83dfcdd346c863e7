using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Text;

/// <summary>Tables in comments: cells in columns, a line under the first row.</summary>
internal static class TextTable
{
    /// <summary>The lines of a table; columns named in <paramref name="right"/> end in line.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows, params int[] right)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        string[] line = [.. widths.Select(width => new string('-', width))];
        return rows.Take(1).Append(line).Concat(rows.Skip(1)).Select(row => string.Join(
            "  ", row.Select((cell, column) =>
                right.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
    }
}
