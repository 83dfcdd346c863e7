using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Syntax;

/// <summary>
/// Seeds are unsigned, and the runtime does not claim to be CLS-compliant: neither are the members of a network.
/// </summary>
internal static class ClsCompliance
{
    /// <summary>
    /// Whether the compiler would take the class for compliant, and complain of emitted members. Where nobody outside
    /// sees it, or where it has said what it is, it may not be marked.
    /// </summary>
    public static bool IsClaimedFor(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal
                or Accessibility.ProtectedAndInternal or Accessibility.NotApplicable)
                return false;
        }

        return Claim(type.GetAttributes()) is null && Claims(type.ContainingType, type.ContainingAssembly);
    }

    private static bool Claims(INamedTypeSymbol? container, IAssemblySymbol assembly) => container is null
        ? Claim(assembly.GetAttributes()) == true
        : Claim(container.GetAttributes()) ?? Claims(container.ContainingType, assembly);

    private static bool? Claim(ImmutableArray<AttributeData> attributes) =>
        attributes.FirstOrDefault(attribute =>
            attribute.AttributeClass is { Name: "CLSCompliantAttribute", ContainingNamespace.Name: "System" })
            ?.ConstructorArguments.FirstOrDefault().Value as bool?;
}
