using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Shapes;
using NetGen.Generator.Syntax;

namespace NetGen.Generator;

/// <summary>
/// The steps from a class to its files, network by network: an exception in one is a finding about that network, and
/// does not reach the others.
/// </summary>
internal static class Guarded
{
    public static NetworkModel Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Try(
            () => NetworkReader.Read(type, compilation, cancellation),
            fault => NetworkModel.Unreadable(type.Name, fault));

    public static TypedNetwork Infer(NetworkModel model) => model.HintName == ""
        ? Unfit(model)
        : Try(
            () => ShapeInference.Infer(model),
            fault => Unfit(NetworkModel.Unreadable(model.Name, fault)));

    /// <summary>All files of a network; none where they could not be written, which the analyzer tells.</summary>
    public static IReadOnlyList<EmittedFile> Emit(TypedNetwork network) => Emit(network, out _);

    /// <summary>All files of a network, or none and what went wrong.</summary>
    public static IReadOnlyList<EmittedFile> Emit(TypedNetwork network, out string? fault)
    {
        string? found = null;
        IReadOnlyList<EmittedFile> files = Try<IReadOnlyList<EmittedFile>>(
            () => [.. network.IsValid ? NetworkEmitter.Emit(network) : StubFile.Emit(network)],
            text =>
            {
                found = text;
                return [];
            });
        fault = found;
        return files;
    }

    private static TypedNetwork Unfit(NetworkModel model) => new(model, default, 0, 0, null, model.Findings);

    /// <summary>The outcome of a step, or what takes its place, by what is said of an exception.</summary>
    public static T Try<T>(Func<T> step, Func<string, T> otherwise)
    {
        try
        {
            return step();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return otherwise($"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
