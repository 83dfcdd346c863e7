using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// Share of rows whose label is among the k largest outputs; k = 1 is plain accuracy. Of equal outputs the first ranks
/// first, as <c>Evaluate</c> counts; a label whose output is NaN is never right.
/// </summary>
public sealed class TopKAccuracy : IMetric<int>
{
    private readonly int classes;

    /// <summary>Counts nothing yet.</summary>
    /// <param name="classes">Outputs of a row, at least 1.</param>
    /// <param name="k">Outputs that the label may be among, from 1 to <paramref name="classes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public TopKAccuracy(int classes, int k = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        if (k < 1 || k > classes)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Expected k from 1 to {classes}, found {k}.");
        this.classes = classes;
        K = k;
    }

    /// <summary>Outputs that the label may be among.</summary>
    public int K { get; }

    /// <summary>Rows taken.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that were right.</summary>
    public long Correct { get; private set; }

    /// <summary>Share of rows that were right, from 0 to 1; NaN without rows.</summary>
    public double Value => Rows == 0 ? double.NaN : (double)Correct / Rows;

    /// <inheritdoc/>
    public void Reset() => Rows = Correct = 0;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<int> targets)
    {
        Labels.Check(outputs, targets, classes);
        for (int row = 0; row < targets.Length; row++)
            Correct += IsAmongLargest(outputs.Slice(row * classes, classes), targets[row]) ? 1 : 0;
        Rows += targets.Length;
    }

    private bool IsAmongLargest(ReadOnlySpan<float> outputs, int label)
    {
        float own = outputs[label];
        int ahead = 0;
        for (int i = 0; i < outputs.Length; i++)
            ahead += outputs[i] > own || (outputs[i] == own && i < label) ? 1 : 0;
        return ahead < K && !float.IsNaN(own);
    }

    /// <summary>Share and rows, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Value:P2} of {Rows:N0} rows right{(K == 1 ? "" : $", among the {K} largest outputs")}");
}
