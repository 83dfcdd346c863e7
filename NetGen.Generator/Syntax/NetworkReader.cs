using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>From the symbol of a class marked Network to its model.</summary>
internal static class NetworkReader
{
    /// <summary>What the user wrote.</summary>
    public static NetworkModel Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<AttributeData> attributes = LayerAttributes(type, cancellation);
        BlockReader blocks = BlockReader.Read(attributes, type, compilation, cancellation);
        ImmutableArray<SyntaxNode> parts = ClassRules.OwnParts(type, cancellation).CastArray<SyntaxNode>();
        return new(
            type.ContainingNamespace.IsGlobalNamespace ? "" : Dotted(type.ContainingNamespace),
            Containers(type).ToEquatableArray(),
            type.Name,
            HintNames.Of(type),
            blocks.Text,
            blocks.Layers,
            blocks.IsWhole && type.GetAttributes().Count(IsLayer) == attributes.Length,
            MemberReader.Read(type, blocks.Layers, blocks.Record, compilation, parts).ToEquatableArray(),
            ClsCompliance.IsClaimedFor(type),
            ConstructionRules.WarningsOfBase(type, compilation),
            ClassRules.Find(type, attributes, compilation, cancellation).Concat(blocks.Findings).ToEquatableArray())
        {
            Record = blocks.Record,
        };
    }

    /// <summary>
    /// Whole layer attributes of a class in source order; half-typed ones, which the compiler reports, are left out.
    /// </summary>
    public static ImmutableArray<AttributeData> LayerAttributes(
        INamedTypeSymbol type, CancellationToken cancellation) =>
    [
        .. type.GetAttributes()
            .Where(IsWholeLayer)
            .OrderBy(layer => layer.ApplicationSyntaxReference!.SyntaxTree.FilePath, System.StringComparer.Ordinal)
            .ThenBy(layer => layer.ApplicationSyntaxReference!.Span.Start),
    ];

    /// <summary>
    /// Whether a part is the one whose Network counts; a second one, which the compiler reports, does not.
    /// </summary>
    public static bool IsFirstNetworkPart(GeneratorAttributeSyntaxContext found, CancellationToken cancellation) =>
        found.TargetSymbol.GetAttributes().FirstOrDefault(IsNetwork)?
            .ApplicationSyntaxReference?.GetSyntax(cancellation)
            .FirstAncestorOrSelf<MemberDeclarationSyntax>() == found.TargetNode;

    /// <summary>Whether a class, and all that is around it, has been given a name.</summary>
    public static bool HasName(ISymbol symbol) =>
        symbol is INamespaceSymbol { IsGlobalNamespace: true }
        || symbol.Name != "" && symbol.ContainingSymbol is INamespaceOrTypeSymbol outer && HasName(outer);

    /// <summary>Namespace, containers and name of a class: a model without anything else.</summary>
    public static NetworkModel PlaceOf(INamedTypeSymbol type) => NetworkModel.At(
        type.ContainingNamespace.IsGlobalNamespace ? "" : Dotted(type.ContainingNamespace),
        Containers(type).ToEquatableArray(),
        type.Name);

    /// <summary>Whether an attribute declares a layer, however it was typed.</summary>
    public static bool IsLayer(AttributeData attribute) =>
        attribute.AttributeClass is { BaseType: INamedTypeSymbol type } own
        && IsOurs(type, "LayerAttribute") && IsOfRuntime(own);

    /// <summary>Whether an attribute is NetGen's own Network.</summary>
    public static bool IsNetwork(AttributeData attribute) =>
        attribute.AttributeClass is INamedTypeSymbol type && IsOurs(type, "NetworkAttribute");

    /// <summary>Whether a class declares a network.</summary>
    public static bool IsNetwork(INamedTypeSymbol type) => type.GetAttributes().Any(IsNetwork);

    /// <summary>Whether a type is the runtime's own of a name.</summary>
    public static bool IsOurs(INamedTypeSymbol type, string name) =>
        type.Name == name && IsOfRuntime(type);

    // By assembly as well: a layer attribute of the user's own has other arguments than ours of the same name.
    private static bool IsOfRuntime(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true }
        && type.ContainingAssembly?.Name == "NetGen.Runtime";

    private static bool IsWholeLayer(AttributeData attribute) =>
        IsLayer(attribute)
        && attribute.AttributeConstructor is not null
        && attribute.ApplicationSyntaxReference is not null
        && attribute.ConstructorArguments.Length == attribute.AttributeConstructor.Parameters.Length
        && attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value))
            .All(LayerReader.IsReadable)
        && attribute.AttributeClass!.TypeArguments.All(argument =>
            argument is not (IErrorTypeSymbol or IArrayTypeSymbol { ElementType: IErrorTypeSymbol }));

    private static IEnumerable<ContainerModel> Containers(INamedTypeSymbol type)
    {
        Stack<ContainerModel> containers = new();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            containers.Push(new(Keyword(outer), outer.Name));
        return containers;
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string Dotted(INamespaceSymbol ns)
    {
        Stack<string> parts = new();
        for (INamespaceSymbol? part = ns; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
            parts.Push(part.Name);
        return string.Join(".", parts);
    }
}
