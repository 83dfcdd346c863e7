using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Syntax;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Reports what Syntax and Shapes find, at the attribute. It stands apart from the generator because only an analyzer
/// has true locations, which <c>#pragma warning disable</c> works on.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Rules.ById.Values.OrderBy(descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        ImmutableArray<AttributeData> layers = NetworkReader.LayerAttributes(type, context.CancellationToken);
        if (!type.GetAttributes().Any(NetworkReader.IsNetwork))
        {
            if (!layers.IsEmpty)
                Report(context, Finding.OfLayer(Rules.NotANetwork, 0, type.Name), type, layers);
            return;
        }

        NetworkModel model = NetworkReader.Read(type, context.Compilation, context.CancellationToken);
        bool isWhole = model.IsWhole
            && type.GetAttributes().All(attribute => attribute.AttributeClass is not IErrorTypeSymbol);
        foreach (Finding finding in GraphBuilder.Build(AllLayers.Set, model).Findings)
            if (isWhole || !IsAboutTheWhole(finding.Id))
                Report(context, finding, type, layers);
    }

    // An attribute that the compiler reports may be just the one that these miss.
    private static bool IsAboutTheWhole(string id) =>
        !Rules.IsError(id)
        || id == Rules.InputNotFirst.Id || id == Rules.LossMissing.Id || id == Rules.NothingToLearn.Id;

    private static void Report(
        SymbolAnalysisContext context, Finding finding, INamedTypeSymbol type, ImmutableArray<AttributeData> layers)
    {
        Location location = finding.Layer >= 0
            ? layers[finding.Layer].ApplicationSyntaxReference!.GetSyntax(context.CancellationToken).GetLocation()
            : ClassLocation(context, type);
        object[] arguments = [.. finding.Arguments];
        context.ReportDiagnostic(Diagnostic.Create(Rules.ById[finding.Id], location, arguments));
    }

    // The part that carries [Network], at the class's name.
    private static Location ClassLocation(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        SyntaxNode? attribute = type.GetAttributes().First(NetworkReader.IsNetwork)
            .ApplicationSyntaxReference?.GetSyntax(context.CancellationToken);
        return attribute?.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.GetLocation()
            ?? type.Locations[0];
    }
}
