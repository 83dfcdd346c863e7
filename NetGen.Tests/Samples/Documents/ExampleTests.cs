using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Tests.Documents;

/// <summary>The C# of README and documents compiles, and what they quote of the emitted code is emitted.</summary>
public sealed class ExampleTests
{
    // What is wrong there, on purpose, is tested where the diagnostics are.
    private const string OfWrongDeclarations = "docs/diagnostics.md";

    private static readonly string[] Names =
    [
        "README.md",
        .. Directory.GetFiles(RepositoryFiles.Path("docs"), "*.md").Select(Path.GetFileName)
            .Select(name => $"docs/{name}").Where(page => page != OfWrongDeclarations).Order(),
    ];

    public static TheoryData<string> Pages() => [.. Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void ExamplesCompile(string page)
    {
        string[] examples = [.. Blocks(page).Where(block => block.Quoted == "").Select(block => block.Text)];
        Found.Nothing(
            from example in examples
            from error in Example.Errors(example, examples)
            select $"{page}: {error}\n{example}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void QuotationsAreOfTheSnapshots(string page) => Found.Nothing(
        from block in Blocks(page)
        where block.Quoted != ""
        let lines = Lines(File.ReadAllText(RepositoryFiles.Path($"NetGen.Tests/Generator/Snapshots/{block.Quoted}")))
        let missing = FirstNotInOrder(Lines(block.Text), lines)
        where missing is not null
        select $"{page}: expected a line of {block.Quoted}, behind those in front of it, found '{missing}'.");

    [Fact]
    public void ExamplesAreFound()
    {
        Assert.True(Blocks("README.md").Count() >= 3);
        Assert.True(Names.Sum(page => Blocks(page).Count()) >= 40);
    }

    private static IEnumerable<(string Quoted, string Text)> Blocks(string page) => Regex.Matches(
            File.ReadAllText(RepositoryFiles.Path(page)).ReplaceLineEndings("\n"),
            "(?:<!-- ([^ ]+\\.verified\\.cs) -->\n)?```csharp\n(.*?)```", RegexOptions.Singleline)
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static string[] Lines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line != "")];

    private static string? FirstNotInOrder(string[] quoted, string[] lines)
    {
        int from = 0;
        foreach (string line in quoted)
        {
            int at = Array.IndexOf(lines, line, from);
            if (at < 0)
                return line;
            from = at + 1;
        }

        return null;
    }
}
