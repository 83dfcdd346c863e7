using System;

namespace NetGen.Training;

/// <summary>
/// A number, or several, that judges predictions; it takes rows batch by batch and keeps sums alone.
/// <see cref="Metric.Measure"/> feeds it from a network and a data set.
/// </summary>
/// <typeparam name="TTarget"><c>int</c> for labels, <c>float</c> otherwise.</typeparam>
public interface IMetric<TTarget>
    where TTarget : unmanaged
{
    /// <summary>Forgets every row.</summary>
    void Reset();

    /// <summary>Takes some rows.</summary>
    /// <param name="outputs">rows x outputs: what the network put out, probabilities or logits for classes.</param>
    /// <param name="targets">rows x targets: what is right.</param>
    /// <exception cref="ArgumentException">The two do not fit each other; nothing is taken then.</exception>
    void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<TTarget> targets);
}
