using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>Judges networks on records.</summary>
public static class RecordJudging
{
    /// <summary>
    /// Judges a network as <see cref="Judgement.Of"/> does, with the record's columns as groups of inputs, names of its
    /// classes or targets, and numbers in their own units.
    /// </summary>
    /// <param name="network">The network, as <c>Fit</c> or <c>Load</c> made it.</param>
    /// <param name="training">The records that it was trained on, for the baselines.</param>
    /// <param name="validation">Records that it was not trained on.</param>
    /// <param name="options">What to look at; what it leaves null about columns, names and units is the record's.</param>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">
    /// A record cannot be encoded, there is none, an output is NaN, or an option is out of its range.
    /// </exception>
    public static Judgement Judge<TNetwork, TRecord, TTarget>(
        this IRecordNetwork<TNetwork, TRecord, TTarget> network, IEnumerable<TRecord> training,
        IEnumerable<TRecord> validation, JudgementOptions? options = null)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        RecordEncoding encoding = network.Encoding;
        options ??= new();
        Action<Span<float>>? inverseTargets = encoding.ClassNames.Count == 0
            ? values => RecordUnits.DecodeTargets(encoding, values)
            : null;
        return Judgement.Of((TNetwork)network, network.ToDataset(training), network.ToDataset(validation), options with
        {
            Groups = options.Groups ?? [.. encoding.OwnColumns.Select(Group)],
            OutputNames = options.OutputNames ?? NamesOf(encoding, TNetwork.Facts.OutputLength),
            InverseInputs = options.InverseInputs ?? (row => RecordUnits.DecodeInputs(encoding, row)),
            InverseTargets = options.InverseTargets ?? inverseTargets,
        });
    }

    // Of a yes-or-no question with one output, that is the second class.
    private static IReadOnlyList<string> NamesOf(RecordEncoding encoding, int outputs) =>
        encoding.ClassNames.Count == 0 ? [.. encoding.Targets.Select(target => target.Name)]
        : outputs == 1 ? [encoding.ClassNames[1]]
        : [.. encoding.ClassNames, .. Enumerable.Repeat("(no name)", outputs - encoding.ClassNames.Count)];

    private static FeatureGroup Group(EncodedColumn column) => new(
        column.Facts.Name, column.Facts.Start, column.Facts.Width)
    {
        Categories = column is EncodedCategory category ? category.PlaceNames : [],
        MarksMissing = column is EncodedNumber && column.Facts.Width == 2,
    };
}
