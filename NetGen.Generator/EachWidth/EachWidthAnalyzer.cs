using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.EachWidth;

/// <summary>Reports why an <c>[EachWidth]</c> method gets no overloads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EachWidthAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor ClosedType = new(
        "NG0901", "The type of an [EachWidth] method is not partial",
        "'{0}' has an [EachWidth] method, whose overloads stand in another file: declare it partial, and not "
        + "file-local",
        "NetGen.Declaration", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor NoVector = new(
        "NG0902", "An [EachWidth] method takes no Vector512",
        "'{0}' is marked [EachWidth], but its overloads would be the same: write Vector512<T> in its parameters",
        "NetGen.Declaration", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor NotWritten = new(
        "NG0903", "Overloads could not be written",
        "NetGen could not generate code for '{0}', which is a fault of NetGen's own: {1}",
        "NetGen.Declaration", DiagnosticSeverity.Error, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [ClosedType, NoVector, NotWritten];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.MethodDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        MethodDeclarationSyntax method = (MethodDeclarationSyntax)context.Node;
        if (method.AttributeLists.Count == 0 || !EachWidthRules.HasPlace(method) || !IsMarked(context, method))
            return;
        if (EachWidthRules.FindClosedType(method) is TypeDeclarationSyntax type && IsFirst(context, method, type))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(ClosedType, type.Identifier.GetLocation(), type.Identifier.Text));
        }

        if (!EachWidthRules.TakesVector(method))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(NoVector, method.Identifier.GetLocation(), method.Identifier.Text));
        }

        if (EachWidthRules.Fits(method))
        {
            _ = EachWidthGenerator.TryRead(method, context.SemanticModel, context.CancellationToken, out string? fault);
            if (fault is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    NotWritten, method.Identifier.GetLocation(), method.Identifier.Text, fault));
            }
        }
    }

    // A type is told once, whatever number of its methods is marked.
    private static bool IsFirst(
        SyntaxNodeAnalysisContext context, MethodDeclarationSyntax method, TypeDeclarationSyntax type) =>
        type.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .First(other => other.AttributeLists.Count > 0 && IsMarked(context, other)) == method;

    private static bool IsMarked(SyntaxNodeAnalysisContext context, MethodDeclarationSyntax method) =>
        context.SemanticModel.GetDeclaredSymbol(method, context.CancellationToken)?.GetAttributes().Any(
            static mark => mark.AttributeClass?.ToDisplayString() == EachWidthGenerator.AttributeName) == true;
}
