using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Model;
using NetGen.Generator.Syntax;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// The generator's own diagnostics: of classes with an attribute that does not compile, whose analysis a build does
/// not reach. What can be known of them is told by path and span, and NetworkAnalyzer is silent about them.
/// </summary>
internal static class FaultyDeclarations
{
    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        // Input as well: the class may be one whose Network is misspelt.
        foreach (string name in
            new[] { "NetGen.NetworkAttribute", "NetGen.InputAttribute", "NetGen.InputAttribute`1" })
        {
            bool isNetwork = name == "NetGen.NetworkAttribute";
            IncrementalValuesProvider<EquatableArray<Report>> reports = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    name,
                    static (node, _) => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax,
                    (found, cancellation) => Attempt.At(
                        () => Read(found, isNetwork, cancellation), fault => NotRead(found.TargetSymbol, fault)))
                .Where(static reports => reports.Count > 0)
                .WithTrackingName("Reports");
            context.RegisterSourceOutput(reports, static (output, reports) =>
            {
                foreach (Report report in reports)
                    output.ReportDiagnostic(Written(report));
            });
        }
    }

    private static EquatableArray<Report> Read(
        GeneratorAttributeSyntaxContext found, bool isNetwork, CancellationToken cancellation)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)found.TargetSymbol;
        Compilation compilation = found.SemanticModel.Compilation;
        bool isTold = NetworkReader.IsNetwork(type) == isNetwork
            && (!isNetwork || NetworkReader.IsFirstNetworkPart(found, cancellation))
            && AttributeFaults.AreNear(type, compilation, cancellation);
        return !isTold
            ? default
            : DeclarationFindings.Of(type, compilation, cancellation)
                .Select(item => Of(item.Finding, item.Place)).ToEquatableArray();
    }

    private static EquatableArray<Report> NotRead(ISymbol type, string fault) =>
        ImmutableArray.Create(Of(Finding.OfClass(RuleId.NotWritten, type.Name, fault), type.Locations[0]));

    private static Report Of(Finding finding, Location place)
    {
        FileLinePositionSpan lines = place.GetLineSpan();
        return new(
            finding.Id, finding.Arguments, lines.Path, place.SourceSpan.Start, place.SourceSpan.Length,
            Of(lines.StartLinePosition), Of(lines.EndLinePosition));
    }

    private static Position Of(LinePosition position) => new(position.Line, position.Character);

    private static LinePosition Of(Position position) => new(position.Line, position.Column);

    private static Diagnostic Written(Report report)
    {
        Location place = Location.Create(
            report.Path, new TextSpan(report.Start, report.Length),
            new LinePositionSpan(Of(report.First), Of(report.Last)));
        object[] arguments = [.. report.Arguments];
        return Diagnostic.Create(Rules.ById[report.Id], place, arguments);
    }
}
