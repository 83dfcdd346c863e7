using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Syntax;

/// <summary>File names of emitted code. The host compares them without regard to case, and C# does not.</summary>
internal static class HintNames
{
    private static readonly SymbolDisplayFormat Qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>
    /// The qualified name. A stable hash stands behind it where another type's differs in case
    /// alone, where a character that a file name cannot have was replaced, and where a network may
    /// be called as the kernels of the one around it: Vector512.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        string name = type.ToDisplayString(Qualified);
        string safe = new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-')]);
        bool isInner = type.ContainingType is INamedTypeSymbol outer && NetworkReader.IsNetwork(outer);
        return safe != name || isInner || HasTwin(type) ? $"{safe}-{Hash(name):x8}" : safe;
    }

    private static bool HasTwin(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol symbol = type;
        for (; symbol.ContainingSymbol is INamespaceOrTypeSymbol container; symbol = container)
        {
            bool differsByCase = container.GetMembers().Any(member =>
                member is INamespaceOrTypeSymbol
                && member.Name != symbol.Name
                && string.Equals(member.Name, symbol.Name, System.StringComparison.OrdinalIgnoreCase));
            if (differsByCase)
                return true;
        }

        return false;
    }

    private static uint Hash(string text) =>
        text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
