using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.EachWidth;

/// <summary>
/// Members of <c>Vector512</c> that a method names without their type, by <c>using static</c>: an overload names the
/// type of its own width, since the using still imports the members of <c>Vector512</c>.
/// </summary>
internal static class Qualifications
{
    private const string Place = "global::System.Runtime.Intrinsics.";
    private const string Scalar = "global::NetGen.Scalar";

    /// <summary>Insertions of the wide type in front of such names.</summary>
    public static IEnumerable<TextChange> Of(
        MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation) =>
        from name in method.DescendantNodes().OfType<SimpleNameSyntax>()
        where IsAlone(name)
        let info = model.GetSymbolInfo(name, cancellation)
        let member = info.Symbol ?? info.CandidateSymbols.FirstOrDefault()
        where member is { IsStatic: true, ContainingType: { Name: EachWidthRules.Widest } owner }
            && owner.ContainingNamespace.ToDisplayString() == "System.Runtime.Intrinsics"
        select new TextChange(new TextSpan(name.SpanStart, 0), OwnerOf(member));

    /// <summary>The insertion for another width, or for plain numbers where that is null.</summary>
    public static TextChange For(TextChange change, string? vector)
    {
        string text = change.NewText ?? "";
        string wide = Place + EachWidthRules.Widest;
        return text.StartsWith(wide, System.StringComparison.Ordinal)
            ? new TextChange(change.Span, (vector is null ? Scalar : Place + vector) + text.Substring(wide.Length))
            : change;
    }

    private static string OwnerOf(ISymbol member) => member.ContainingType.TypeArguments is [ITypeSymbol argument]
        ? $"{Place}{EachWidthRules.Widest}<{argument.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>."
        : $"{Place}{EachWidthRules.Widest}.";

    private static bool IsAlone(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberBindingExpressionSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };
}
