using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.EachWidth;

/// <summary>Writes another vector width wherever <c>Vector512</c> stands.</summary>
internal sealed class WidthRewriter(string vector) : CSharpSyntaxRewriter
{
    public override SyntaxToken VisitToken(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == EachWidthRules.Widest
            ? SyntaxFactory.Identifier(token.LeadingTrivia, vector, token.TrailingTrivia)
            : token;
}
