using System;
using System.Collections.Generic;

namespace NetGen.Training;

/// <summary>Scores of networks over records, in the targets' own units.</summary>
public static class RecordScores
{
    /// <summary>Mean absolute error, mean squared error and R2, in the unit of the targets.</summary>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">A record cannot be encoded, or targets are no numbers.</exception>
    public static RegressionErrors Errors<TNetwork, TRecord>(
        this IRecordNetwork<TNetwork, TRecord, float> network, IEnumerable<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, float>
    {
        ArgumentNullException.ThrowIfNull(network);
        RecordEncoding encoding = network.Encoding;
        if (encoding.ClassNames.Count > 0)
        {
            throw new ArgumentException(
                $"Expected targets that are numbers, found {encoding.Targets[0].Name}, a class.", nameof(network));
        }

        RegressionErrors errors = new(encoding.Targets.Count);
        Metric.Measure((TNetwork)network, network.ToDataset(records), new InOwnUnits(encoding, errors));
        return errors;
    }

    /// <summary>The confusion matrix over records.</summary>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">A record cannot be encoded.</exception>
    public static ConfusionMatrix Confusion<TNetwork, TRecord>(
        this IRecordNetwork<TNetwork, TRecord, int> network, IEnumerable<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, int> =>
        Metric.Confusion((TNetwork)network, network.ToDataset(records));

    // Outputs and targets as the network has them, scaled back for a metric.
    private sealed class InOwnUnits(RecordEncoding encoding, RegressionErrors errors) : IMetric<float>
    {
        public void Reset() => errors.Reset();

        public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) =>
            errors.Add(Decoded(outputs), Decoded(targets));

        private float[] Decoded(ReadOnlySpan<float> scaled)
        {
            float[] values = scaled.ToArray();
            encoding.DecodeTargets(values);
            return values;
        }
    }
}
