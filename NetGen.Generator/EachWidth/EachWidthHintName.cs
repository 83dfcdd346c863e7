using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.EachWidth;

/// <summary>
/// Names of emitted files: the method's own, told apart where overloads or case would make two the same.
/// </summary>
internal static class EachWidthHintName
{
    internal static string Of(IMethodSymbol method)
    {
        string name = SimpleNameOf(method);
        IMethodSymbol[] overloads =
        [
            .. method.ContainingType.GetMembers().OfType<IMethodSymbol>()
                .Where(other => SimpleNameOf(other) == name && IsMarked(other)),
        ];
        int index = Array.FindIndex(overloads, other => SymbolEqualityComparer.Default.Equals(other, method));
        string overload = index > 0 ? $".{index + 1}" : "";
        return $"{NameOf(method.ContainingType)}.{name}{CaseMark(method, name)}{overload}.g.cs";
    }

    private static string NameOf(INamespaceOrTypeSymbol scope)
    {
        string parameters = scope is INamedTypeSymbol { Arity: > 0 } type
            ? $"{{{string.Join(",", type.TypeParameters.Select(static parameter => parameter.Name))}}}"
            : "";
        string name = $"{scope.Name}{parameters}{CaseMark(scope, scope.Name)}";
        return scope.ContainingSymbol is INamespaceOrTypeSymbol { Name.Length: > 0 } outer
            ? $"{NameOf(outer)}.{name}"
            : name;
    }

    // Hint names ignore case and one collision loses every file, so a name with such a twin says where its capitals
    // are.
    private static string CaseMark(ISymbol symbol, string name)
    {
        bool hasTwin = ((INamespaceOrTypeSymbol)symbol.ContainingSymbol).GetMembers().Any(other =>
            other.Name != name && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase));
        return hasTwin ? $"({string.Concat(name.Select(static c => char.IsUpper(c) ? '1' : '0'))})" : "";
    }

    private static bool IsMarked(IMethodSymbol method) => method.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.ToDisplayString() == EachWidthGenerator.AttributeName);

    // An explicit implementation is called Interface<T>.Method.
    private static string SimpleNameOf(IMethodSymbol method) =>
        method.Name.Substring(method.Name.LastIndexOf('.') + 1);
}
