namespace NetGen.Tests.Reference;

/// <summary>
/// The mean over rows and outputs of -(t log sigmoid(x) + (1 - t) log(1 - sigmoid(x))) = softplus(x) - t x; the
/// gradient is (sigmoid(x) - t) / (rows outputs).
/// </summary>
public sealed record BinaryCrossEntropy : LossSpec
{
    /// <inheritdoc/>
    public override double Forward(Matrix logits, Targets targets, Matrix gradient, Tape tape)
    {
        double loss = 0;
        int count = logits.Values.Length;
        for (int i = 0; i < count; i++)
        {
            double x = logits.Values[i];
            double t = targets.Values[i];
            loss += (t * SpecialFunctions.Softplus(-x) + (1 - t) * SpecialFunctions.Softplus(x)) / count;
            gradient.Values[i] = (SpecialFunctions.Sigmoid(x) - t) / count;
        }

        return loss;
    }

    /// <inheritdoc/>
    public override Matrix Link(Matrix logits) => logits.Map(SpecialFunctions.Sigmoid);

    /// <inheritdoc/>
    public override double Accuracy(Matrix logits, Targets targets)
    {
        double right = 0;
        for (int i = 0; i < logits.Values.Length; i++)
            right += logits.Values[i] > 0 == targets.Values[i] > 0.5f ? 1 : 0;
        return right / logits.Values.Length;
    }
}
