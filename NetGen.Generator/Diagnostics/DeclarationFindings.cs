using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Emit;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Syntax;

namespace NetGen.Generator.Diagnostics;

/// <summary>All that there is to tell of a class that carries Network or layers, and where.</summary>
internal static class DeclarationFindings
{
    public static IEnumerable<(Finding Finding, Location Place)> Of(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<AttributeData> layers = NetworkReader.LayerAttributes(type, cancellation);
        IEnumerable<Finding> findings = type.GetAttributes().Any(NetworkReader.IsNetwork)
            ? OfNetwork(type, compilation, cancellation)
            : layers.IsEmpty || BlockReader.IsBlock(type) ? [] : [Finding.OfLayer(RuleId.NotANetwork, 0, type.Name)];
        return findings.Where(finding => IsNamed(finding, type))
            .Select(finding => (finding, Places.Of(finding, type, layers, compilation, cancellation)))
            .Concat(Misspelt(type, cancellation))
            .Concat(OfConstants(type, compilation, cancellation));
    }

    private static IEnumerable<Finding> OfNetwork(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        NetworkModel model = Guarded.Read(type, compilation, cancellation);
        bool isWhole = model.IsWhole && !AttributeFaults.Unknown(type, cancellation).Any();
        return Guarded.Build(model).Findings.Where(finding => isWhole || !IsAboutTheWhole(finding.Id))
            .Select(finding => AtAttribute(model, finding)).Distinct();
    }

    // What is said of a layer in a block stands where the block is put in.
    private static Finding AtAttribute(NetworkModel model, Finding finding)
    {
        if (finding.Layer < 0)
            return finding;
        LayerDeclaration layer = model.Layers[finding.Layer];
        return finding with { Layer = layer.Attribute, Argument = layer.Scope == "" ? finding.Argument : "" };
    }

    // Rules that may hold once every attribute can be read, such as that of a missing loss.
    private static bool IsAboutTheWhole(RuleId id) =>
        !id.IsError()
        || id == RuleId.InputNotFirst || id == RuleId.LossMissing || id == RuleId.NothingToLearn
        || id == RuleId.TooLarge || id == RuleId.TargetWidthUnknown;

    // In half-typed code the compiler asks for the name that is missing.
    private static bool IsNamed(Finding finding, INamedTypeSymbol type) =>
        finding.Arguments.All(argument => argument != "") && (finding.Layer >= 0 || type.Name != "");

    private static IEnumerable<string> Known =>
        AllLayers.Items.Select(layer => layer.Kind).Concat(BlockReader.Kinds).Append("Network");

    private static IEnumerable<(Finding, Location)> Misspelt(INamedTypeSymbol type, CancellationToken cancellation) =>
        from attribute in AttributeFaults.Unknown(type, cancellation)
        let name = attribute.Name.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()
        where name is not null
        let written = name.Identifier.ValueText
        let nearest = NamesElsewhere.Of(written) ?? NearestName.Of(written, Known)
        where nearest is not null && nearest != written
        select (Finding.OfClass(RuleId.UnknownLayer, written, nearest), attribute.Name.GetLocation());

    private static IEnumerable<(Finding, Location)> OfConstants(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        GeneratedConstants constants = new(compilation, cancellation);
        return from attribute in type.GetAttributes()
               where NetworkReader.IsLayer(attribute)
               let syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax
               where syntax is not null
               let argument = constants.FindIn(syntax)
               where argument is not null
               select (
                   Finding.OfClass(RuleId.GeneratedConstant, argument.Expression.ToString()), argument.GetLocation());
    }
}
