using System;

namespace NetGen;

/// <summary>
/// What every generated network offers, so that a training loop, a saver or a search takes any of them without
/// reflection.
/// <typeparamref name="TTarget"/> is <c>int</c> (labels) for SoftmaxCrossEntropy and Hinge, <c>float</c> for the other
/// losses.
/// Rows lie one behind the other without padding. Predicting while a trainer of the same network is in a step is a
/// race; else any number of threads may predict at once.
/// </summary>
public interface INetwork<TSelf, TTarget>
    where TSelf : class, INetwork<TSelf, TTarget>
    where TTarget : unmanaged
{
    /// <summary>What is known at compile time.</summary>
    static abstract NetworkFacts Facts { get; }

    /// <summary>Makes a network whose parameters are drawn from <paramref name="seed"/>.</summary>
    static abstract TSelf Create(ulong seed);

    /// <summary>
    /// Makes a network whose values are all 0: for a reader that sets every one, and would wait for them to be drawn.
    /// </summary>
    static abstract TSelf CreateZeroed();

    /// <summary>Parameters, running statistics and settings: all that the network owns.</summary>
    ParameterBlock Parameters { get; }

    /// <summary>Outputs with the loss's link, such as probabilities, for one or more rows.</summary>
    /// <param name="inputs">rows x InputLength values.</param>
    /// <param name="outputs">rows x OutputLength values.</param>
    /// <exception cref="ArgumentException">
    /// A span is not whole rows, the two differ in rows, or they overlap.
    /// </exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Outputs without the loss's link, for one or more rows.</summary>
    /// <param name="inputs">rows x InputLength values.</param>
    /// <param name="logits">rows x OutputLength values.</param>
    /// <exception cref="ArgumentException">
    /// A span is not whole rows, the two differ in rows, or they overlap.
    /// </exception>
    void Logits(ReadOnlySpan<float> inputs, Span<float> logits);

    /// <summary>
    /// Loss and accuracy over any number of rows, at inference. The loss is the trainer's, with its label smoothing and
    /// weights; the accuracy counts every row alike.
    /// </summary>
    /// <param name="inputs">rows x InputLength values.</param>
    /// <param name="targets">rows x TargetLength targets.</param>
    /// <param name="rowWeights">A weight a row, finite and at least 0; empty where all rows count alike.</param>
    /// <exception cref="ArgumentException">
    /// A span is not whole rows, they differ in rows, a label is out of range, a target of BinaryCrossEntropy is not in
    /// [0, 1], a weight is not finite and at least 0, or no weight is above 0.
    /// </exception>
    Evaluation Evaluate(
        ReadOnlySpan<float> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<float> rowWeights = default);

    /// <summary>Makes a trainer: all the memory that training needs, allocated once.</summary>
    /// <param name="optimizer">The update rule.</param>
    /// <param name="maxBatch">
    /// Rows that pass through at once; a larger batch runs in slices, but not under BatchNorm.
    /// </param>
    /// <param name="seed">Seed of the dropout masks.</param>
    /// <param name="threads">
    /// Threads that share a step, the caller's included; results have the same bits for any number. Steps too small to
    /// gain from it run on the caller's alone.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A number is out of its range, or the rule would move a zero weight that has no gradient, and so the padding.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The system does not start so many threads; those that it started have ended then.
    /// </exception>
    Trainer<TTarget, TOptimizer> Train<TOptimizer>(
        TOptimizer optimizer, int maxBatch = 256, ulong seed = 0, int threads = 1)
        where TOptimizer : unmanaged, IOptimizer;

    /// <summary>Makes a block for gradients, zeroed.</summary>
    ParameterBlock CreateGradients();
}
