using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Emit;
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
        // A network that is marked as generated is a network still; of emitted files there is nothing to tell.
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(AnalyzeProject);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void AnalyzeProject(CompilationAnalysisContext context)
    {
        string unknown = VectorBits.Of(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions).Unknown;
        if (unknown != "")
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnknownVectorBits, Location.None, unknown));
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        bool isNetwork = NetworkReader.IsNetwork(type);
        bool isInput = type.GetAttributes().Any(attribute => NetworkReader.IsLayer(attribute)
            && attribute.AttributeClass!.Name == "InputAttribute");
        if ((isNetwork || isInput) && AttributeFaults.AreNear(type, context.Compilation, context.CancellationToken))
            return;
        bool isValid = true;
        foreach ((Finding finding, Location place) in
            DeclarationFindings.Of(type, context.Compilation, context.CancellationToken))
        {
            isValid &= !finding.Id.IsError();
            object[] arguments = [.. finding.Arguments];
            context.ReportDiagnostic(Diagnostic.Create(Rules.ById[finding.Id], place, arguments));
        }

        if (isNetwork && isValid && NetworkReader.HasName(type) && !IsWritten(type))
            ReportFault(context, type);
    }

    private static bool IsWritten(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(static part =>
        EmittedTrees.Contain(part.SyntaxTree, CancellationToken.None));

    // Why the generator has left out a network that there is nothing to say against.
    private static void ReportFault(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        NetworkModel model = Guarded.Read(type, context.Compilation, context.CancellationToken);
        Guarded.Emit(Guarded.Build(model), VectorBits.All, out string? fault);
        if (fault is not null)
        {
            Location place = Places.OfClass(type, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Rules.NotWritten, place, type.Name, fault));
        }
    }
}
