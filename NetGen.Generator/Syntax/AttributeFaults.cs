using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Syntax;

/// <summary>
/// Attributes that do not compile. The compiler then stops before it asks analyzers, so that the generator has to tell
/// what is wrong with the classes of the file, and the analyzer must not say it again.
/// </summary>
internal static class AttributeFaults
{
    /// <summary>
    /// Whether the generator tells what is wrong with a class that declares a network: an attribute in one of its files
    /// does not compile.
    /// </summary>
    public static bool AreNear(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        AreIn(type, compilation, cancellation)
        || type.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct()
            .SelectMany(tree => MarkedTypes(tree, compilation, cancellation))
            .Any(other => AreIn(other, compilation, cancellation));

    // A class of the file whose attributes the compiler looks at before it asks analyzers.
    private static IEnumerable<INamedTypeSymbol> MarkedTypes(
        SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
#pragma warning disable RS1030 // Neighbours are no part of what the analyzer is asked about.
        SemanticModel model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        return tree.GetRoot(cancellation).DescendantNodes(static node =>
                node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<BaseTypeDeclarationSyntax>().Where(static type => type.AttributeLists.Count > 0)
            .Select(type => model.GetDeclaredSymbol(type, cancellation)).OfType<INamedTypeSymbol>();
    }

    private static bool AreIn(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        AttributeData[] faulty = [.. type.GetAttributes().Where(IsFaulty)];
        return HasMisplaced(type) || faulty.Any(attribute =>
            attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax
            || new GeneratedConstants(compilation, cancellation).FindIn(syntax) is null);
    }

    /// <summary>Attributes whose names nobody knows, in source order.</summary>
    public static IEnumerable<AttributeSyntax> Unknown(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.GetAttributes()
            .Where(attribute => attribute.AttributeClass is null or IErrorTypeSymbol)
            .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation))
            .OfType<AttributeSyntax>();

    private static bool IsFaulty(AttributeData attribute) =>
        attribute.AttributeClass is null or IErrorTypeSymbol
        || attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(argument => argument.Kind == TypedConstantKind.Error)
        || attribute.NamedArguments.Any(argument => argument.Value.Kind == TypedConstantKind.Error)
        || NetworkReader.IsLayer(attribute)
        && attribute.ConstructorArguments.Length != attribute.AttributeConstructor.Parameters.Length;

    // On something that is no class, or Network twice.
    private static bool HasMisplaced(INamedTypeSymbol type)
    {
        int networks = type.GetAttributes().Count(NetworkReader.IsNetwork);
        return networks > 1 || networks > 0 && type.TypeKind != TypeKind.Class;
    }
}
