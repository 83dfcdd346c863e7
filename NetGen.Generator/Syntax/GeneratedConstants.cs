using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.Syntax;

/// <summary>
/// Arguments that use a constant which NetGen generates, directly or by way of another constant. The generator sees a
/// compilation without it, so that the attribute does not compile there, and does in the analyzer's.
/// </summary>
internal sealed class GeneratedConstants(Compilation compilation, CancellationToken cancellation)
{
    private const int MostSteps = 16;

    /// <summary>The first argument of an attribute that uses one, or null.</summary>
    public AttributeArgumentSyntax? FindIn(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => Uses(argument.Expression, 0));

    private bool Uses(ExpressionSyntax expression, int step)
    {
        IdentifierNameSyntax[] names = [.. expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()];
        if (names.Length == 0 || step > MostSteps)
            return false;
        SemanticModel model = Model(expression.SyntaxTree);
        return names.Any(name => model.GetSymbolInfo(name, cancellation).Symbol switch
        {
            IFieldSymbol { IsConst: true } field => IsGenerated(field)
                || Initializers(field).Any(initializer => Uses(initializer, step + 1)),
            null => IsOneOfOurs(name.Identifier.ValueText) && IsOfNetwork(name, model),
            _ => false,
        });
    }

    // A class that has one of these without NetGen is refused, so it is ours.
    private static bool IsGenerated(IFieldSymbol field) =>
        IsOneOfOurs(field.Name) && NetworkReader.IsNetwork(field.ContainingType);

    private static bool IsOneOfOurs(string name) => EmittedMembers.Constants.Contains(name);

    private IEnumerable<ExpressionSyntax> Initializers(IFieldSymbol field) => field.DeclaringSyntaxReferences
        .Select(reference => (reference.GetSyntax(cancellation) as VariableDeclaratorSyntax)?.Initializer?.Value)
        .OfType<ExpressionSyntax>();

    private bool IsOfNetwork(IdentifierNameSyntax name, SemanticModel model)
    {
        IEnumerable<SyntaxNode> owners = name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            ? [access.Expression]
            : name.SyntaxTree.GetCompilationUnitRoot(cancellation).DescendantNodes(static node =>
                    node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<UsingDirectiveSyntax>()
                .Where(line => line.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
                .Select(line => line.NamespaceOrType);
        return owners.Any(owner => model.GetSymbolInfo(owner, cancellation).Symbol is INamedTypeSymbol type
            && NetworkReader.IsNetwork(type));
    }

    // An initializer may stand in another file than the attribute; it is followed where something is wrong alone.
#pragma warning disable RS1030
    private SemanticModel Model(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
}
