using System;

namespace NetGen.Tests.Reference;

/// <summary>The batch mean of -log softmax(x)[label]; the gradient is (softmax(x) - onehot(label)) / rows.</summary>
public sealed record SoftmaxCrossEntropy : LossSpec
{
    /// <inheritdoc/>
    public override bool TakesLabels => true;

    /// <inheritdoc/>
    public override double Forward(Matrix logits, Targets targets, Matrix gradient, Tape tape)
    {
        double loss = 0;
        Matrix probabilities = Link(logits);
        for (int row = 0; row < logits.Rows; row++)
        {
            double max = Max(logits.Row(row));
            double sum = 0;
            foreach (double x in logits.Row(row))
                sum += Math.Exp(x - max);
            loss += (max + Math.Log(sum) - logits[row, targets.Labels[row]]) / logits.Rows;
            for (int j = 0; j < logits.Columns; j++)
                gradient[row, j] = (probabilities[row, j] - (j == targets.Labels[row] ? 1 : 0)) / logits.Rows;
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

    private static double Max(Span<double> values)
    {
        double max = double.NegativeInfinity;
        foreach (double value in values)
            max = Math.Max(max, value);
        return max;
    }
}
