using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Syntax;

namespace NetGen.Generator.Diagnostics;

/// <summary>Where in the source a finding belongs.</summary>
internal static class Places
{
    /// <summary>A layer's attribute or one of its arguments; or the class's name, on the part with Network.</summary>
    public static Location Of(
        Finding finding, INamedTypeSymbol type, ImmutableArray<AttributeData> layers, Compilation compilation,
        CancellationToken cancellation)
    {
        if (finding.Layer < 0)
            return OfClass(type, cancellation);
        if (finding.Property != "" && OfProperty(layers[finding.Layer], finding, cancellation) is Location own
            && own.SourceTree is SyntaxTree tree && compilation.ContainsSyntaxTree(tree))
        {
            return own;
        }

        SyntaxNode attribute = layers[finding.Layer].ApplicationSyntaxReference!.GetSyntax(cancellation);
        IParameterSymbol? parameter = layers[finding.Layer].AttributeConstructor?.Parameters
            .FirstOrDefault(parameter => parameter.Name == finding.Argument);
        SyntaxNode? argument = parameter is null ? null : Arguments.Find((AttributeSyntax)attribute, parameter);
        return (argument ?? attribute).GetLocation();
    }

    // Its attribute in the record, or a value of that; null in a record of another assembly.
    private static Location? OfProperty(AttributeData input, Finding finding, CancellationToken cancellation)
    {
        INamedTypeSymbol record = (INamedTypeSymbol)input.AttributeClass!.TypeArguments[0];
        SyntaxNode? attribute = RecordAttributes.Place(record, finding.Property)?.ApplicationSyntaxReference?
            .GetSyntax(cancellation);
        SyntaxNode? value = attribute is AttributeSyntax written && finding.Value >= 0
            ? Arguments.Values(written).ElementAtOrDefault(finding.Value)
            : null;
        return (value ?? attribute)?.GetLocation();
    }

    public static Location OfClass(INamedTypeSymbol type, CancellationToken cancellation)
    {
        SyntaxNode? part = type.GetAttributes().FirstOrDefault(NetworkReader.IsNetwork)?
            .ApplicationSyntaxReference?.GetSyntax(cancellation)
            .FirstAncestorOrSelf<MemberDeclarationSyntax>();
        SyntaxToken? name = part switch
        {
            BaseTypeDeclarationSyntax declared => declared.Identifier,
            DelegateDeclarationSyntax declared => declared.Identifier,
            _ => null,
        };
        return name?.GetLocation() ?? type.Locations[0];
    }
}
