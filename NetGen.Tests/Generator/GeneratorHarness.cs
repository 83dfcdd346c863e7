using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.EachWidth;

namespace NetGen.Tests.Generator;

/// <summary>Compiles source in memory with the generators and the analyzer.</summary>
internal static class GeneratorHarness
{
    public const string Tiny = """
        using NetGen;

        namespace Demo;

        [Network]
        [Input(4)]
        [Dense(3), BatchNorm, ReLU, Dropout(0.2f)]
        [Dense(2)]
        [SoftmaxCrossEntropy]
        public sealed partial class TinyNet;
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is string name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name is "netstandard.dll" or "mscorlib.dll"))
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ConditionalWeakTable<CSharpCompilation, Generated> Runs = [];

    public static CSharpCompilation Compile(
        IEnumerable<string> sources, LanguageVersion language = LanguageVersion.Latest, bool allowUnsafe = true,
        NullableContextOptions nullable = NullableContextOptions.Enable, bool isChecked = false)
    {
        CSharpParseOptions parse = new(language, DocumentationMode.Diagnose);
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: allowUnsafe, nullableContextOptions: nullable,
            checkOverflow: isChecked, optimizationLevel: OptimizationLevel.Release,
            generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999);
        IEnumerable<SyntaxTree> files =
            sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"File{i}.cs"));
        return CSharpCompilation.Create("Tested", files, References, options);
    }

    public static CSharpCompilation Compile(string source) => Compile([source]);

    public static GeneratorDriver Driver(
        CSharpCompilation compilation, AnalyzerConfigOptionsProvider? project = null) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator(), new EachWidthGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
        optionsProvider: project,
        driverOptions: new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The compilation with what was generated, and the emitted files by name.</summary>
    public static (Compilation Output, IReadOnlyDictionary<string, string> Files) Run(CSharpCompilation compilation)
    {
        Generated generated = Generate(compilation);
        Xunit.Assert.DoesNotContain(generated.Reported, diagnostic => !diagnostic.Id.StartsWith("NG"));
        return (generated.Output, generated.Files);
    }

    public static IReadOnlyDictionary<string, string> Files(string source) => Run(Compile(source)).Files;

    /// <summary>What the compiler says of source and emitted code together, hidden messages aside.</summary>
    public static string[] Errors(CSharpCompilation compilation) =>
    [
        .. Run(compilation).Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString()),
    ];

    /// <summary>What NetGen says, whether by its analyzers or by its generators.</summary>
    public static ImmutableArray<Diagnostic> Analyze(CSharpCompilation compilation)
    {
        Generated generated = Generate(compilation);
        return
        [
            .. generated.Reported.Concat(ByAnalyzers(generated.Output))
                .OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id),
        ];
    }

    /// <summary>What NetGen's analyzers say of source and emitted code; none may throw.</summary>
    public static ImmutableArray<Diagnostic> ByAnalyzers(
        Compilation output, AnalyzerConfigOptionsProvider? project = null)
    {
        CompilationWithAnalyzersOptions options = new(
            project is null ? new AnalyzerOptions([]) : new AnalyzerOptions([], project),
            (error, _, _) => Xunit.Assert.Fail(error.ToString()), concurrentAnalysis: false,
            logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        return new CompilationWithAnalyzers(output, [new NetworkAnalyzer(), new EachWidthAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    // Tests ask for errors, findings and files of one compilation, which is generated once.
    private static Generated Generate(CSharpCompilation compilation) => Runs.GetValue(compilation, static compilation =>
    {
        GeneratorDriver driver = Driver(compilation).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Dictionary<string, string> files = driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources)
            .ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        return new(output, files, reported);
    });

    private sealed record Generated(
        Compilation Output, IReadOnlyDictionary<string, string> Files, ImmutableArray<Diagnostic> Reported);
}
