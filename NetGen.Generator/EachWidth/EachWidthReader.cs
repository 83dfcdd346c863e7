using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>Turns a marked method's syntax into the text of its overloads.</summary>
internal static class EachWidthReader
{
    internal static EachWidthMethod Read(
        MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        IMethodSymbol symbol = model.GetDeclaredSymbol(method, cancellation)!;
        string indent = IndentOf(method);
        string marks = OtherAttributes(method, symbol, indent, cancellation);
        (string opening, string closing) = EachWidthScope.Around(method);
        ImmutableArray<TextChange> common =
            [.. WithoutDirectives(method), .. Qualifications.Of(method, model, cancellation)];
        SyntaxToken[] tokens = [.. TokensOf(method)];
        return new EachWidthMethod(
            HintNames.Of(symbol) + ".g.cs",
            model.GetNullableContext(method.SpanStart).AnnotationsEnabled(),
            opening,
            DocumentationOf(method, indent),
            Written(WidthChanges.ToVectors(tokens, "Vector256"), "Vector256"),
            Written(WidthChanges.ToVectors(tokens, "Vector128"), "Vector128"),
            Written(WidthChanges.ToNumbers(tokens), null),
            closing);

        // The nesting of the original is mirrored, so its lines keep their indentation and multi-line literals their
        // value.
        string Written(IEnumerable<TextChange> changes, string? vector) =>
            marks + indent + Changed(method, tokens[0].SpanStart, common.Select(change =>
                Qualifications.For(change, vector)).Concat(changes));
    }

    private static IEnumerable<SyntaxToken> TokensOf(MethodDeclarationSyntax method)
    {
        int start = method.AttributeLists.Count == 0 ? method.SpanStart : method.AttributeLists.Last().Span.End;
        return method.DescendantTokens().Where(token => token.SpanStart >= start);
    }

    private static string Changed(MethodDeclarationSyntax method, int start, IEnumerable<TextChange> changes)
    {
        SourceText text = SourceText.From(method.ToFullString());
        int offset = method.FullSpan.Start;
        List<TextChange> outermost = [new(TextSpan.FromBounds(0, start - offset), "")];
        foreach (TextChange change in changes.OrderBy(c => c.Span.Start).ThenByDescending(c => c.Span.Length))
        {
            TextSpan span = new(change.Span.Start - offset, change.Span.Length);
            if (span.Start >= outermost.Last().Span.End)
                outermost.Add(new(span, change.NewText ?? ""));
        }

        string changed = text.WithChanges(outermost).ToString();
        return changed.Substring(0, changed.Length - (method.FullSpan.End - method.Span.End));
    }

    // What was compiled of the original is all that is compiled of its overloads.
    private static IEnumerable<TextChange> WithoutDirectives(MethodDeclarationSyntax method) =>
        method.DescendantTrivia()
            .Where(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
            .Select(trivia => new TextChange(trivia.FullSpan, ""));

    private static string IndentOf(MethodDeclarationSyntax method)
    {
        SyntaxTrivia last = method.GetLeadingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? last.ToString() : "";
    }

    private static string OtherAttributes(
        MethodDeclarationSyntax method, IMethodSymbol symbol, string indent, CancellationToken cancellation)
    {
        SyntaxNode[] marks =
        [
            .. symbol.GetAttributes()
                .Where(mark => mark.AttributeClass?.ToDisplayString() == EachWidthGenerator.AttributeName)
                .Select(mark => mark.ApplicationSyntaxReference?.GetSyntax(cancellation)).OfType<SyntaxNode>(),
        ];
        IEnumerable<string> lists =
            from list in method.AttributeLists
            let others = list.Attributes.Where(attribute => !marks.Contains(attribute)).ToArray()
            where others.Length > 0
            select $"{indent}[{list.Target}{string.Join(", ", others.Select(OneLine))}]\n";
        return string.Concat(lists);
    }

    private static string OneLine(SyntaxNode node) =>
        node.ReplaceTrivia(node.DescendantTrivia(), static (_, _) => default).NormalizeWhitespace(eol: " ").ToString();

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
            return $"{modifier} {(parameter.Type is null ? "" : OneLine(parameter.Type))}".Trim();
        }));
        return $"{method.Identifier}{method.TypeParameterList}({parameters})".Replace('<', '{').Replace('>', '}');
    }
}
