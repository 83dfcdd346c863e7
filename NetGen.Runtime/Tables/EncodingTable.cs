using System.Collections.Generic;
using System.Linq;

namespace NetGen.CompilerServices;

/// <summary>A table of what becomes of each column of an encoding.</summary>
internal sealed class EncodingTable
{
    private readonly List<(string Inputs, string Name, string Summary)> lines =
        [("inputs", "column", "what becomes of it")];

    private int start;

    /// <summary>The lines, the header first.</summary>
    public IReadOnlyList<(string Inputs, string Name, string Summary)> Lines => lines;

    /// <summary>Adds a column, whose inputs stand behind those of the one before.</summary>
    public void Add(EncodedColumn column)
    {
        int width = column.Facts.Width;
        lines.Add((width == 1 ? $"{start}" : $"{start} to {start + width - 1}", column.Facts.Name, column.Summary));
        start += width;
    }

    /// <summary>Adds a target.</summary>
    public void AddTarget(string name, string summary) => lines.Add(("target", name, summary));

    /// <summary>The table.</summary>
    public override string ToString()
    {
        (int inputs, int names) = (lines.Max(line => line.Inputs.Length), lines.Max(line => line.Name.Length));
        return string.Join('\n', lines.Select(line =>
            $"{line.Inputs.PadRight(inputs)}  {line.Name.PadRight(names)}  {line.Summary}"));
    }
}
