using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Syntax;

/// <summary>Which properties of a record are read by those that compute their value.</summary>
internal sealed class ComputedSources
{
    private readonly ILookup<string, ISymbol> members;
    private readonly HashSet<string> names = [];
    private bool maybeAll;

    private ComputedSources(ILookup<string, ISymbol> members) => this.members = members;

    /// <summary>The sources of some properties, by the names in their code and in the code of what they use.</summary>
    public static ComputedSources Of(INamedTypeSymbol record, IEnumerable<IPropertySymbol> computed)
    {
        ComputedSources sources = new(ClassRules.BasesOf(record).Append(record)
            .Where(type => type.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType))
            .SelectMany(type => type.GetMembers()).ToLookup(member => member.Name));
        sources.Follow(computed);
        return sources;
    }

    /// <summary>Whether a property is a source, or may be one.</summary>
    public bool Include(IPropertySymbol property) => maybeAll || names.Contains(property.Name);

    private void Follow(IEnumerable<ISymbol> start)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        Queue<ISymbol> open = new(start);
        while (open.Count > 0 && !maybeAll)
        {
            ISymbol member = open.Dequeue();
            if (!seen.Add(member))
                continue;
            SyntaxNode[] code = [.. member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())];
            SyntaxNode[] nodes =
                [.. code.SelectMany(part => part.DescendantNodes(node => node is not AttributeListSyntax))];
            maybeAll = code.Length == 0 || code.Any(IsElsewhere) || nodes.Any(IsWholeRecord);
            foreach (IdentifierNameSyntax name in nodes.OfType<IdentifierNameSyntax>().Where(IsOwn))
            {
                _ = names.Add(name.Identifier.ValueText);
                foreach (ISymbol other in members[name.Identifier.ValueText])
                    open.Enqueue(other);
            }
        }
    }

    // What stands behind a dot is a member of something else, unless that is the record.
    private static bool IsOwn(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name =>
            access.Expression is ThisExpressionSyntax or BaseExpressionSyntax,
        MemberBindingExpressionSyntax => false,
        _ => true,
    };

    // Its code is another part's.
    private static bool IsElsewhere(SyntaxNode declaration) =>
        declaration is MemberDeclarationSyntax member && member.Modifiers.Any(SyntaxKind.PartialKeyword);

    // The record itself goes to code that may read anything of it.
    private static bool IsWholeRecord(SyntaxNode node) =>
        node is ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax };
}
