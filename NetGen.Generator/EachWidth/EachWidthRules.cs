using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>What an <c>[EachWidth]</c> method must be for its overloads to be written.</summary>
internal static class EachWidthRules
{
    internal const string Widest = "Vector512";

    internal static bool Fits(MethodDeclarationSyntax method) => TakesVector(method) && FindClosedType(method) is null;

    // Overloads differ by their parameters alone: a vector that is only returned would give the same method four times.
    internal static bool TakesVector(MethodDeclarationSyntax method) =>
        method.ParameterList.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken)
            && token.ValueText == Widest);

    /// <summary>The innermost type around the method that another file cannot add to, or null.</summary>
    internal static TypeDeclarationSyntax? FindClosedType(MethodDeclarationSyntax method) =>
        method.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(static type =>
            !type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Modifiers.Any(SyntaxKind.FileKeyword));
}
