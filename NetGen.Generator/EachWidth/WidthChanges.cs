using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.EachWidth;

/// <summary>
/// What differs in the text of a method for another width, token by token, so that nothing between tokens is lost and
/// no piece of syntax has to be of another kind.
/// </summary>
internal static class WidthChanges
{
    private const string Scalar = "global::NetGen.Scalar";

    /// <summary>Another width stands wherever <c>Vector512</c> does.</summary>
    public static IEnumerable<TextChange> ToVectors(IEnumerable<SyntaxToken> tokens, string vector) =>
        tokens.Where(IsWidest).Select(token => new TextChange(token.Span, vector));

    /// <summary>
    /// Plain numbers: <c>Vector512&lt;T&gt;</c> becomes <c>T</c>, <c>Vector512.X</c> becomes <c>Scalar.X</c>,
    /// <c>Vector512&lt;T&gt;.X</c> becomes <c>Scalar&lt;T&gt;.X</c> and its <c>Count</c> becomes 1.
    /// </summary>
    public static IEnumerable<TextChange> ToNumbers(IEnumerable<SyntaxToken> tokens) =>
        tokens.Where(IsWidest).SelectMany(token => token.Parent switch
        {
            GenericNameSyntax { TypeArgumentList: { Arguments.Count: 1 } arguments } name => OfGeneric(name, arguments),
            SimpleNameSyntax name => [new TextChange(Qualified(name), Scalar)],
            _ => [],
        });

    public static bool IsWidest(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == EachWidthRules.Widest;

    private static IEnumerable<TextChange> OfGeneric(GenericNameSyntax name, TypeArgumentListSyntax arguments)
    {
        if (MemberOf(name) is SyntaxNode member)
        {
            SyntaxToken written = member.GetLastToken();
            return written.ValueText == "Count"
                ? [new TextChange(TextSpan.FromBounds(Qualified(name).Start, written.Span.End), "1")]
                : [new TextChange(Qualified(name), Scalar)];
        }

        // Two words that only a bracket stood between.
        SyntaxToken next = arguments.GreaterThanToken.GetNextToken();
        bool isJoined = next.SpanStart == arguments.GreaterThanToken.Span.End
            && SyntaxFacts.IsIdentifierPartCharacter(next.Text.FirstOrDefault());
        return
        [
            new TextChange(TextSpan.FromBounds(Qualified(name).Start, arguments.LessThanToken.Span.End), ""),
            new TextChange(arguments.GreaterThanToken.Span, isJoined ? " " : ""),
        ];
    }

    // What stands behind the dot where the vector owns something.
    private static SyntaxNode? MemberOf(SimpleNameSyntax name)
    {
        SyntaxNode owner = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
            : name.Parent is QualifiedNameSyntax qualified && qualified.Right == name ? qualified
            : name.Parent is AliasQualifiedNameSyntax alias ? alias
            : name;
        return owner.Parent switch
        {
            MemberAccessExpressionSyntax outer when outer.Expression == owner => outer.Name,
            QualifiedNameSyntax outer when outer.Left == owner => outer.Right,
            _ => null,
        };
    }

    // The name's own word, and the namespace in front of it.
    private static TextSpan Qualified(SimpleNameSyntax name)
    {
        int start = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.SpanStart
            : name.Parent is QualifiedNameSyntax qualified && qualified.Right == name ? qualified.SpanStart
            : name.Parent is AliasQualifiedNameSyntax alias ? alias.SpanStart
            : name.SpanStart;
        return TextSpan.FromBounds(start, name.Identifier.Span.End);
    }
}
