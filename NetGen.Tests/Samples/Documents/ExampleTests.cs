using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Samples;
using NetGen.Training;
using Spectre.Console;
using Xunit;

namespace NetGen.Tests.Documents;

/// <summary>The examples of the toolbox's documents compile.</summary>
public sealed class ExampleTests
{
    private const string Usings = """
        using System;
        using System.Globalization;
        using System.IO;
        using NetGen;
        using NetGen.Samples;
        using NetGen.Training;
        using Spectre.Console;

        """;

    // What the examples take as given; one that makes a network of its own does without that one.
    private const string Given =
        "Dataset<int> training, Dataset<int> validation, float[] row, float[] probabilities, "
        + "float[] linearWeight, float[] linearBias, float[] runningMean, float[] runningVariance";

    [Theory]
    [InlineData("training-loop.md", 6)]
    [InlineData("conventions.md", 1)]
    [InlineData("reproducibility.md", 1)]
    [InlineData("data.md", 8)]
    [InlineData("checkup.md", 2)]
    [InlineData("pictures.md", 3)]
    [InlineData("losses.md", 2)]
    [InlineData("gradients.md", 3)]
    [InlineData("search.md", 5)]
    public void ExamplesCompile(string page, int count)
    {
        string[] examples = [.. Regex.Matches(
            File.ReadAllText(RepositoryFiles.Path($"docs/{page}")), "```csharp\n(.*?)```", RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value)];
        Assert.Equal(count, examples.Length);
        Assert.All(examples, example => Assert.Empty(Errors(example)));
    }

    private static IEnumerable<string> Errors(string example)
    {
        string given = example.Contains("DigitClassifier network") ? Given : $"DigitClassifier network, {Given}";
        string source = example.StartsWith("public ", StringComparison.Ordinal)
            ? Usings + example
            : $"{Usings}public static class Example\n{{\npublic static void Run({given})\n{{\n{example}}}\n}}\n";
        Type[] ours =
        [
            typeof(NetworkAttribute), typeof(Checkup), typeof(Study), typeof(Pictures), typeof(LiveProgress),
            typeof(DigitClassifier), typeof(AnsiConsole),
        ];
        IEnumerable<string> paths = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat(ours.Select(type => type.Assembly.Location)).Distinct();
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Examples", [CSharpSyntaxTree.ParseText(source)],
            paths.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.ToString());
    }
}
