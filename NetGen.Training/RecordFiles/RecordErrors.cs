using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>What is wrong with fields of a file, in the order of rows: the first ones, and the others' count.</summary>
/// <param name="name">What errors call the file.</param>
/// <param name="most">How many are listed.</param>
internal sealed class RecordErrors(string name, int most)
{
    private readonly List<string> lines = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds what is wrong with a field.</summary>
    /// <param name="row">Number of its row, as the author of the file counts.</param>
    /// <param name="column">Name of its column.</param>
    /// <param name="expected">What it has to be.</param>
    /// <param name="found">What it is, in quotes, with advice.</param>
    public void Add(long row, string column, string expected, string found)
    {
        if (IsListed())
            lines.Add($"{name}, row {row}, column {Quote.Plain(column)}: expected {expected}, found {found}.");
    }

    /// <summary>Adds what is wrong with a row.</summary>
    public void Add(long row, string expected, string found)
    {
        if (IsListed())
            lines.Add($"{name}, row {row}: expected {expected}, found {found}.");
    }

    /// <summary>Adds a whole sentence.</summary>
    public void Add(string sentence)
    {
        if (IsListed())
            lines.Add(sentence);
    }

    /// <summary>Adds those of rows further down.</summary>
    public void Add(RecordErrors further)
    {
        long count = Count + further.Count;
        foreach (string line in further.lines)
            Add(line);
        Count = count;
    }

    /// <summary>Throws them, if there are any.</summary>
    /// <exception cref="InvalidDataException">There are.</exception>
    public void ThrowIfAny()
    {
        if (Count == 0)
            return;
        string others = Count == lines.Count
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"\nand {Count - lines.Count:N0} more.");
        throw new InvalidDataException(string.Join('\n', lines) + others);
    }

    private bool IsListed()
    {
        Count++;
        return lines.Count < most;
    }
}
