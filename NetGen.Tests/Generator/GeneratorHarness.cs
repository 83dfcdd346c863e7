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

    /// <summary>Runs the generators, once a compilation: tests ask for its errors, findings and files.</summary>
    public static Generated Generate(CSharpCompilation compilation) =>
        Runs.GetValue(compilation, static compilation => Generate(compilation, project: null));

    /// <summary>Runs the generators with the properties of a project.</summary>
    public static Generated Generate(CSharpCompilation compilation, AnalyzerConfigOptionsProvider? project)
    {
        GeneratorDriver driver = Driver(compilation, project).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Dictionary<string, string> files = driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources)
            .ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        return new(output, files, reported, project);
    }

    /// <summary>The compilation with what was generated, and the emitted files by name.</summary>
    public static (Compilation Output, IReadOnlyDictionary<string, string> Files) Run(CSharpCompilation compilation)
    {
        Generated generated = Generate(compilation);
        Xunit.Assert.DoesNotContain(generated.Reported, diagnostic => !diagnostic.Id.StartsWith("NG"));
        return (generated.Output, generated.Files);
    }

    public static IReadOnlyDictionary<string, string> Files(string source) => Run(Compile(source)).Files;

    /// <inheritdoc cref="Generated.Errors"/>
    public static string[] Errors(CSharpCompilation compilation) => Generate(compilation).Errors;

    /// <inheritdoc cref="Generated.Findings"/>
    public static ImmutableArray<Diagnostic> Analyze(CSharpCompilation compilation) => Generate(compilation).Findings;

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

    /// <summary>A compilation with what was generated, the emitted files by name, and what was reported.</summary>
    internal sealed record Generated(
        Compilation Output, IReadOnlyDictionary<string, string> Files, ImmutableArray<Diagnostic> Reported,
        AnalyzerConfigOptionsProvider? Project)
    {
        /// <summary>What the compiler says of source and emitted code together, hidden messages aside.</summary>
        public string[] Errors =>
        [
            .. Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => diagnostic.ToString()),
        ];

        /// <summary>What NetGen says, whether by its analyzers or by its generators.</summary>
        public ImmutableArray<Diagnostic> Findings =>
        [
            .. Reported.Concat(ByAnalyzers(Output, Project))
                .OrderBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id),
        ];
    }
}
