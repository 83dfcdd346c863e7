using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.EachWidth;

/// <summary>From a marked method to its model.</summary>
internal static class MethodReader
{
    /// <summary>Null where the method cannot be written again: EachWidthAnalyzer says why.</summary>
    public static WidthMethod? Read(GeneratorAttributeSyntaxContext found)
    {
        MethodDeclarationSyntax method = (MethodDeclarationSyntax)found.TargetNode;
        List<TypeDeclarationSyntax> types = [.. method.Ancestors().OfType<TypeDeclarationSyntax>().Reverse()];
        if (!IsWritable(method, types))
            return null;
        INamedTypeSymbol type = found.TargetSymbol.ContainingType;
        string ns = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        return new(
            HintName(found.TargetSymbol, method, type),
            method.SyntaxTree.GetCompilationUnitRoot().Usings.Select(u => u.NormalizeWhitespace().ToString()).ToEquatableArray(),
            ns,
            types.Select(Header).ToEquatableArray(),
            WidthRewriter.All.Select(rewriter => rewriter.Rewrite(method)).ToEquatableArray());
    }

    /// <summary>Whether every containing type is partial and a parameter is a vector.</summary>
    public static bool IsWritable(MethodDeclarationSyntax method, IEnumerable<TypeDeclarationSyntax> types) =>
        types.All(type => type.Modifiers.Any(SyntaxKind.PartialKeyword)) && HasVectorParameter(method);

    /// <summary>Whether an overload would differ from the method in its parameters.</summary>
    public static bool HasVectorParameter(MethodDeclarationSyntax method) =>
        method.ParameterList.DescendantNodes().OfType<GenericNameSyntax>().Any(name => name.Identifier.Text == "Vector512");

    private static string Header(TypeDeclarationSyntax type)
    {
        string @unsafe = type.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? "unsafe " : "";
        string record = type is RecordDeclarationSyntax r && r.ClassOrStructKeyword.ValueText == "struct" ? " struct" : "";
        return $"{@unsafe}partial {type.Keyword.Text}{record} {type.Identifier.Text}{type.TypeParameterList?.NormalizeWhitespace()}";
    }

    // Overloads of one name differ in their parameters; a stable hash of those keeps the file names apart.
    private static string HintName(ISymbol symbol, MethodDeclarationSyntax method, INamedTypeSymbol type)
    {
        uint hash = 2166136261;
        foreach (char c in method.ParameterList.NormalizeWhitespace().ToString())
            hash = unchecked((hash ^ c) * 16777619);
        StringBuilder name = new();
        foreach (char c in type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
            name.Append(char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-');
        return $"{name}.{symbol.Name}.{hash:x8}.g.cs";
    }
}
