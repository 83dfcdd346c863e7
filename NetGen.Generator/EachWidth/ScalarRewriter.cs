using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>
/// Turns vectors into plain numbers: <c>Vector512&lt;T&gt;</c> becomes <c>T</c>, <c>Vector512.X</c> becomes
/// <c>Scalar.X</c>, <c>Vector512&lt;T&gt;.X</c> becomes <c>Scalar&lt;T&gt;.X</c> and its <c>Count</c> becomes 1.
/// </summary>
internal sealed class ScalarRewriter : CSharpSyntaxRewriter
{
    private const string Scalar = "global::NetGen.Scalar";

    public override SyntaxNode? VisitGenericName(GenericNameSyntax node) =>
        IsVector(node)
            ? ((TypeSyntax)Visit(node.TypeArgumentList.Arguments[0])).WithTriviaFrom(node)
            : base.VisitGenericName(node);

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) =>
        node.Right is GenericNameSyntax generic && IsVector(generic)
            ? Visit(generic)!.WithTriviaFrom(node)
            : base.VisitQualifiedName(node);

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        SimpleNameSyntax? owner = node.Expression switch
        {
            SimpleNameSyntax name => name,
            MemberAccessExpressionSyntax qualified => qualified.Name,
            _ => null,
        };
        if (owner is null || !IsVector(owner))
            return base.VisitMemberAccessExpression(node);
        if (owner is not GenericNameSyntax generic)
            return Replace(node, Scalar);
        if (node.Name.Identifier.ValueText == "Count")
            return SyntaxFactory.ParseExpression("1").WithTriviaFrom(node);
        return Replace(node, $"{Scalar}<{Visit(generic.TypeArgumentList.Arguments[0])}>");
    }

    private static bool IsVector(SimpleNameSyntax name) => name.Identifier.ValueText == EachWidthRules.Widest;

    private MemberAccessExpressionSyntax Replace(MemberAccessExpressionSyntax node, string owner) => node
        .WithExpression(SyntaxFactory.ParseExpression(owner).WithTriviaFrom(node.Expression))
        .WithName((SimpleNameSyntax)Visit(node.Name)!);
}
