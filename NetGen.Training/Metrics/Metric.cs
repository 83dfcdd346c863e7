using System;

namespace NetGen.Training;

/// <summary>Metrics of a network over a data set. What is predicted is what <c>Predict</c> gives.</summary>
public static class Metric
{
    private const int BatchSize = 256;

    /// <summary>
    /// Predicts every row once, in batches, and feeds each metric, after <see cref="IMetric{TTarget}.Reset"/>. What is
    /// allocated does not depend on the rows.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="metrics">What to measure.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network; no metric is touched then.</exception>
    public static void Measure<TNetwork, TTarget>(
        TNetwork network, Dataset<TTarget> data, params ReadOnlySpan<IMetric<TTarget>> metrics)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        DatasetCheck.Fits(data, TNetwork.Facts, nameof(data));
        Feed(network.Predict, TNetwork.Facts, data, metrics);
    }

    /// <summary>The same of what predicts the rows, which were checked.</summary>
    internal static void Feed<TTarget>(
        RowPredictor predict, NetworkFacts facts, Dataset<TTarget> data,
        params ReadOnlySpan<IMetric<TTarget>> metrics)
        where TTarget : unmanaged
    {
        foreach (IMetric<TTarget> metric in metrics)
            metric.Reset();
        float[] outputs = new float[Math.Min(BatchSize, data.Rows) * facts.OutputLength];
        for (int row = 0; row < data.Rows; row += BatchSize)
        {
            int rows = Math.Min(BatchSize, data.Rows - row);
            Span<float> predicted = outputs.AsSpan(0, rows * facts.OutputLength);
            predict(data.Inputs.Slice(row * facts.InputLength, rows * facts.InputLength), predicted);
            foreach (IMetric<TTarget> metric in metrics)
                metric.Add(predicted, data.Targets.Slice(row * facts.TargetLength, rows * facts.TargetLength));
        }
    }

    /// <summary>What a network predicts for every row: rows x outputs.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the network, or there is none.</exception>
    public static float[] Outputs<TNetwork, TTarget>(TNetwork network, Dataset<TTarget> data)
        where TNetwork : class, INetwork<TNetwork, TTarget>
        where TTarget : unmanaged =>
        JudgedNetwork.Rows<TNetwork, TTarget>(network, data, null, nameof(data)).Outputs();

    /// <summary>The confusion matrix of a network that puts out classes.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    public static ConfusionMatrix Confusion<TNetwork>(TNetwork network, Dataset<int> data)
        where TNetwork : class, INetwork<TNetwork, int>
    {
        ConfusionMatrix confusion = new(TNetwork.Facts.OutputLength);
        Measure(network, data, confusion);
        return confusion;
    }

    /// <summary>Share of rows whose label is among the <paramref name="k"/> largest outputs, from 0 to 1.</summary>
    /// <exception cref="ArgumentException">
    /// The rows do not fit the network, or k is not from 1 to its outputs.
    /// </exception>
    public static double Accuracy<TNetwork>(TNetwork network, Dataset<int> data, int k = 1)
        where TNetwork : class, INetwork<TNetwork, int>
    {
        TopKAccuracy accuracy = new(TNetwork.Facts.OutputLength, k);
        Measure(network, data, accuracy);
        return accuracy.Value;
    }

    /// <summary>Mean absolute error, mean squared error and R2 of a network that puts out numbers.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    public static RegressionErrors Errors<TNetwork>(TNetwork network, Dataset<float> data)
        where TNetwork : class, INetwork<TNetwork, float>
    {
        RegressionErrors errors = new(TNetwork.Facts.TargetLength);
        Measure(network, data, errors);
        return errors;
    }
}
