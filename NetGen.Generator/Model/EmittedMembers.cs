using System.Collections.Generic;
using System.Linq;

namespace NetGen.Generator.Model;

/// <summary>Names of the members that every network receives: nobody else may use them.</summary>
internal static class EmittedMembers
{
    /// <summary>Constants that every network receives.</summary>
    public static readonly IReadOnlyList<string> Constants =
        ["InputLength", "OutputLength", "ParameterCount", "ArenaBytes", "MultiplyAdds"];

    /// <summary>Names that every network receives, its layers and methods aside.</summary>
    public static readonly IReadOnlyList<string> Properties =
    [
        .. Constants, "Parameters", "Gradients", "blocks",
    ];

    /// <summary>The methods that every network receives, with the types of their parameters.</summary>
    /// <param name="target">The type of a target: <c>int</c> or <c>float</c>.</param>
    public static IEnumerable<(string Name, string Parameters)> Methods(string target) =>
    [
        ("Predict", "(global::System.ReadOnlySpan<float>, global::System.Span<float>)"),
        ("Logits", "(global::System.ReadOnlySpan<float>, global::System.Span<float>)"),
        ("Evaluate",
            $"(global::System.ReadOnlySpan<float>, global::System.ReadOnlySpan<{target}>, "
            + "global::System.ReadOnlySpan<float>)"),
        ("Train", "<1>(T0, int, ulong, int)"),
        ("Describe", "()"),
        ("CreateGradients", "()"),
        ("Load", "(string, global::NetGen.NetworkLoadOptions)"),
        ("Load", "(string, ref global::NetGen.LoadReport, global::NetGen.NetworkLoadOptions)"),
        ("Load", "(global::System.IO.Stream, global::NetGen.NetworkLoadOptions)"),
        ("Inspect", "(string, global::NetGen.NetworkLoadOptions)"),
    ];

    /// <summary>The constructor that every network receives, by its name in metadata.</summary>
    public static readonly (string Name, string Parameters) Constructor = (".ctor", "(ulong)");

    /// <summary>Members of the runtime's ParameterBlock, from which gradients derive.</summary>
    public static readonly IReadOnlyList<string> BlockMembers =
    [
        "Layout", "Count", "CountOfAll", "Version", "Start", "MarkWritten", "Item", "CopyTo", "CopyFrom",
        "CopyLearnedTo", "CopyLearnedFrom", "CopyAllTo", "CopyAllFrom", "IsFrozen", "SetFrozen",
        "GetLearningRateFactor", "SetLearningRateFactor", "UsesBatchStatistics", "LeastRows", "Encoding", "SetEncoding",
    ];

    /// <summary>All that every network receives: names, and parameters where it is a method.</summary>
    public static IEnumerable<(string Name, string Parameters)> All(string target) =>
        Methods(target).Concat(Properties.SelectMany(name => Accessors(name).Prepend(name)).Select(name => (name, "")));

    /// <summary>What a network with a record receives besides.</summary>
    public static IEnumerable<(string Name, string Parameters)> OfRecord(RecordModel? record) => record is null ? [] :
    [
        ("Predict", $"({record.Type})"),
        ("Predict", $"({record.Type}, ref float)"),
        ("Predict", $"({record.Type}, global::System.Span<float>)"),
        .. Accessors("Encoding").Concat(
            ["Encoding", "Fit", "Encode", "EncodeInputs", "EncodeTargets", "Prediction", "RecordColumns"])
            .Select(name => (name, "")),
        .. (record.ReadsCsv ? new[] { ("ReadCsv", "") } : []),
        .. (record.ReadsParquet ? new[] { ("ReadParquet", "") } : []),
    ];

    /// <summary>The class, nested in the network's, that shows the layers of a block.</summary>
    public static string ClassOf(string block) => block + "Layers";

    /// <summary>Names that a property takes besides its own.</summary>
    public static IEnumerable<string> Accessors(string property) => ["get_" + property, "set_" + property];
}
