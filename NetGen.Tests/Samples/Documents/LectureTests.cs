using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Samples;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Documents;

/// <summary>The lecture's two pages name what there is, and the same.</summary>
public sealed class LectureTests
{
    private static readonly string[] Pages = ["docs/lecture.md", "docs/lecture.ko.md"];

    [Fact]
    public void EachTypeExists()
    {
        string[] types =
        [
            .. new[] { typeof(NetworkAttribute), typeof(Checkup), typeof(Study), typeof(Pictures) }
                .SelectMany(type => type.Assembly.GetExportedTypes()).Select(type => type.Name.Split('`')[0]),
        ];
        Assert.All(Pages, page => Assert.All(Types(page), name => Assert.Contains(name, types)));
    }

    [Fact]
    public void EachSampleExistsAndEachOfThemIsThere()
    {
        StringWriter output = new() { NewLine = "\n" };
        Assert.Equal(0, CommandLine.Run(["list"], output, TextWriter.Null));
        string[] samples =
            [.. output.ToString().Split('\n').Where(line => line != "").Select(line => line.Split(' ')[0])];
        Assert.All(
            Pages,
            page => Assert.Equal(
                samples.Except(["digits"]).Order(), SampleNames(page).Distinct().Order()));
    }

    [Fact]
    public void BothPagesNameTheSameInTheSameSections()
    {
        Assert.NotEmpty(Types(Pages[0]));
        Assert.Equal(Sections(Pages[0]), Sections(Pages[1]));
    }

    // What each section names in code, in order: headings differ in language alone.
    private static string[] Sections(string page) =>
        [.. Text(page).Split("\n## ").Select(section => string.Join(' ', Names(section)))];

    private static string[] Types(string page) =>
        [.. Names(Text(page)).Where(name => char.IsAsciiLetterUpper(name[0]))];

    private static string[] SampleNames(string page) =>
        [.. Regex.Matches(Text(page), "(?:Sample|예제) `([a-z0-9-]+)`").Select(match => match.Groups[1].Value)];

    private static string[] Names(string text) =>
        [.. Regex.Matches(text, "`([A-Za-z0-9-]+)`").Select(match => match.Groups[1].Value)];

    private static string Text(string page) => File.ReadAllText(RepositoryFiles.Path(page)).ReplaceLineEndings("\n");
}
