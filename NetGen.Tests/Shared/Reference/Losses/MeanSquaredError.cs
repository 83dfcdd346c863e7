namespace NetGen.Tests.Reference;

/// <summary>
/// The mean over rows and outputs of (x - t)^2; the gradient is 2 (x - t) / (rows outputs). Rows count with
/// their weights.
/// </summary>
public sealed record MeanSquaredError : LossSpec
{
    /// <inheritdoc/>
    public override double Forward(Matrix logits, Targets targets, Matrix gradient, Tape tape)
    {
        double loss = 0;
        int count = logits.Values.Length;
        for (int i = 0; i < count; i++)
        {
            double error = logits.Values[i] - targets.Values[i];
            double share = targets.Weight(i / logits.Columns) / targets.SumOfWeights(logits.Rows) / logits.Columns;
            loss += share * error * error;
            gradient.Values[i] = 2 * share * error;
        }

        return loss;
    }
}
