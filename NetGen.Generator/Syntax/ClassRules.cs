using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>What has to hold for the class that carries the declaration, whatever its layers.</summary>
internal static class ClassRules
{
    public static IEnumerable<Finding> Find(
        INamedTypeSymbol type, ImmutableArray<AttributeData> layers, Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = OwnParts(type, cancellation);
        if (NotPlain(type, parts) is string found)
            yield return Finding.OfClass(Rules.NotPlainClass, type.Name, found);
        else if (!IsPartial(parts))
            yield return Finding.OfClass(Rules.NotPartial, type.Name);
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            IEnumerable<TypeDeclarationSyntax> outerParts =
                outer.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();
            if (outer.IsGenericType)
                yield return Finding.OfClass(Rules.NotPlainClass, type.Name, $"one within the generic type {outer.Name}");
            else if (!IsPartial(outerParts))
                yield return Finding.OfClass(Rules.ContainerNotPartial, outer.Name, type.Name);
        }

        int places = layers.Select(l => l.ApplicationSyntaxReference!.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .Distinct().Count();
        if (places > 1)
            yield return Finding.OfClass(Rules.SeveralParts, type.Name, Literal.Of(places));
        if (compilation.Options is not CSharpCompilationOptions { AllowUnsafe: true })
            yield return Finding.OfClass(Rules.UnsafeOff, type.Name);
        foreach (TypeDeclarationSyntax part in parts)
        {
            if (part.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp11 } options)
            {
                yield return Finding.OfClass(Rules.OldLanguage, options.LanguageVersion.ToDisplayString());
                break;
            }
        }

        foreach (Finding finding in Constructors(type, parts))
            yield return finding;
    }

    /// <summary>Names that the user's own parts give to members.</summary>
    public static ImmutableArray<string> OwnMembers(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ImmutableArray<TypeDeclarationSyntax> parts = OwnParts(type, cancellation);
        return
        [
            .. type.GetMembers()
                .Where(member => !member.IsImplicitlyDeclared && member.DeclaringSyntaxReferences.Any(reference =>
                    parts.Any(part => part.SyntaxTree == reference.SyntaxTree && part.Span.Contains(reference.Span))))
                .Select(member => member.Name)
                .Distinct(),
        ];
    }

    // An analyzer sees the emitted part as well; its author tells it apart.
    private static ImmutableArray<TypeDeclarationSyntax> OwnParts(INamedTypeSymbol type, CancellationToken cancellation) =>
    [
        .. type.DeclaringSyntaxReferences
            .Select(part => part.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>()
            .Where(part => !part.AttributeLists.ToString().Contains("GeneratedCode(\"NetGen\"")),
    ];

    private static IEnumerable<Finding> Constructors(INamedTypeSymbol type, ImmutableArray<TypeDeclarationSyntax> parts)
    {
        if (parts.Any(part => part.ParameterList is not null))
            yield return Finding.OfClass(Rules.ConstructorDoesNotChain, type.Name, "a primary constructor");
        foreach (ConstructorDeclarationSyntax constructor in parts.SelectMany(part => part.Members).OfType<ConstructorDeclarationSyntax>())
        {
            bool chains = constructor.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) == true;
            if (!chains && !constructor.Modifiers.Any(SyntaxKind.StaticKeyword))
                yield return Finding.OfClass(Rules.ConstructorDoesNotChain, type.Name, $"{type.Name}{constructor.ParameterList}");
        }
    }

    private static bool IsPartial(IEnumerable<TypeDeclarationSyntax> parts) =>
        parts.All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string? NotPlain(INamedTypeSymbol type, ImmutableArray<TypeDeclarationSyntax> parts) => type switch
    {
        { IsRecord: true } => "a record",
        { IsStatic: true } => "a static class",
        { IsAbstract: true } => "an abstract class",
        { IsGenericType: true } => "a generic class",
        _ when parts.Any(part => part.Modifiers.Any(SyntaxKind.FileKeyword)) => "a file-local class",
        { TypeKind: not TypeKind.Class } => "a " + type.TypeKind.ToString().ToLowerInvariant(),
        _ => null,
    };
}
