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
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, int>
    {
        ArgumentNullException.ThrowIfNull(network);
        ConfusionMatrix confusion = new(network.Encoding.ClassNames.Count);
        OfClasses known = new(TNetwork.Facts.OutputLength, network.Encoding.ClassNames.Count, confusion);
        Metric.Measure((TNetwork)network, network.ToDataset(records), known);
        return confusion;
    }

    // A string may have fewer classes than the network has outputs: the others are nobody's.
    private sealed class OfClasses(int outputs, int classes, ConfusionMatrix confusion) : IMetric<int>
    {
        public void Reset() => confusion.Reset();

        public void Add(ReadOnlySpan<float> values, ReadOnlySpan<int> targets)
        {
            float[] known = new float[targets.Length * classes];
            for (int row = 0; row < targets.Length; row++)
                values.Slice(row * outputs, classes).CopyTo(known.AsSpan(row * classes));
            confusion.Add(known, targets);
        }
    }

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
