using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.EachWidth;

/// <summary>
/// Writes the overloads of a method marked EachWidth for the narrower vectors and for single values, so that a formula is
/// written once.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class EachWidthGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Strings alone, so that an edit elsewhere in the file leaves the model equal.
        IncrementalValuesProvider<WidthMethod> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "NetGen.EachWidthAttribute",
                static (node, _) => node is MethodDeclarationSyntax,
                static (found, _) => MethodReader.Read(found))
            .Where(static method => method is not null)
            .Select(static (method, _) => method!)
            .WithTrackingName("EachWidth");

        context.RegisterSourceOutput(methods, static (output, method) =>
            output.AddSource(method.HintName, WidthFile.Write(method)));
    }
}
