using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.EachWidth;

/// <summary>Says why a method marked EachWidth cannot be written again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EachWidthAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.EachWidthTypeNotPartial, Rules.EachWidthWithoutVector];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.Method);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        bool isMarked = context.Symbol.GetAttributes().Any(attribute =>
            attribute.AttributeClass is { Name: "EachWidthAttribute", ContainingNamespace: { Name: "NetGen", ContainingNamespace.IsGlobalNamespace: true } });
        if (!isMarked || context.Symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is not MethodDeclarationSyntax method)
            return;
        Location location = method.Identifier.GetLocation();
        TypeDeclarationSyntax? closed = method.Ancestors().OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));
        if (closed is not null)
            context.ReportDiagnostic(Diagnostic.Create(Rules.EachWidthTypeNotPartial, location, closed.Identifier.Text, method.Identifier.Text));
        if (!MethodReader.HasVectorParameter(method))
            context.ReportDiagnostic(Diagnostic.Create(Rules.EachWidthWithoutVector, location, method.Identifier.Text));
    }
}
