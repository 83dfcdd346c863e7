using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>What stands around a network: how its inputs are made, and what its outputs mean.</summary>
public sealed record ModelParts
{
    /// <summary>How a row of a table becomes numbers.</summary>
    public TableEncoding? Encoding { get; init; }

    /// <summary>How inputs are scaled, behind the encoding.</summary>
    public FeatureScaling? Scaling { get; init; }

    /// <summary>Into which directions inputs are turned, behind the scaling.</summary>
    public PrincipalComponents? Components { get; init; }

    /// <summary>How the targets of a regression were scaled: predictions are scaled back.</summary>
    public FeatureScaling? TargetScaling { get; init; }

    /// <summary>What each output is called; those of the encoding unless set.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>A note of one's own.</summary>
    public string? Note { get; init; }

    /// <summary>The names of outputs: the parts' own, or those of the encoding.</summary>
    internal IReadOnlyList<string> Names => ClassNames.Count > 0 ? ClassNames : Encoding?.ClassNames ?? [];

    /// <summary>Numbers in a row before the first step.</summary>
    internal int InputLengthFor(NetworkFacts facts) =>
        Encoding?.Width ?? Scaling?.Length ?? Components?.Length ?? facts.InputLength;

    /// <summary>What does not fit a network, or each other, as expected and found; or null.</summary>
    internal (string Expected, string Found)? Misfit(NetworkFacts facts, bool isRegression)
    {
        int length = InputLengthFor(facts);
        if (Scaling is not null && Scaling.Length != length)
            return ($"a scaling of {length} features", $"{Scaling.Length}");
        if (Components is not null && Components.Length != length)
            return ($"components of {length} features", $"{Components.Length}");
        length = Components?.OutputLength ?? length;
        if (length != facts.InputLength)
            return ($"preprocessing that ends in the {facts.InputLength} inputs of {facts.Name}", $"{length}");
        if (IndexMisfit(facts) is { } index)
            return index;
        if (TargetScaling is not null && (!isRegression || facts.TargetsAreProbabilities))
            return ($"no scaling of targets, which are no numbers for {facts.Name}", "one");
        if (TargetScaling is not null && TargetScaling.Length != facts.OutputLength)
            return ($"a scaling of {facts.OutputLength} targets", $"{TargetScaling.Length}");
        if (ClassNames.Count > 0 && ClassNames.Count != facts.OutputLength)
            return ($"{facts.OutputLength} names of outputs", $"{ClassNames.Count}");
        return !isRegression && Names.Count > 0 && Names.Count != facts.OutputLength
            ? ($"{facts.OutputLength} classes in the encoding", $"{Names.Count}")
            : null;
    }

    // What embeddings read are whole numbers, which nothing may change.
    private (string Expected, string Found)? IndexMisfit(NetworkFacts facts)
    {
        foreach (IndexColumn index in facts.IndexColumns)
        {
            if (Components is not null)
            {
                return (
                    $"no components in front of {index.Layer}, which reads column {index.Column} as an index", "some");
            }

            if (Encoding?.IsNumber(index.Column) == false)
            {
                return (
                    $"a number of the table as input {index.Column}, which {index.Layer} reads as an index",
                    $"a category's {Encoding.FeatureNames[index.Column]}");
            }

            if (Scaling?.Keeps(index.Column) == false)
            {
                return (
                    $"a scaling that leaves column {index.Column} as it is, which {index.Layer} reads as an index "
                        + "(FeatureScaling.Except)",
                    "one that changes it");
            }
        }

        return null;
    }
}
