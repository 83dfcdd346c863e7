using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>
/// Whether a type or a namespace of the user's own has a name that emitted code means something else by.
/// </summary>
internal static class ForeignNameRules
{
    public static IEnumerable<Finding> Find(INamedTypeSymbol type, Compilation compilation)
    {
        INamespaceSymbol root = compilation.Assembly.GlobalNamespace;
        Lazy<HashSet<string>> names = new(() =>
            [.. ForeignNames.TypesOfSystem, .. ForeignNames.Members, .. OfRuntime(type)]);
        return HiddenRoots(root)
            .Concat(ForeignNames.Namespaces.SelectMany(imported => HiddenBy(root, imported, names)))
            .Concat(InKernelNamespace(root, type))
            .Concat(root.GetMembers().Where(HidesSyntax).Select(member => Taken(member.Name, KindOf(member))))
            .Concat(Scopes(type, root).Where(HasUnmanaged).Take(1).Select(_ => Taken("unmanaged", "a type")))
            .Distinct();
    }

    private static IEnumerable<string> OfRuntime(INamedTypeSymbol type)
    {
        INamespaceSymbol space =
            type.GetAttributes().First(NetworkReader.IsNetwork).AttributeClass!.ContainingNamespace;
        return space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(inner => inner.GetTypeMembers()))
            .Where(member => member.DeclaredAccessibility == Accessibility.Public)
            .Select(member => member.Name);
    }

    private static IEnumerable<Finding> HiddenRoots(INamespaceSymbol root) =>
        from name in new[] { "System", "NetGen" }
        where !root.GetTypeMembers(name).IsEmpty
        select Finding.OfClass(RuleId.NamespaceHidden, name);

    // A type in the place of the namespace, or whatever has the name of a type in it.
    private static IEnumerable<Finding> HiddenBy(
        INamespaceSymbol root, string imported, Lazy<HashSet<string>> names)
    {
        (INamespaceSymbol? space, List<Finding> found) = Follow(root, imported, static _ => true);
        return space is null ? found : found.Concat(
            from member in space.GetMembers().OfType<INamespaceOrTypeSymbol>()
            where names.Value.Contains(member.Name)
            select Taken($"{imported}.{member.Name}", KindOf(member)));
    }

    // The kernels' namespace, and a type in the place of one that is around it.
    private static IEnumerable<Finding> InKernelNamespace(INamespaceSymbol root, INamedTypeSymbol type)
    {
        string kernels = Names.Of(NetworkReader.PlaceOf(type)).KernelNamespace.Replace("@", "");
        (INamespaceSymbol? space, List<Finding> found) = Follow(root, kernels, IsTheUsers);
        return space is null ? found : found.Concat(
            space.GetTypeMembers().Where(IsTheUsers).Select(own => Taken($"{kernels}.{own.Name}", "a type")));
    }

    // From the root to a namespace, or null where there is none; and the types in the place of those on the way.
    private static (INamespaceSymbol? Space, List<Finding> Found) Follow(
        INamespaceSymbol root, string path, Func<INamedTypeSymbol, bool> counts)
    {
        List<Finding> found = [];
        INamespaceSymbol? space = root;
        string walked = "";
        foreach (string part in path.Split('.'))
        {
            if (walked != "" && space.GetTypeMembers(part).Any(counts))
                found.Add(Taken(walked + part, "a type"));
            space = space.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part);
            if (space is null)
                break;
            walked += part + ".";
        }

        return (space, found);
    }

    private static bool IsTheUsers(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(part =>
        !EmittedTrees.Contain(part.SyntaxTree, CancellationToken.None));

    // Everything in which a name that stands in the class is looked up.
    private static IEnumerable<INamespaceOrTypeSymbol> Scopes(INamedTypeSymbol type, INamespaceSymbol root)
    {
        INamespaceOrTypeSymbol? scope = type;
        for (; scope is not null; scope = scope.ContainingSymbol as INamespaceOrTypeSymbol)
        {
            yield return scope;
            foreach (INamedTypeSymbol outer in scope is INamedTypeSymbol inner ? ClassRules.BasesOf(inner) : [])
                yield return outer;
        }

        yield return root;
    }

    // Discards, and nameof as long as it is no type.
    private static bool HidesSyntax(INamespaceOrTypeSymbol member) =>
        member.Name == "_" || member is INamespaceSymbol { Name: "nameof" };

    private static string KindOf(INamespaceOrTypeSymbol member) => member.IsType ? "a type" : "a namespace";

    private static bool HasUnmanaged(INamespaceOrTypeSymbol scope) => !scope.GetTypeMembers("unmanaged").IsEmpty;

    private static Finding Taken(string name, string found) => Finding.OfClass(RuleId.ForeignName, name, found);
}
