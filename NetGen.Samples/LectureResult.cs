using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>What a sample found.</summary>
/// <param name="Table">Rows of cells, the headings first.</param>
/// <param name="Finding">One sentence that says what the table shows.</param>
/// <param name="Pictures">
/// How each picture is drawn, for those who ask for it, with what its file name adds to the sample's; empty for
/// nothing.
/// </param>
internal sealed record LectureResult(
    IReadOnlyList<string[]> Table, string Finding, IReadOnlyList<(string Suffix, Func<Picture> Draw)> Pictures)
{
    /// <summary>Writes table and finding.</summary>
    public void Write(TextWriter output)
    {
        int[] widths = [.. Enumerable.Range(0, Table[0].Length).Select(i => Table.Max(row => row[i].Length))];
        foreach (string[] row in Table)
        {
            IEnumerable<string> figures = row.Skip(1).Select((cell, i) => cell.PadLeft(widths[i + 1]));
            output.WriteLine(string.Join("  ", figures.Prepend(row[0].PadRight(widths[0]))));
        }

        output.WriteLine();
        output.WriteLine(Finding);
    }

    /// <summary>Saves the pictures, and names the files.</summary>
    public void Save(TextWriter output, string directory, string sample)
    {
        foreach ((string suffix, Func<Picture> draw) in Pictures)
        {
            string path = Path.Combine(directory, $"{sample}{suffix}.png");
            draw().Save(path);
            output.WriteLine($"{path} shows it");
        }
    }
}
