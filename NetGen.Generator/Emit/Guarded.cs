using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Syntax;

namespace NetGen.Generator.Emit;

/// <summary>
/// The steps from a class to its files, network by network: an exception in one is a finding about that network, and
/// does not reach the others.
/// </summary>
internal static class Guarded
{
    public static NetworkModel Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Attempt.At(
            () => NetworkReader.Read(type, compilation, cancellation),
            fault => NetworkModel.Unreadable(type.Name, fault));

    public static NetworkGraph Build(NetworkModel model) => model.HintName == ""
        ? Unfit(model)
        : Attempt.At(
            () => GraphBuilder.Build(AllLayers.Set, model),
            fault => Unfit(NetworkModel.Unreadable(model.Name, fault)));

    /// <summary>All files of a network; none where they could not be written, which the analyzer tells.</summary>
    public static IReadOnlyList<EmittedFile> Emit(NetworkGraph graph, VectorBits wanted) =>
        Emit(graph, wanted, out _);

    /// <summary>All files of a network, or none and what went wrong.</summary>
    public static IReadOnlyList<EmittedFile> Emit(NetworkGraph graph, VectorBits wanted, out string? fault)
    {
        string? found = null;
        IReadOnlyList<EmittedFile> files = Attempt.At<IReadOnlyList<EmittedFile>>(
            () => [.. graph.IsValid ? NetworkEmitter.Emit(graph, wanted) : StubFile.Emit(graph)],
            text =>
            {
                found = text;
                return [];
            });
        fault = found;
        return files;
    }

    private static NetworkGraph Unfit(NetworkModel model) => new(
        model, new(0, Shape.Vector(0)), default, default, model.Findings);
}
