using System;
using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>
/// The batch mean of -log softmax(x)[label]; the gradient is (softmax(x) - onehot(label)) / rows. With weights and
/// label smoothing the sum over rows and classes of -t log softmax(x), t[c] = w[c] ((1 - smoothing) onehot(label)[c] +
/// smoothing / classes), divided by the sum of the weights of the rows and their labels (PyTorch).
/// </summary>
public sealed record SoftmaxCrossEntropy : LossSpec
{
    /// <summary>PyTorch's <c>label_smoothing</c>.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>PyTorch's <c>weight</c>, one a class; null for ones.</summary>
    public float[]? ClassWeights { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, float[]? Values)> Settings =>
        [("LabelSmoothing", [LabelSmoothing]), ("ClassWeights", ClassWeights)];

    /// <inheritdoc/>
    public override bool TakesLabels => true;

    /// <inheritdoc/>
    public override double Forward(Matrix logits, Targets targets, Matrix gradient, Tape tape)
    {
        double loss = 0;
        double weights = 0;
        for (int row = 0; row < logits.Rows; row++)
            weights += targets.Weight(row) * (ClassWeights?[targets.Labels[row]] ?? 1);
        Matrix probabilities = Link(logits);
        for (int row = 0; row < logits.Rows; row++)
        {
            double max = Max(logits.Row(row));
            double sum = 0;
            foreach (double x in logits.Row(row))
                sum += Math.Exp(x - max);
            double all = 0;
            for (int j = 0; j < logits.Columns; j++)
            {
                double target = Target(logits.Columns, targets, row, j) / weights;
                loss += target * (max + Math.Log(sum) - logits[row, j]);
                gradient[row, j] = -target;
                all += target;
            }

            for (int j = 0; j < logits.Columns; j++)
                gradient[row, j] += all * probabilities[row, j];
        }

        return loss;
    }

    /// <inheritdoc/>
    public override Matrix Link(Matrix logits)
    {
        Matrix probabilities = new(logits.Rows, logits.Columns);
        for (int row = 0; row < logits.Rows; row++)
        {
            double max = Max(logits.Row(row));
            double sum = 0;
            foreach (double x in logits.Row(row))
                sum += Math.Exp(x - max);
            for (int j = 0; j < logits.Columns; j++)
                probabilities[row, j] = Math.Exp(logits[row, j] - max) / sum;
        }

        return probabilities;
    }

    /// <inheritdoc/>
    public override double Accuracy(Matrix logits, Targets targets) => ShareOfLabels(logits, targets);

    private double Target(int classes, Targets targets, int row, int j) =>
        targets.Weight(row) * (ClassWeights?[j] ?? 1)
        * ((j == targets.Labels[row] ? 1 - (double)LabelSmoothing : 0) + (double)LabelSmoothing / classes);

    private static double Max(Span<double> values)
    {
        double max = double.NegativeInfinity;
        foreach (double value in values)
            max = Math.Max(max, value);
        return max;
    }
}
