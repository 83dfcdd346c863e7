using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Generator.EachWidth;

namespace NetGen.Benchmarks.Generation;

/// <summary>
/// The sources of NetGen.Samples and of the lecture's networks, which this assembly carries with it, as the compiler
/// sees them.
/// </summary>
internal sealed partial class SampleProject
{
    private const string Prefix = "Samples/";

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private readonly MetadataReference[] references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly ImmutableArray<SyntaxTree> files =
        [.. Sources().Select(source => CSharpSyntaxTree.ParseText(source.Text, Parse, source.Name))];

    /// <summary>The sources before an edit, and after it.</summary>
    public CSharpCompilation[] Edits()
    {
        // The first network of the project, with one unit more in its first layer.
        SyntaxTree before = files.First(file => DenseUnits().IsMatch(file.ToString()));
        string edited = DenseUnits().Replace(
            before.ToString(), match => $"Dense({int.Parse(match.Groups[1].Value) + 1}", count: 1);
        CSharpCompilation compilation = Compile();
        SyntaxTree after = CSharpSyntaxTree.ParseText(edited, Parse, before.FilePath);
        return [compilation, compilation.ReplaceSyntaxTree(before, after)];
    }

    /// <summary>A compilation that has looked up nothing yet.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Samples", files, references,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));

    /// <summary>A driver that has generated nothing yet.</summary>
    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator(), new EachWidthGenerator().AsSourceGenerator()],
        parseOptions: Parse);

    private static IEnumerable<(string Name, string Text)> Sources()
    {
        Assembly assembly = typeof(SampleProject).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..], reader.ReadToEnd());
        }
    }

    [GeneratedRegex(@"Dense\((\d+)")]
    private static partial Regex DenseUnits();
}
