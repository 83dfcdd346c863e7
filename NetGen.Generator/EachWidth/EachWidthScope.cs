using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>Mirrors what stands around a method: usings, namespaces and the headers of partial types.</summary>
internal static class EachWidthScope
{
    internal static (string Opening, string Closing) Around(MethodDeclarationSyntax method)
    {
        StringBuilder opening = new();
        StringBuilder closing = new();
        int depth = 0;
        foreach (SyntaxNode scope in method.Ancestors().Reverse())
        {
            string indent = new(' ', 4 * depth);
            string? header = scope switch
            {
                NamespaceDeclarationSyntax space => $"namespace {space.Name}",
                TypeDeclarationSyntax type => HeaderOf(type),
                _ => null,
            };
            if (header is not null)
            {
                _ = opening.Append($"{indent}{header}\n{indent}{{\n");
                _ = closing.Insert(0, $"{indent}}}\n");
                depth++;
            }
            else if (scope is FileScopedNamespaceDeclarationSyntax file)
            {
                _ = opening.Append($"namespace {file.Name};\n\n");
            }

            AppendUsings(opening, scope, new string(' ', 4 * depth));
        }

        return (opening.ToString(), closing.ToString());
    }

    // Only what every part must repeat: other modifiers, constraints and base types may stand on one part alone.
    private static string HeaderOf(TypeDeclarationSyntax type)
    {
        string modifiers = type.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? "unsafe partial" : "partial";
        string keyword = type is RecordDeclarationSyntax { ClassOrStructKeyword.Text.Length: > 0 } record
            ? $"{type.Keyword.Text} {record.ClassOrStructKeyword.Text}"
            : type.Keyword.Text;
        string parameters = type.TypeParameterList is null ? "" : string.Join(", ", type.TypeParameterList.Parameters
            .Select(static parameter => $"{parameter.VarianceKeyword.Text} {parameter.Identifier.Text}".Trim()));
        return $"{modifiers} {keyword} {type.Identifier.Text}{(parameters.Length > 0 ? $"<{parameters}>" : "")}";
    }

    private static void AppendUsings(StringBuilder opening, SyntaxNode scope, string indent)
    {
        (SyntaxList<ExternAliasDirectiveSyntax> aliases, SyntaxList<UsingDirectiveSyntax> usings) = scope switch
        {
            CompilationUnitSyntax unit => (unit.Externs, unit.Usings),
            BaseNamespaceDeclarationSyntax space => (space.Externs, space.Usings),
            _ => default,
        };
        string[] lines =
        [
            .. aliases.Select(TextOf),
            .. usings.Where(static line => !line.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)).Select(TextOf),
        ];

        // Store and its like are extension methods: plain numbers find theirs in NetGen, vectors in their namespace.
        if (scope is CompilationUnitSyntax)
        {
            lines =
            [
                .. lines,
                .. new[] { "NetGen", "System.Runtime.Intrinsics" }
                    .Where(space => !lines.Contains($"using {space};")).Select(space => $"using global::{space};"),
            ];
        }

        foreach (string line in lines)
            _ = opening.Append($"{indent}{line}\n");
        if (lines.Length > 0)
            _ = opening.Append('\n');
    }

    private static string TextOf(SyntaxNode line) => line.WithoutTrivia().NormalizeWhitespace(eol: "\n").ToString();
}
