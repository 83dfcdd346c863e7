using System;
using System.Collections.Generic;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>What a sample found.</summary>
/// <param name="Tables">What was measured.</param>
/// <param name="Finding">One sentence that says what the tables show.</param>
/// <param name="Pictures">
/// How each picture is drawn, for those who ask for it, with what its file name adds to the sample's; empty for
/// nothing.
/// </param>
internal sealed record LectureResult(
    IReadOnlyList<LectureTable> Tables, string Finding, IReadOnlyList<(string Suffix, Func<Picture> Draw)> Pictures)
{
    /// <summary>One table, whose headings say all.</summary>
    public LectureResult(
        IReadOnlyList<string[]> table, string finding, IReadOnlyList<(string Suffix, Func<Picture> Draw)> pictures)
        : this([new LectureTable("", table)], finding, pictures)
    {
    }

    /// <summary>Writes tables and finding.</summary>
    public void Write(TextWriter output)
    {
        foreach (LectureTable table in Tables)
        {
            table.Write(output);
            output.WriteLine();
        }

        output.WriteLine(Finding);
    }

    /// <summary>Saves the pictures, and names the files.</summary>
    public void Save(TextWriter output, string directory, string sample)
    {
        _ = Directory.CreateDirectory(directory);
        foreach ((string suffix, Func<Picture> draw) in Pictures)
        {
            string path = Path.Combine(directory, $"{sample}{suffix}.png");
            draw().Save(path);
            output.WriteLine($"{path} shows it");
        }
    }
}
