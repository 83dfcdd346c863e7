using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NetGen.Tests.Generator;

/// <summary>
/// The generator's folders know each other in one direction: each uses those in front of it, and no other. Files at the
/// root compose them and use all.
/// </summary>
public class RoomTests
{
    private const string Root = "NetGen.Generator";

    private const string Composition = "";

    private static readonly string[] Order =
        ["Text", "Model", "Syntax", "Graph", "Plan", "Kernels", "Layers", "Emit", "Diagnostics"];

    // A generator of its own; its files are named as those of networks are.
    private static readonly string[] KnownToEachWidth = ["Text", "Model", "Syntax"];

    private static readonly Lazy<CSharpCompilation> Sources = new(Compile);

    [Fact]
    public void TheOrderNamesEachFolder() => Assert.Equal(
        Order.Append("EachWidth").Order(),
        Trees().Select(RoomOf).Where(room => room != Composition).Distinct().Order());

    [Fact]
    public void NamespacesAreThoseOfTheFolders() => Found.Nothing(
        from tree in Trees()
        from space in tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
        where RoomOf(space.Name.ToString()) != RoomOf(tree)
        select $"Expected {tree.FilePath} in the namespace of its folder, found {space.Name}.");

    // A name that stands for nothing would hide one in the wrong direction.
    [Fact]
    public void EverythingIsResolved() => Found.Nothing(
        from diagnostic in Sources.Value.GetDeclarationDiagnostics()
        where diagnostic.Severity == DiagnosticSeverity.Error
        select $"{diagnostic}");

    [Fact]
    public void EachUsesThoseInFrontOfIt() => Found.Nothing(
        from tree in Trees()
        let room = RoomOf(tree)
        from used in UsedBy(tree)
        where used.Room != room && !Knows(room, used.Room)
        select $"Expected {tree.FilePath} to use {string.Join(", ", KnownTo(room))} alone, found {used.Name}.");

    private static bool Knows(string room, string other) => room == Composition || KnownTo(room).Contains(other);

    private static IEnumerable<string> KnownTo(string room) =>
        room == "EachWidth" ? KnownToEachWidth : Order.TakeWhile(earlier => earlier != room);

    // What a file names of the generator, be it with a using, a qualified name, or as a member of what it was given.
    private static IEnumerable<(string Room, string Name)> UsedBy(SyntaxTree tree)
    {
        SemanticModel model = Sources.Value.GetSemanticModel(tree);
        return
            (from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
             let symbol = model.GetSymbolInfo(name).Symbol
             where symbol is INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol
             let space = symbol.ContainingNamespace?.ToDisplayString() ?? ""
             where IsOfTheGenerator(space)
             let type = symbol as INamedTypeSymbol ?? symbol.ContainingType
             select (RoomOf(space), $"{RoomOf(space)}.{type?.Name}")).Distinct();
    }

    private static bool IsOfTheGenerator(string space) =>
        space == Root || space.StartsWith($"{Root}.", StringComparison.Ordinal);

    private static string RoomOf(string space) => space.Split('.') is [_, _, string room, ..] ? room : Composition;

    private static string RoomOf(SyntaxTree tree) =>
        tree.FilePath.Split('/') is [string room, _, ..] ? room : Composition;

    private static IEnumerable<SyntaxTree> Trees() => Sources.Value.SyntaxTrees;

    private static CSharpCompilation Compile()
    {
        string folder = RepositoryFiles.Path(Root);
        IEnumerable<SyntaxTree> trees =
            from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
            where path.Split('/')[0] is not ("bin" or "obj")
            orderby path
            select CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: path);
        IEnumerable<MetadataReference> references =
            from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            where !Path.GetFileName(path).StartsWith("NetGen.", StringComparison.Ordinal)
            select MetadataReference.CreateFromFile(path);
        return CSharpCompilation.Create(
            Root, trees, references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
