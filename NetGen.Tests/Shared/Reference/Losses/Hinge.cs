using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Tests.Reference;

/// <summary>
/// The batch mean of the sum (or per-class mean) over wrong classes j of max(0, x[j] - x[label] + margin).
/// </summary>
public sealed record Hinge(float Margin = 1f, HingeReduction Reduction = HingeReduction.Sum) : LossSpec
{
    /// <summary>The weight of each class, as in PyTorch's <c>MultiMarginLoss</c>; null for ones.</summary>
    public float[]? ClassWeights { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, float[]? Values)> Settings => [("ClassWeights", ClassWeights)];

    /// <inheritdoc/>
    public override string Attribute =>
        $"Hinge({Margin.ToString("R", CultureInfo.InvariantCulture)}f, HingeReduction.{Reduction})";

    /// <inheritdoc/>
    public override bool TakesLabels => true;

    /// <inheritdoc/>
    public override double Forward(Matrix logits, Targets targets, Matrix gradient, Tape tape)
    {
        double loss = 0;
        for (int row = 0; row < logits.Rows; row++)
        {
            int label = targets.Labels[row];
            double scale = (ClassWeights?[label] ?? 1) * targets.Weight(row) / targets.SumOfWeights(logits.Rows)
                / (Reduction == HingeReduction.PerClassMean ? logits.Columns : 1);
            for (int j = 0; j < logits.Columns; j++)
            {
                double excess = logits[row, j] - logits[row, label] + Margin;
                if (j == label)
                    continue;
                tape.NoteKink(excess);
                loss += scale * Math.Max(0, excess);
                gradient[row, j] += excess > 0 ? scale : 0;
                gradient[row, label] -= excess > 0 ? scale : 0;
            }
        }

        return loss;
    }

    /// <inheritdoc/>
    public override double Accuracy(Matrix logits, Targets targets) => ShareOfLabels(logits, targets);
}
