using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Model;

/// <summary>Something to tell the user, as data: the analyzer turns it into a diagnostic at the right place.</summary>
/// <param name="Id">Id of the descriptor in <see cref="Diagnostics.Rules"/>.</param>
/// <param name="Layer">Index of the layer attribute it is about, or -1 for the class.</param>
/// <param name="Arguments">What fills the descriptor's sentence.</param>
internal sealed record Finding(string Id, int Layer, EquatableArray<string> Arguments)
{
    /// <summary>The argument of the layer that it is about, or empty for all of the attribute.</summary>
    public string Argument { get; init; } = "";

    public static Finding OfClass(DiagnosticDescriptor rule, params string[] arguments) =>
        new(rule.Id, -1, arguments.ToImmutableArray());

    public static Finding OfLayer(DiagnosticDescriptor rule, int layer, params string[] arguments) =>
        new(rule.Id, layer, arguments.ToImmutableArray());
}
