using System;
using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen.Training;

/// <summary>
/// Right and wrong yes-or-no answers, for BinaryCrossEntropy: an output is yes above one half (a probability), a target
/// likewise. Every output of a row counts on its own; one that is NaN is no answer, and wrong.
/// </summary>
public sealed class BinaryAccuracy : IMetric<float>
{
    /// <summary>Takes no rows yet.</summary>
    public BinaryAccuracy()
        : this(new ConfusionMatrix(2))
    {
    }

    internal BinaryAccuracy(ConfusionMatrix confusion) => Confusion = confusion;

    /// <summary>Class 1 is yes: precision, recall and F1 of <c>Scores(1)</c> are those of the answers.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>Share of right answers, from 0 to 1; NaN without any.</summary>
    public double Value => Confusion.Accuracy;

    /// <inheritdoc/>
    public void Reset() => Confusion.Reset();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The two differ in length, or a target is not in [0, 1]; nothing is taken then.
    /// </exception>
    public void Add(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        if (outputs.Length != targets.Length)
        {
            throw new ArgumentException(
                Counted.Text($"Expected {targets.Length} outputs, as many as targets, found {outputs.Length}."),
                nameof(outputs));
        }

        Check.Probabilities(targets, 1, nameof(targets));
        for (int i = 0; i < targets.Length; i++)
        {
            int label = targets[i] > 0.5f ? 1 : 0;
            bool isRight = Accuracy.IsOnSide(outputs[i], 0.5f, targets[i]);
            Confusion.Count(label, float.IsNaN(outputs[i]) ? -1 : isRight ? label : 1 - label);
        }
    }

    /// <summary>Share and answers, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Value:P2} of {Confusion.Rows:N0} answers right");
}
