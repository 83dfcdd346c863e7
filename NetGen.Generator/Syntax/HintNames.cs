using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Text;

namespace NetGen.Generator.Syntax;

/// <summary>
/// File names of emitted code, of which no two may be the same: one collision, or one character that a name may not
/// have, loses every file. The host compares them without regard to case, and C# does not.
/// </summary>
internal static class HintNames
{
    // Behind a network's own name: its files of kernels.
    private static readonly string[] Suffixes = ["Vector512", "Vector256", "Vector128", "Scalar"];

    /// <summary>
    /// The qualified name. A stable hash of the kinds, names and type parameters of all that is around the type stands
    /// behind it where the name could be another's: where something beside it, or beside a container, has the same
    /// name in other letters or is of another kind, as in code that is half typed; where a character was replaced; and
    /// where it ends as a file of kernels does.
    /// </summary>
    public static string Of(INamedTypeSymbol type)
    {
        ImmutableArray<INamespaceOrTypeSymbol> path = PathTo(type);
        string name = string.Join(".", path.Select(symbol => symbol.Name));
        string safe = Safe(name);
        bool isUnique = safe == name && !path.Any(HasTwin)
            && !Suffixes.Contains(type.Name, System.StringComparer.OrdinalIgnoreCase);
        return isUnique ? safe : $"{safe}-{Hash(string.Join(".", path.Select(Identity))):x8}";
    }

    /// <summary>The file name of a method's overloads: qualified, and a hash of the method's signature.</summary>
    public static string Of(IMethodSymbol method)
    {
        ImmutableArray<INamespaceOrTypeSymbol> path = PathTo(method.ContainingType);
        string simple = method.Name.Substring(method.Name.LastIndexOf('.') + 1);
        string name = Safe(string.Join(".", path.Select(symbol => symbol.Name).Append(simple)));
        string signature = method.ToDisplayString();
        int twins = method.ContainingType.GetMembers(method.Name)
            .TakeWhile(other => !SymbolEqualityComparer.Default.Equals(other, method))
            .Count(other => other.ToDisplayString() == signature);
        string part = method.PartialDefinitionPart is null ? "" : " implementation";
        string identity = $"{string.Join(".", path.Select(Identity))}.{signature}{part} {Literal.Of(twins)}";
        return $"{name}-{Hash(identity):x8}";
    }

    private static ImmutableArray<INamespaceOrTypeSymbol> PathTo(INamedTypeSymbol type)
    {
        Stack<INamespaceOrTypeSymbol> path = new();
        INamespaceOrTypeSymbol? symbol = type;
        for (; symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true };
            symbol = symbol.ContainingSymbol as INamespaceOrTypeSymbol)
            path.Push(symbol);
        return [.. path];
    }

    private static bool HasTwin(INamespaceOrTypeSymbol symbol) =>
        symbol.ContainingSymbol is INamespaceOrTypeSymbol container
        && container.GetMembers().OfType<INamespaceOrTypeSymbol>().Any(member =>
            string.Equals(member.Name, symbol.Name, System.StringComparison.OrdinalIgnoreCase)
            && !SymbolEqualityComparer.Default.Equals(member, symbol));

    // What two symbols in one container always differ by.
    private static string Identity(INamespaceOrTypeSymbol symbol) => symbol is INamedTypeSymbol type
        ? $"{type.TypeKind}{(type.IsRecord ? " record" : "")} {type.Name}`{Literal.Of(type.Arity)}"
        : $"namespace {symbol.Name}";

    private static string Safe(string name) =>
        new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '-')]);

    private static uint Hash(string text) =>
        text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
