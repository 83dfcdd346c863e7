using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>What an <c>[EachWidth]</c> method must be for its overloads to be written.</summary>
internal static class EachWidthRules
{
    internal const string Widest = "Vector512";

    internal static bool Fits(MethodDeclarationSyntax method) =>
        HasPlace(method) && TakesVector(method) && FindClosedType(method) is null;

    /// <summary>
    /// Whether the method has a name, and a type around it that has one: what is still to be typed the compiler tells.
    /// </summary>
    internal static bool HasPlace(MethodDeclarationSyntax method) =>
        method.Parent is TypeDeclarationSyntax && method.Identifier.Text != ""
        && method.Ancestors().OfType<TypeDeclarationSyntax>().All(static type => type.Identifier.Text != "");

    // Overloads differ by their parameters alone: a vector that is only returned would give the same method four times.
    internal static bool TakesVector(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters.Any(static parameter => parameter.Type is TypeSyntax type
            && type.DescendantNodesAndSelf().OfType<GenericNameSyntax>()
                .Any(static name => name.Identifier.ValueText == Widest));

    /// <summary>The innermost type around the method that another file cannot add to, or null.</summary>
    internal static TypeDeclarationSyntax? FindClosedType(MethodDeclarationSyntax method) =>
        method.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(static type =>
            !type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Modifiers.Any(SyntaxKind.FileKeyword));
}
