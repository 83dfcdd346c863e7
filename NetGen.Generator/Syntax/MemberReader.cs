using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Text;

namespace NetGen.Generator.Syntax;

/// <summary>
/// The members of a network that have a name which emitted code uses, too. Others are left out, so that an edit of
/// them leaves the model equal and everything below it cached.
/// </summary>
internal static class MemberReader
{
    public static IEnumerable<MemberModel> Read(
        INamedTypeSymbol type, EquatableArray<LayerDeclaration> layers, RecordModel? record, Compilation compilation,
        ImmutableArray<SyntaxNode> ownParts)
    {
        IEnumerable<string> views = Enumerable.Range(0, layers.Count)
            .Select(i => LayerNames.MemberOf(layers, i)).Append(LayerNames.OfLoss);
        ILookup<string, string> wanted = EmittedMembers.All("int")
            .Concat(EmittedMembers.All("float"))
            .Append(EmittedMembers.Constructor)
            .Concat(EmittedMembers.OfRecord(record))
            .Concat(views.SelectMany(name => EmittedMembers.Accessors(name).Prepend(name))
                .Select(name => (Name: name, "")))
            .Concat(layers.SelectMany(layer => layer.Blocks.Split('.')).Distinct()
                .Select(block => (Name: EmittedMembers.ClassOf(block), "")))
            .ToLookup(ours => ours.Name, ours => ours.Item2);
        IEnumerable<MemberModel> own = type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && IsIn(ownParts, member))
            .Select(member => Model(member, ""));
        return own.Concat(Inherited(type, compilation))
            .Where(member => wanted[member.Name].Any(parameters => member.ClashesWith(member.Name, parameters)))
            .Distinct();
    }

    // A base class that is a network is refused, and its emitted members would only repeat that.
    private static IEnumerable<MemberModel> Inherited(INamedTypeSymbol type, Compilation compilation) =>
        ClassRules.BasesOf(type).Any(NetworkReader.IsNetwork)
            ? []
            : ClassRules.BasesOf(type).SelectMany(outer => outer.GetMembers()
                .Where(member => compilation.IsSymbolAccessibleWithin(member, type)
                    && member is not IMethodSymbol
                    {
                        MethodKind: not (MethodKind.Ordinary or MethodKind.Destructor),
                    })
                .Select(member => Model(member, outer.Name)));

    private static bool IsIn(ImmutableArray<SyntaxNode> parts, ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(reference =>
            parts.Any(part => part.SyntaxTree == reference.SyntaxTree && part.Span.Contains(reference.Span)));

    // An indexer has the name that it has for other languages, which no property may have beside it.
    private static MemberModel Model(ISymbol member, string from) => new(
        member is IPropertySymbol ? member.MetadataName : member.Name,
        member is IMethodSymbol method ? Parameters(method) : "",
        from);

    /// <summary>The types of a method's parameters, as far as overloads differ by them.</summary>
    public static string Parameters(IMethodSymbol method) =>
        (method.Arity == 0 ? "" : $"<{Literal.Of(method.Arity)}>")
        + $"({string.Join(", ", method.Parameters.Select(parameter => Mode(parameter) + TypeOf(parameter)))})";

    // ref, in and out are one to overload resolution, and differ from none.
    private static string Mode(IParameterSymbol parameter) => parameter.RefKind == RefKind.None ? "" : "ref ";

    private static string TypeOf(IParameterSymbol parameter) =>
        parameter.Type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } generic
            ? "T" + Literal.Of(generic.Ordinal)
            : parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
