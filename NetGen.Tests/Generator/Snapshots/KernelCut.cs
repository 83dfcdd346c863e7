using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace NetGen.Tests.Snapshots;

/// <summary>One kernel of an emitted file, with what it names of that file: its tiles.</summary>
internal static class KernelCut
{
    /// <summary>Methods and types in the order of the file, a blank line between them.</summary>
    public static string Of(string file, string kernel)
    {
        MemberDeclarationSyntax[] members =
        [
            .. CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().First()
                .Members.Where(member => NameOf(member) != ""),
        ];
        ILookup<string, MemberDeclarationSyntax> byName = members.ToLookup(NameOf);
        Assert.True(
            byName.Contains(kernel), $"Expected a kernel {kernel}, found {string.Join(", ", members.Select(NameOf))}.");
        HashSet<string> reached = [kernel];
        Queue<string> open = new([kernel]);
        while (open.TryDequeue(out string? name))
            foreach (string used in byName[name].SelectMany(NamesIn).Where(byName.Contains))
                if (reached.Add(used))
                    open.Enqueue(used);
        return string.Join("\n", members.Where(member => reached.Contains(NameOf(member))).Select(TextOf));
    }

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => "",
    };

    // What stands behind a dot belongs to something else: another width's kernel of the same name.
    private static IEnumerable<string> NamesIn(MemberDeclarationSyntax member) =>
        from name in member.DescendantNodes().OfType<SimpleNameSyntax>()
        where name.Parent is not MemberAccessExpressionSyntax access || access.Name != name
        select name.Identifier.ValueText;

    // With its comment, without regions, at the left margin.
    private static string TextOf(MemberDeclarationSyntax member)
    {
        SyntaxTriviaList leading = [.. member.GetLeadingTrivia().Where(trivia => !trivia.IsDirective)];
        string[] lines =
        [
            .. member.WithLeadingTrivia(leading).ToFullString().TrimEnd().Split('\n')
                .SkipWhile(string.IsNullOrWhiteSpace),
        ];
        int margin = lines[0].Length - lines[0].TrimStart().Length;
        return string.Concat(lines.Select(line => (line.Length > margin ? line[margin..] : line.TrimStart()) + "\n"));
    }
}
