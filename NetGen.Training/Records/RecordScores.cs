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

        return InOwnUnits.Errors(network.Predict, TNetwork.Facts, network.ToDataset(records), encoding);
    }

    /// <summary>The confusion matrix over records, with the names of the classes.</summary>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">A record cannot be encoded.</exception>
    public static ConfusionMatrix Confusion<TNetwork, TRecord>(
        this IRecordNetwork<TNetwork, TRecord, int> network, IEnumerable<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, int>
    {
        ArgumentNullException.ThrowIfNull(network);
        RecordEncoding encoding = network.Encoding;
        ConfusionMatrix confusion = new(encoding.ClassNames);
        JudgedRows<int> rows = JudgedRecords.Rows((TNetwork)network, encoding, network.ToDataset(records));
        confusion.Add(rows.Outputs(), rows.Targets);
        return confusion;
    }

    /// <summary>The confusion matrix over records whose target is a bool, of BinaryCrossEntropy.</summary>
    /// <exception cref="InvalidOperationException">The network was not fitted.</exception>
    /// <exception cref="ArgumentException">A record cannot be encoded, or targets are numbers.</exception>
    public static ConfusionMatrix Confusion<TNetwork, TRecord>(
        this IRecordNetwork<TNetwork, TRecord, float> network, IEnumerable<TRecord> records)
        where TNetwork : class, IRecordNetwork<TNetwork, TRecord, float>
    {
        ArgumentNullException.ThrowIfNull(network);
        RecordEncoding encoding = network.Encoding;
        if (encoding.ClassNames.Count == 0)
        {
            throw new ArgumentException(
                $"Expected a target that is a class, found {encoding.Targets[0].Name}, a number.", nameof(network));
        }

        BinaryAccuracy answers = new(new ConfusionMatrix(encoding.ClassNames));
        Metric.Measure((TNetwork)network, network.ToDataset(records), answers);
        return answers.Confusion;
    }
}
