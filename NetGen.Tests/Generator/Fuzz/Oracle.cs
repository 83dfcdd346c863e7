using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Syntax;

namespace NetGen.Tests.Generator.Fuzz;

/// <summary>
/// What holds for every source: no generator fails, no network is lost because of another, emitted code compiles where
/// the user's own does, and what is refused is told, once, by a sentence with names and a place.
/// </summary>
internal sealed class Oracle
{
    private static readonly string[] OfKernels =
        [".Vector512.g.cs", ".Vector256.g.cs", ".Vector128.g.cs", ".Scalar.g.cs"];

    // Kernels, with the names that they stand beside, which have compiled.
    private readonly HashSet<(string Kernels, string Names)> compiled = [];

    /// <summary>What a source breaks, in a sentence; null where all holds.</summary>
    public string? Breach(string source)
    {
        CSharpCompilation compilation = GeneratorHarness.Compile([source, SeedDeclarations.Innocent]);
        GeneratorDriver driver = GeneratorHarness.Driver(compilation).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        if (reported.FirstOrDefault(diagnostic => !diagnostic.Id.StartsWith("NG")) is Diagnostic failure)
            return $"a generator failed: {failure}";
        Compilation analyzed = output.RemoveSyntaxTrees(output.SyntaxTrees.Where(IsOfKernels));
        Diagnostic[] told = [.. reported, .. GeneratorHarness.ByAnalyzers(analyzed)];
        HashSet<string> files =
        [
            .. driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources)
                .Select(file => file.HintName),
        ];
        return LostNeighbour(output, files, told) ?? told.Select(Unclear).FirstOrDefault(fault => fault is not null)
            ?? ToldTwice(told) ?? OfCode(output, told);
    }

    // A class called NetGen takes the attributes away, which the compiler tells at one of the places.
    private static string? LostNeighbour(Compilation output, HashSet<string> files, Diagnostic[] told) =>
        files.Count(name => name.StartsWith("Apart.Innocent", StringComparison.Ordinal)) == 5
            || told.Any(diagnostic => PathOf(diagnostic) == "File1.cs")
            || !output.Assembly.GlobalNamespace.GetTypeMembers("NetGen").IsEmpty
            || output.GetSemanticModel(output.SyntaxTrees.ElementAt(1)).GetDiagnostics().Any(IsError)
                ? null
                : "the network in the other file is lost";

    private static string? Unclear(Diagnostic diagnostic) =>
        diagnostic.Id is "NG0024" or "NG0903" ? $"NetGen failed on a class or method: {diagnostic}"
        : diagnostic.GetMessage().Contains("''") ? $"a name is empty: {diagnostic}"
        : PathOf(diagnostic) == "" || diagnostic.Location.SourceSpan.IsEmpty ? $"there is no place: {diagnostic}"
        : null;

    private static string? ToldTwice(Diagnostic[] told) => told
        .GroupBy(diagnostic => diagnostic.ToString())
        .Where(group => group.Count() > 1)
        .Select(group => $"it is told twice: {group.Key}").FirstOrDefault();

    private string? OfCode(Compilation output, Diagnostic[] told)
    {
        SyntaxTree own = output.SyntaxTrees.First();
        if (output.GetSemanticModel(own).GetDiagnostics().Any(IsError))
            return null;
        string? refused = Networks(output, own)
            .Where(type => !IsWritten(type)
                && !told.Any(diagnostic => IsError(diagnostic) && IsAbout(diagnostic, type)))
            .Select(type => $"{type} is refused, and nothing is told").FirstOrDefault();
        string names = string.Join(" ", own.GetRoot().DescendantNodes()
            .Where(node => node is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)
            .Select(node => (node as BaseTypeDeclarationSyntax)?.Identifier.Text ?? node.ToString().Split('{')[0]));
        return refused ?? output.SyntaxTrees.Skip(2)
            .Where(tree => !IsOfKernels(tree) || IsNew(tree, names))
            .SelectMany(tree => output.GetSemanticModel(tree).GetDiagnostics()
                .Where(diagnostic => diagnostic.Location.SourceTree == tree))
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => $"emitted code does not compile: {diagnostic}").FirstOrDefault();
    }

    // One width with vectors and the one without stand for all: they are written by the same text.
    private bool IsNew(SyntaxTree tree, string names) =>
        (tree.FilePath.EndsWith(OfKernels[0]) || tree.FilePath.EndsWith(OfKernels[^1]))
        && compiled.Add((tree.ToString(), names));

    private static bool IsOfKernels(SyntaxTree tree) => OfKernels.Any(tree.FilePath.EndsWith);

    private static IEnumerable<INamedTypeSymbol> Networks(Compilation output, SyntaxTree own) =>
        from node in own.GetRoot().DescendantNodes()
        let type = output.GetSemanticModel(own).GetDeclaredSymbol(node) as INamedTypeSymbol
        where type is not null && NetworkReader.IsNetwork(type)
        select type;

    // The members of a refused network stand in for real ones, and all their numbers are 1.
    private static bool IsWritten(INamedTypeSymbol type) =>
        type.GetMembers("ArenaBytes").OfType<IFieldSymbol>().Any(field => field.ConstantValue is > 1L);

    private static bool IsAbout(Diagnostic diagnostic, INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Any(part =>
            part.SyntaxTree.FilePath == PathOf(diagnostic)
            && part.Span.Contains(new TextSpan(diagnostic.Location.SourceSpan.Start, 0)));

    private static bool IsError(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;

    private static string PathOf(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().Path ?? "";
}
