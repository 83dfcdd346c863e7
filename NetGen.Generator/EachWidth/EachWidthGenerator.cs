using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;

namespace NetGen.Generator.EachWidth;

/// <summary>Adds to each <c>[EachWidth]</c> method its overloads for 256 bits, 128 bits and plain numbers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EachWidthGenerator : IIncrementalGenerator
{
    internal const string AttributeName = "NetGen.EachWidthAttribute";
    internal const string MethodsStep = "EachWidthMethods";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // A model is strings alone, so an edit that leaves the method's own text leaves its output cached.
        // Null is a method that could not be read, which EachWidthAnalyzer tells.
        IncrementalValuesProvider<EachWidthMethod?> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is MethodDeclarationSyntax method && EachWidthRules.Fits(method),
                static (match, cancellation) => TryRead(
                    (MethodDeclarationSyntax)match.TargetNode, match.SemanticModel, cancellation, out _))
            .WithTrackingName(MethodsStep);
        context.RegisterSourceOutput(methods, static (output, method) =>
        {
            if (method is not null)
                output.AddSource(method.HintName, method.ToText());
        });
    }

    internal static EachWidthMethod? TryRead(
        MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation, out string? fault)
    {
        string? found = null;
        EachWidthMethod? read = Attempt.At<EachWidthMethod?>(
            () => EachWidthReader.Read(method, model, cancellation),
            text =>
            {
                found = text;
                return null;
            });
        fault = found;
        return read;
    }
}
