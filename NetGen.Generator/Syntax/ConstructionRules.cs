using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>
/// Whether a network can be made of a seed alone: by its own constructors, its base class, its members.
/// </summary>
internal static class ConstructionRules
{
    public static IEnumerable<Finding> Find(
        INamedTypeSymbol type, ImmutableArray<TypeDeclarationSyntax> parts, Compilation compilation,
        CancellationToken cancellation)
    {
        foreach (string found in ThatDoNotChain(type, parts, cancellation))
            yield return Finding.OfClass(RuleId.ConstructorDoesNotChain, type.Name, found);
        if (type.BaseType is { TypeKind: TypeKind.Class } outer && !CanBeMade(outer, type, compilation))
            yield return Finding.OfClass(RuleId.BaseNeedsArguments, type.Name, outer.Name);
        ISymbol? required = ClassRules.BasesOf(type).Prepend(type).SelectMany(owner => owner.GetMembers())
            .FirstOrDefault(member =>
                member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
        if (required is not null)
            yield return Finding.OfClass(RuleId.RequiredMember, type.Name, required.Name);
    }

    private static IEnumerable<string> ThatDoNotChain(
        INamedTypeSymbol type, ImmutableArray<TypeDeclarationSyntax> parts, CancellationToken cancellation)
    {
        if (parts.Any(part => part.ParameterList is not null))
            yield return "a primary constructor";
        IEnumerable<ConstructorDeclarationSyntax> constructors = type.InstanceConstructors
            .Where(constructor => !HasSeedAlone(constructor))
            .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(cancellation)).OfType<ConstructorDeclarationSyntax>()
            .Where(constructor => parts.Contains((TypeDeclarationSyntax)constructor.Parent!));
        foreach (ConstructorDeclarationSyntax constructor in constructors)
            if (constructor.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) != true)
                yield return $"{type.Name}{constructor.ParameterList}";
    }

    // The generated one's twin, whose name is taken: that it does not chain is beside the point.
    private static bool HasSeedAlone(IMethodSymbol constructor) =>
        constructor.Parameters is [{ RefKind: RefKind.None, Type.SpecialType: SpecialType.System_UInt64 }];

    /// <summary>
    /// What the compiler warns of where the base class is made, such as CS0618; what is to be silenced there.
    /// </summary>
    public static string WarningsOfBase(INamedTypeSymbol type, Compilation compilation) =>
        type.BaseType is { TypeKind: TypeKind.Class } outer
        && FoundByBase(outer, type, compilation) is IMethodSymbol made
            ? string.Join(", ", made.GetAttributes().SelectMany(Warnings).Distinct())
            : "";

    // What base() finds: a constructor without parameters, or a single one whose parameters may all be left out.
    private static IMethodSymbol? FoundByBase(INamedTypeSymbol outer, INamedTypeSymbol type, Compilation compilation)
    {
        IMethodSymbol[] callable =
        [
            .. outer.InstanceConstructors.Where(constructor =>
                compilation.IsSymbolAccessibleWithin(constructor, type)
                && !constructor.IsVararg
                && constructor.Parameters.All(parameter => parameter.IsOptional || parameter.IsParams)),
        ];
        return callable.Length == 1
            ? callable[0]
            : callable.FirstOrDefault(constructor => constructor.Parameters.IsEmpty);
    }

    private static bool CanBeMade(INamedTypeSymbol outer, INamedTypeSymbol type, Compilation compilation) =>
        FoundByBase(outer, type, compilation) is IMethodSymbol made
        && made.Parameters.All(parameter =>
            parameter.Type.TypeKind is not (TypeKind.Pointer or TypeKind.FunctionPointer))
        && !made.GetAttributes().Any(IsObsoleteAsError);

    private static bool IsObsoleteAsError(AttributeData attribute) =>
        Is(attribute, "ObsoleteAttribute") && attribute.ConstructorArguments.Any(argument => argument.Value is true);

    private static IEnumerable<string> Warnings(AttributeData attribute)
    {
        string? id = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value
            as string;
        return Is(attribute, "ObsoleteAttribute") ? id is null ? ["CS0612", "CS0618"] : [id]
            : Is(attribute, "ExperimentalAttribute")
            && attribute.ConstructorArguments is [{ Value: string experiment }, ..] ? [experiment]
            : [];
    }

    private static bool Is(AttributeData attribute, string name) => attribute.AttributeClass?.Name == name;
}
