using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NetGen.Tests.Snapshots;

/// <summary>One kernel of an emitted file, with what it calls of that file: its tiles.</summary>
internal static class KernelCut
{
    /// <summary>The methods in the order of the file, a blank line between them.</summary>
    public static string Of(string file, string kernel)
    {
        MethodDeclarationSyntax[] methods =
            [.. CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()];
        ILookup<string, MethodDeclarationSyntax> byName = methods.ToLookup(method => method.Identifier.ValueText);
        Assert.True(byName.Contains(kernel), $"Expected a kernel {kernel}, found {string.Join(", ", NamesOf(methods))}.");
        HashSet<string> reached = [kernel];
        Queue<string> open = new([kernel]);
        while (open.TryDequeue(out string? name))
            foreach (string called in byName[name].SelectMany(CallsIn).Where(byName.Contains))
                if (reached.Add(called))
                    open.Enqueue(called);
        return string.Join("\n", methods.Where(m => reached.Contains(m.Identifier.ValueText)).Select(TextOf));
    }

    private static IEnumerable<string> NamesOf(IEnumerable<MethodDeclarationSyntax> methods) =>
        methods.Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(method => method.Identifier.ValueText);

    private static IEnumerable<string> CallsIn(MethodDeclarationSyntax method) =>
        from call in method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let name = call.Expression as SimpleNameSyntax
        where name is not null
        select name.Identifier.ValueText;

    // With its comment, without regions, at the left margin.
    private static string TextOf(MethodDeclarationSyntax method)
    {
        SyntaxTriviaList leading = [.. method.GetLeadingTrivia().Where(trivia => !trivia.IsDirective)];
        string[] lines =
        [
            .. method.WithLeadingTrivia(leading).ToFullString().TrimEnd().Split('\n').SkipWhile(string.IsNullOrWhiteSpace),
        ];
        int margin = lines[0].Length - lines[0].TrimStart().Length;
        return string.Concat(lines.Select(line => (line.Length > margin ? line[margin..] : line.TrimStart()) + "\n"));
    }
}
