using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>Turns a marked method's syntax into the text of its overloads.</summary>
internal static class EachWidthReader
{
    internal static EachWidthMethod Read(
        MethodDeclarationSyntax method, IMethodSymbol symbol, ImmutableArray<AttributeData> marks, bool nullable)
    {
        string indent = IndentOf(method);
        MethodDeclarationSyntax bare = WithoutMarks(method, marks);
        (string opening, string closing) = EachWidthScope.Around(method);
        return new EachWidthMethod(
            EachWidthHintName.Of(symbol),
            nullable,
            opening,
            DocumentationOf(method, indent),
            indent + Rewritten(bare, new WidthRewriter("Vector256")),
            indent + Rewritten(bare, new WidthRewriter("Vector128")),
            indent + Rewritten(bare, new ScalarRewriter()),
            closing);
    }

    // The nesting of the original is mirrored, so its lines keep their indentation and multi-line literals their value.
    private static string Rewritten(MethodDeclarationSyntax method, CSharpSyntaxRewriter rewriter) =>
        rewriter.Visit(method).ToString();

    private static string IndentOf(MethodDeclarationSyntax method)
    {
        SyntaxTrivia last = method.GetLeadingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
    }

    private static MethodDeclarationSyntax WithoutMarks(
        MethodDeclarationSyntax method, ImmutableArray<AttributeData> marks)
    {
        SyntaxList<AttributeListSyntax> lists = default;
        foreach (AttributeListSyntax list in method.AttributeLists)
        {
            SeparatedSyntaxList<AttributeSyntax> rest = list.Attributes;
            for (int i = rest.Count - 1; i >= 0; i--)
            {
                if (marks.Any(mark => IsAt(mark.ApplicationSyntaxReference, list.Attributes[i])))
                    rest = rest.RemoveAt(i);
            }

            if (rest.Count > 0)
                lists = lists.Add(list.WithAttributes(rest));
        }

        return method.WithAttributeLists(lists);
    }

    private static bool IsAt(SyntaxReference? reference, SyntaxNode node) =>
        reference?.SyntaxTree == node.SyntaxTree && reference.Span == node.Span;

    private static string DocumentationOf(MethodDeclarationSyntax method, string indent)
    {
        string documentation = string.Concat(method.GetLeadingTrivia()
            .Where(static trivia => trivia.HasStructure && trivia.GetStructure() is DocumentationCommentTriviaSyntax));
        if (documentation.Length == 0)
            return "";
        if (documentation.Contains("<inheritdoc/>"))
            return $"{indent}/// <inheritdoc/>\n";
        return $"{indent}/// <inheritdoc cref=\"{CrefOf(method)}\"/>\n";
    }

    private static string CrefOf(MethodDeclarationSyntax method)
    {
        string parameters = string.Join(", ", method.ParameterList.Parameters.Select(static parameter =>
        {
            string modifier = parameter.Modifiers.FirstOrDefault(static modifier =>
                modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword).Text;
            return $"{modifier} {parameter.Type}".Trim();
        }));
        return $"{method.Identifier}{method.TypeParameterList}({parameters})".Replace('<', '{').Replace('>', '}');
    }
}
