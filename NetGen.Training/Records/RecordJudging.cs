using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>Judges networks on records: by properties, in their own units.</summary>
public static class RecordJudging
{
    /// <summary>
    /// What a network is worth on records that it was not trained on: see <see cref="Judgement"/>. Groups of inputs,
    /// names of classes and units are those of the record, unless the options say otherwise.
    /// </summary>
    /// <param name="network">The network, fitted and trained.</param>
    /// <param name="training">The records that it was trained on, for the baselines.</param>
    /// <param name="validation">Records that it was not trained on.</param>
    /// <param name="options">What to look at.</param>
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
        NetworkFacts facts = JudgedRecords.Facts(TNetwork.Facts, encoding);
        options ??= new();
        Judgement judgement = Judgement.Of(
            JudgedRecords.Predictor<TNetwork, TTarget>((TNetwork)network, encoding), facts, network.ToDataset(training),
            network.ToDataset(validation), options with
            {
                Groups = options.Groups ?? encoding.FeatureGroups,
                OutputNames = options.OutputNames ?? JudgedRecords.OutputNames(facts, encoding),
                InverseInputs = options.InverseInputs ?? encoding.DecodeInputs,
                InverseTargets = options.InverseTargets ?? JudgedRecords.Inverse(encoding),
            });
        return judgement with { Encoding = encoding };
    }

    extension(RecordEncoding encoding)
    {
        /// <summary>The inputs of each property, for importance and partial dependence.</summary>
        public IReadOnlyList<FeatureGroup> FeatureGroups
        {
            get
            {
                ArgumentNullException.ThrowIfNull(encoding);
                return
                [
                    .. encoding.Columns.Select(column => new FeatureGroup(column.Name, column.Start, column.Width)
                    {
                        Categories = column.Kind == ColumnKind.Category ? encoding.PlacesOf(column.Name) : [],
                    }),
                ];
            }
        }
    }
}
