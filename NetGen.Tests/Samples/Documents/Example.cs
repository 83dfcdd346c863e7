using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator;
using NetGen.Generator.EachWidth;
using NetGen.Onnx;
using NetGen.Samples;
using NetGen.Training;
using Spectre.Console;

namespace NetGen.Tests.Documents;

/// <summary>Compiles an example of a document.</summary>
internal static class Example
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Runtime.Intrinsics;
        using System.Threading;
        using NetGen;
        using NetGen.Samples;
        using NetGen.Training;
        using Spectre.Console;

        """;

    // What examples take as given, unless they declare it themselves.
    private static readonly (string Type, string Name)[] Given =
    [
        ("DigitClassifier", "network"), ("Dataset<int>", "training"), ("Dataset<int>", "validation"),
        ("float[]", "row"), ("float[]", "probabilities"), ("float[]", "linearWeight"), ("float[]", "linearBias"),
        ("float[]", "runningMean"), ("float[]", "runningVariance"),
    ];

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private static readonly Lazy<MetadataReference[]> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat(new[]
            {
                typeof(NetworkAttribute), typeof(Checkup), typeof(Study), typeof(Pictures), typeof(LiveProgress),
                typeof(DigitClassifier), typeof(AnsiConsole), typeof(OnnxFile), typeof(SearchCluster),
            }.Select(type => type.Assembly.Location))
            .Distinct().Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>What the compiler says of it, with the networks that its page declares.</summary>
    public static IEnumerable<string> Errors(string example, IEnumerable<string> page)
    {
        IEnumerable<string> sources = page
            .Where(other => other != example && other.Contains("[Network")).Append(example).Select(Complete);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Examples", sources.Select(source => CSharpSyntaxTree.ParseText(source, Parse)), References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        _ = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator(), new EachWidthGenerator().AsSourceGenerator()],
            parseOptions: Parse).RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        return complete.GetDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.ToString());
    }

    // Statements become a method's; types stand as they are.
    private static string Complete(string example)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(example, Parse).GetCompilationUnitRoot();
        string usings = Usings;
        foreach (UsingDirectiveSyntax directive in root.Usings)
        {
            if (!usings.Contains(directive.ToString()))
                usings += $"{directive}\n";
        }

        string text = root.WithUsings(default).ToFullString();
        if (!root.Members.OfType<GlobalStatementSyntax>().Any())
            return usings + text;
        string[] declared =
        [
            .. root.DescendantNodes().OfType<VariableDeclaratorSyntax>().Select(name => name.Identifier.Text),
            .. root.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(name => name.Identifier.Text),
            .. root.DescendantNodes().OfType<ParameterSyntax>().Select(name => name.Identifier.Text),
        ];
        IEnumerable<string> given =
            Given.Where(one => !declared.Contains(one.Name)).Select(one => $"{one.Type} {one.Name}");
        string kind = root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword))
            ? "async System.Threading.Tasks.Task"
            : "void";
        return $"{usings}public static class Example\n{{\npublic static {kind} Run({string.Join(", ", given)})\n"
            + $"{{\n{text}}}\n}}\n";
    }
}
