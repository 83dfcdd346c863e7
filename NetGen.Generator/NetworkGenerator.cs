using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Syntax;

namespace NetGen.Generator;

/// <summary>
/// From classes marked Network to their code. What is wrong with a declaration NetworkAnalyzer tells, and
/// FaultyDeclarations where a build does not reach it.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Attributes -> NetworkModel: strings and numbers alone, no symbol, node or location. So an edit
        // that does not change what the attributes say leaves the model equal, and everything below it is
        // cached. The compilation's settings are read here as well: this step runs again whenever they
        // change. Null is a second part that repeats Network, or a class whose name is still to be typed.
        IncrementalValuesProvider<NetworkModel?> models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "NetGen.NetworkAttribute",
                static (node, _) => node is TypeDeclarationSyntax,
                static (found, cancellation) => NetworkReader.IsFirstNetworkPart(found, cancellation)
                    && NetworkReader.HasName(found.TargetSymbol)
                        ? Guarded.Read(
                            (INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation, cancellation)
                        : null)
            .WithTrackingName("Model");

        IncrementalValueProvider<VectorBits> wanted = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => VectorBits.Of(options.GlobalOptions))
            .WithTrackingName("VectorBits");

        // NetworkModel -> files, network by network, so that the edit of one does not write another again: a pure
        // function of the model and of the widths that the project wants.
        context.RegisterSourceOutput(models.Combine(wanted), static (output, pair) =>
        {
            if (pair.Left is null)
                return;
            foreach (EmittedFile file in Guarded.Emit(Guarded.Build(pair.Left), pair.Right))
                output.AddSource(file.HintName, file.Text);
        });

        FaultyDeclarations.Register(context);
    }
}
