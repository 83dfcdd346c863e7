using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator;

namespace NetGen.Tests.Numeric;

/// <summary>Compiles declared networks in memory, as a class library with NetGen's generator.</summary>
internal static class NetworkCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>The assembly's bytes; throws with the first errors and warnings and the lines they stand in.</summary>
    public static byte[] Compile(string name, IEnumerable<string> sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Parsing, $"Source{i}.cs")),
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: Parsing);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation withNetworks, out var findings);
        using MemoryStream stream = new();
        EmitResult result = withNetworks.Emit(stream);
        Diagnostic[] errors = [.. findings.Concat(result.Diagnostics).Where(IsFailure)];
        if (errors.Length > 0 || !result.Success)
            throw new InvalidOperationException(Describe(errors));
        return stream.ToArray();
    }

    // A user may take warnings for errors.
    private static bool IsFailure(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;

    private static IEnumerable<MetadataReference> References()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return trusted.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private static string Describe(Diagnostic[] errors) => string.Join("\n\n", errors.Take(8).Select(error =>
    {
        Location location = error.Location;
        if (location.SourceTree is null)
            return error.ToString();
        SourceText text = location.SourceTree.GetText();
        int line = location.GetLineSpan().StartLinePosition.Line;
        IEnumerable<string> around = Enumerable.Range(line - 3, 7)
            .Where(i => i >= 0 && i < text.Lines.Count)
            .Select(i => $"{(i == line ? ">" : " ")} {i + 1,5} {text.Lines[i]}");
        return $"{error}\n{string.Join("\n", around)}";
    }));
}
