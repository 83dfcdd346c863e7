using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        IncrementalValuesProvider<EachWidthMethod> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeName,
                static (node, _) => node is MethodDeclarationSyntax method && EachWidthRules.Fits(method),
                static (match, _) => Read(match))
            .WithTrackingName(MethodsStep);
        context.RegisterSourceOutput(
            methods, static (output, method) => output.AddSource(method.HintName, method.ToText()));
    }

    private static EachWidthMethod Read(GeneratorAttributeSyntaxContext match)
    {
        MethodDeclarationSyntax method = (MethodDeclarationSyntax)match.TargetNode;
        NullableContext nullable = match.SemanticModel.GetNullableContext(method.SpanStart);
        return EachWidthReader.Read(
            method, (IMethodSymbol)match.TargetSymbol, match.Attributes, nullable.AnnotationsEnabled());
    }
}
