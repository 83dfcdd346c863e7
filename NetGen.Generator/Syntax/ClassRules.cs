using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Syntax;

/// <summary>What has to hold for the class that carries the declaration, whatever its layers.</summary>
internal static class ClassRules
{
    public static IEnumerable<Finding> Find(
        INamedTypeSymbol type, ImmutableArray<AttributeData> layers, Compilation compilation,
        CancellationToken cancellation)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = OwnParts(type, cancellation);
        string? found = NotPlain(type);
        if (found is not null)
            yield return Finding.OfClass(RuleId.NotPlainClass, type.Name, found);
        else if (!IsPartial(parts))
            yield return Finding.OfClass(RuleId.NotPartial, type.Name);
        foreach (Finding finding in OfContainers(type, cancellation))
            yield return finding;
        int places = layers.Select(layer => layer.ApplicationSyntaxReference!.GetSyntax(cancellation))
            .Select(layer => layer.FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .Distinct().Count();
        if (places > 1)
            yield return Finding.OfClass(RuleId.SeveralParts, type.Name, Literal.Of(places));
        foreach (Finding finding in OfProject(type, parts, compilation))
            yield return finding;

        // What is no plain class has constructors and a base of its own kind.
        if (found is null)
        {
            foreach (Finding finding in ConstructionRules.Find(type, parts, compilation, cancellation))
                yield return finding;
        }
    }

    /// <summary>The parts that the user wrote: an analyzer sees the emitted one as well.</summary>
    public static ImmutableArray<TypeDeclarationSyntax> OwnParts(
        INamedTypeSymbol type, CancellationToken cancellation) =>
    [
        .. type.DeclaringSyntaxReferences
            .Where(part => !EmittedTrees.Contain(part.SyntaxTree, cancellation))
            .Select(part => part.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>(),
    ];

    /// <summary>Base classes, the nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.BaseType; outer is not null; outer = outer.BaseType)
            yield return outer;
    }

    private static IEnumerable<Finding> OfContainers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            IEnumerable<TypeDeclarationSyntax> parts = outer.DeclaringSyntaxReferences
                .Select(part => part.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();
            string? kind = outer.Arity > 0 ? "generic" : outer.IsFileLocal ? "file-local" : null;
            if (kind is not null)
            {
                string found = $"one within the {kind} type {outer.Name}";
                yield return Finding.OfClass(RuleId.NotPlainClass, type.Name, found);
            }
            else if (!IsPartial(parts))
            {
                yield return Finding.OfClass(RuleId.ContainerNotPartial, outer.Name, type.Name);
            }
        }
    }

    private static IEnumerable<Finding> OfProject(
        INamedTypeSymbol type, ImmutableArray<TypeDeclarationSyntax> parts, Compilation compilation)
    {
        if (compilation.Options is not CSharpCompilationOptions { AllowUnsafe: true })
            yield return Finding.OfClass(RuleId.UnsafeOff, type.Name);
        CSharpParseOptions? old = parts.Select(part => (CSharpParseOptions)part.SyntaxTree.Options)
            .FirstOrDefault(options => options.LanguageVersion < LanguageVersion.CSharp11);
        if (old is not null)
            yield return Finding.OfClass(RuleId.OldLanguage, old.LanguageVersion.ToDisplayString());
        foreach (Finding finding in ForeignNameRules.Find(type, compilation))
            yield return finding;
    }

    private static bool IsPartial(IEnumerable<TypeDeclarationSyntax> parts) =>
        parts.All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string? NotPlain(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true } => "a record",
        { TypeKind: TypeKind.Enum } => "an enum",
        { TypeKind: TypeKind.Interface } => "an interface",
        { TypeKind: not TypeKind.Class } => "a " + type.TypeKind.ToString().ToLowerInvariant(),
        { IsStatic: true } => "a static class",
        { IsAbstract: true } => "an abstract class",
        { Arity: > 0 } => "a generic class",
        { IsFileLocal: true } => "a file-local class",
        _ => BasesOf(type).FirstOrDefault(NetworkReader.IsNetwork) is INamedTypeSymbol network
            ? $"one that derives from the network {network.Name}"
            : null,
    };
}
