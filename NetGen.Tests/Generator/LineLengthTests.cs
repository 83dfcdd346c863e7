using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace NetGen.Tests;

/// <summary>Lines fit 120 columns, as .editorconfig says, which no compiler checks.</summary>
public class LineLengthTests
{
    private const int Longest = 120;

    private static readonly string[] Projects =
    [
        "NetGen.Generator", "NetGen.Runtime", "NetGen.Training", "NetGen.Search", "NetGen.Pictures", "NetGen.Console",
        "NetGen.Onnx", "NetGen.Parquet", "NetGen.Samples", "NetGen.Samples.Lecture", "NetGen.Samples.Lecture.Networks",
        "NetGen.Samples.Images", "NetGen.Samples.Tables", "NetGen.Templates", "NetGen.Benchmarks",
        "NetGen.Benchmarks.FirstStep", "NetGen.Tests",
    ];

    [Fact]
    public void LinesFit() => Found.Nothing(
        from file in Files()
        from number in LongLines(file)
        select $"{file}({number})");

    // What a merge leaves where both sides changed a line.
    [Fact]
    public void NoPageHasTheMarkersOfAMerge() => Found.Nothing(
        from page in Directory.EnumerateFiles(RepositoryFiles.Path("docs"), "*.md")
            .Append(RepositoryFiles.Path("README.md"))
        from line in File.ReadLines(page)
        where line.StartsWith("<<<<<<< ", StringComparison.Ordinal)
            || line.StartsWith(">>>>>>> ", StringComparison.Ordinal)
        select $"{page}: {line}");

    private static IEnumerable<string> Files() => Projects
        .SelectMany(project =>
            Directory.EnumerateFiles(RepositoryFiles.Path(project), "*.cs", SearchOption.AllDirectories))
        .Where(file => !IsOutput(file));

    private static IEnumerable<int> LongLines(string file) =>
        File.ReadLines(file).Select((text, i) => (text, i)).Where(line => line.text.Length > Longest)
            .Select(line => line.i + 1);

    // Of the build, or of the generator as a snapshot.
    private static bool IsOutput(string file) =>
        file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
        || file.EndsWith(".verified.cs", StringComparison.Ordinal)
        || file.EndsWith(".received.cs", StringComparison.Ordinal);
}
