using System.Collections.Immutable;

namespace NetGen.Generator.Model;

/// <summary>Something to tell the user, as data: the analyzer turns it into a diagnostic at the right place.</summary>
/// <param name="Id">What is said.</param>
/// <param name="Layer">Index of the layer attribute it is about, or -1 for the class.</param>
/// <param name="Arguments">What fills the descriptor's sentence.</param>
internal sealed record Finding(RuleId Id, int Layer, EquatableArray<string> Arguments)
{
    /// <summary>The argument of the layer that it is about, or empty for all of the attribute.</summary>
    public string Argument { get; init; } = "";

    /// <summary>The property of the input's record that it is about, or empty.</summary>
    public string Property { get; init; } = "";

    /// <summary>Which value of that property's attribute it is about, from 0; -1 for all of it.</summary>
    public int Value { get; init; } = -1;

    public static Finding OfClass(RuleId rule, params string[] arguments) =>
        new(rule, -1, arguments.ToImmutableArray());

    public static Finding OfLayer(RuleId rule, int layer, params string[] arguments) =>
        new(rule, layer, arguments.ToImmutableArray());
}
