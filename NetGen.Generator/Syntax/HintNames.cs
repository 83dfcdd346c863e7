using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Syntax;

/// <summary>File names of emitted code. The host compares them without regard to case, and C# does not.</summary>
internal static class HintNames
{
    /// <summary>The qualified name; where another type's differs from it in case alone, a stable hash stands behind it.</summary>
    public static string Of(INamedTypeSymbol type, Compilation compilation)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None));
        string safe = new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-')]);
        return HasTwin(type) ? $"{safe}-{Hash(safe):x8}" : safe;
    }

    private static bool HasTwin(INamedTypeSymbol type)
    {
        for (INamespaceOrTypeSymbol symbol = type; symbol.ContainingSymbol is INamespaceOrTypeSymbol container; symbol = container)
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
