using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Tests.Generator.Fuzz;

/// <summary>Sources that somebody might type, by the thousand: seeds with one to three things changed.</summary>
internal static class Mutation
{
    private delegate string Step(string source, Random random);

    private static readonly Step[] Steps =
    [
        Prefix, WithoutSpan, WithoutToken, DoubledToken, SwappedTokens, OtherToken, Letter, Value, Value, LayerAdded,
        LayerAdded, LayerLeftOut, LayerNamed, LayerNamed, Shape, Shape, Named, Named, Body, Body, Base, Neighbour,
        Neighbour, Neighbour, ManyLayers,
    ];

    /// <summary>The source of a number: always the same.</summary>
    public static string Of(int number)
    {
        Random random = new(number);
        string source = SeedDeclarations.All[random.Next(SeedDeclarations.All.Length)];
        for (int changes = 1 + random.Next(3); changes > 0; changes--)
            source = Steps[random.Next(Steps.Length)](source, random);
        return source.Replace("LAYERS", SeedDeclarations.Layers);
    }

    private static T One<T>(Random random, IReadOnlyList<T> pool) => pool[random.Next(pool.Count)];

    private static string Prefix(string source, Random random) => source[..random.Next(source.Length + 1)];

    private static string WithoutSpan(string source, Random random)
    {
        int start = random.Next(source.Length + 1);
        return source.Remove(start, Math.Min(source.Length - start, random.Next(12)));
    }

    private static string WithoutToken(string source, Random random) => OnToken(source, random, _ => "");

    private static string DoubledToken(string source, Random random) =>
        OnToken(source, random, token => $"{token} {token}");

    private static string OtherToken(string source, Random random) =>
        OnToken(source, random, _ => One(random, Tokens(source)).Text);

    private static string SwappedTokens(string source, Random random)
    {
        SyntaxToken[] tokens = Tokens(source);
        if (tokens.Length < 2)
            return source;
        int first = random.Next(tokens.Length - 1);
        (SyntaxToken left, SyntaxToken right) = (tokens[first], tokens[first + 1]);
        string between = source[left.Span.End..right.SpanStart];
        return source[..left.SpanStart] + right.Text + between + left.Text + source[right.Span.End..];
    }

    private static string Letter(string source, Random random) => OnToken(source, random, token =>
    {
        if (token == "")
            return token;
        int place = random.Next(token.Length);
        char letter = char.IsUpper(token[place]) ? char.ToLowerInvariant(token[place]) : (char)('a' + random.Next(26));
        return token[..place] + letter + token[(place + 1)..];
    });

    private static string Value(string source, Random random) =>
        On<AttributeArgumentSyntax>(source, random, argument => argument.Expression.Span, One(random, Pools.Values));

    private static string LayerAdded(string source, Random random) => On<AttributeSyntax>(
        source, random, attribute => new TextSpan(attribute.SpanStart, 0), One(random, Pools.Layers) + ", ");

    private static string LayerLeftOut(string source, Random random) =>
        On<AttributeSyntax>(source, random, attribute => attribute.Span, One(random, Pools.Layers));

    private static string LayerNamed(string source, Random random) => On<AttributeArgumentListSyntax>(
        source, random, list => new TextSpan(list.CloseParenToken.SpanStart, 0),
        $", name: \"{One(random, Pools.LayerNames)}\"");

    private static string ManyLayers(string source, Random random) => On<AttributeSyntax>(
        source, random, attribute => new TextSpan(attribute.SpanStart, 0),
        string.Concat(Enumerable.Repeat(One(random, Pools.Layers) + ", ", random.Next(25))));

    private static string Shape(string source, Random random) => On<BaseTypeDeclarationSyntax>(
        source, random,
        type => TextSpan.FromBounds(
            type.Modifiers.FullSpan.IsEmpty ? KeywordOf(type).SpanStart : type.Modifiers[0].SpanStart,
            KeywordOf(type).Span.End),
        One(random, Pools.Shapes));

    private static string Named(string source, Random random) => random.Next(4) == 0
        ? On<BaseNamespaceDeclarationSyntax>(source, random, space => space.Name.Span, One(random, Pools.Names))
        : On<BaseTypeDeclarationSyntax>(source, random, type => type.Identifier.Span, One(random, Pools.Names));

    // In front of the brace that closes the body, or in the place of the semicolon that stands for one.
    private static string Body(string source, Random random)
    {
        bool isShort = random.Next(2) == 0;
        string member = One(random, Pools.Bodies);
        return On<BaseTypeDeclarationSyntax>(
            source, random,
            type => isShort && !type.SemicolonToken.IsKind(SyntaxKind.None)
                ? type.SemicolonToken.Span
                : new TextSpan(type.CloseBraceToken.SpanStart, 0),
            isShort ? $"{{ {member} }}" : member);
    }

    private static string Base(string source, Random random) => On<BaseTypeDeclarationSyntax>(
        source, random, type => new TextSpan(type.Identifier.Span.End, 0), " : " + One(random, Pools.Bases));

    private static string Neighbour(string source, Random random) => random.Next(3) == 0
        ? On<MemberDeclarationSyntax>(
            source, random, member => new TextSpan(member.SpanStart, 0), One(random, Pools.Neighbours) + "\n")
        : source + "\n" + One(random, Pools.Neighbours);

    private static SyntaxToken KeywordOf(BaseTypeDeclarationSyntax type) =>
        type is EnumDeclarationSyntax list ? list.EnumKeyword : ((TypeDeclarationSyntax)type).Keyword;

    private static SyntaxToken[] Tokens(string source) => [.. Parsed(source).DescendantTokens()];

    private static SyntaxNode Parsed(string source) => CSharpSyntaxTree.ParseText(source).GetRoot();

    private static string OnToken(string source, Random random, Func<string, string> change)
    {
        SyntaxToken token = One(random, Tokens(source));
        return source[..token.SpanStart] + change(token.Text) + source[token.Span.End..];
    }

    // Puts text in the place of something of a node; a source without such a node stays.
    private static string On<TNode>(string source, Random random, Func<TNode, TextSpan> place, string text)
        where TNode : SyntaxNode
    {
        TNode[] nodes = [.. Parsed(source).DescendantNodes().OfType<TNode>()];
        if (nodes.Length == 0)
            return source;
        TextSpan span = place(One(random, nodes));
        return source[..span.Start] + text + source[span.End..];
    }
}
