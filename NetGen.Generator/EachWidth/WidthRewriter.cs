using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>
/// Writes a method again for another width. For a single value <c>Vector512&lt;T&gt;</c> is <c>T</c>, its <c>Count</c> is 1,
/// and <c>Vector512.X</c> is <c>Scalar.X</c>.
/// </summary>
internal sealed class WidthRewriter(string? vector) : CSharpSyntaxRewriter
{
    private const string Written = "Vector512";

    public static readonly ImmutableArray<WidthRewriter> All = [new("Vector256"), new("Vector128"), new(null)];

    public string Rewrite(MethodDeclarationSyntax method)
    {
        List<AttributeListSyntax> attributes = [];
        foreach (AttributeListSyntax list in method.AttributeLists)
        {
            AttributeSyntax[] kept = [.. list.Attributes.Where(a => a.Name.ToString() is not ("EachWidth" or "EachWidthAttribute"))];
            if (kept.Length > 0)
                attributes.Add(list.WithAttributes(SyntaxFactory.SeparatedList(kept)));
        }

        MethodDeclarationSyntax bare = method.WithAttributeLists(SyntaxFactory.List(attributes)).WithoutLeadingTrivia();
        return Visit(bare).NormalizeWhitespace(eol: "\n").ToString().Replace("\r", "");
    }

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node)
    {
        if (node.Identifier.Text != Written)
            return base.VisitGenericName(node);
        return vector is null
            ? Visit(node.TypeArgumentList.Arguments[0])!.WithTriviaFrom(node)
            : node.WithIdentifier(SyntaxFactory.Identifier(vector)).WithTriviaFrom(node);
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => node.Identifier.Text != Written
        ? base.VisitIdentifierName(node)
        : SyntaxFactory.ParseName(vector ?? "global::NetGen.Scalar").WithTriviaFrom(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        bool isCount = vector is null && node.Name.Identifier.Text == "Count"
            && node.Expression is GenericNameSyntax { Identifier.Text: Written };
        return isCount
            ? SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(1)).WithTriviaFrom(node)
            : base.VisitMemberAccessExpression(node);
    }
}
