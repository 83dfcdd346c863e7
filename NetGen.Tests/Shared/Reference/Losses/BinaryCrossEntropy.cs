using System.Collections.Generic;

namespace NetGen.Tests.Reference;

/// <summary>
/// The mean over rows and outputs of -(t log sigmoid(x) + (1 - t) log(1 - sigmoid(x))) = softplus(x) - t x; the
/// gradient is (sigmoid(x) - t) / (rows outputs). The first part counts with the output's positive weight, all of it
/// with the weights of the output and of the row; the mean is divided by the rows' weights alone.
/// </summary>
public sealed record BinaryCrossEntropy : LossSpec
{
    /// <summary>PyTorch's <c>pos_weight</c>, one an output; null for ones.</summary>
    public float[]? PositiveWeights { get; init; }

    /// <summary>PyTorch's <c>weight</c>, one an output; null for ones.</summary>
    public float[]? OutputWeights { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, float[]? Values)> Settings =>
        [("PositiveWeights", PositiveWeights), ("OutputWeights", OutputWeights)];

    /// <inheritdoc/>
    public override double Forward(Matrix logits, Targets targets, Matrix gradient, Tape tape)
    {
        double loss = 0;
        int count = logits.Values.Length;
        for (int i = 0; i < count; i++)
        {
            double x = logits.Values[i];
            double t = targets.Values[i];
            double positive = PositiveWeights?[i % logits.Columns] ?? 1;
            double share = (OutputWeights?[i % logits.Columns] ?? 1) * targets.Weight(i / logits.Columns)
                / targets.SumOfWeights(logits.Rows) / logits.Columns;
            loss += share * (positive * t * SpecialFunctions.Softplus(-x) + (1 - t) * SpecialFunctions.Softplus(x));
            gradient.Values[i] = share
                * ((1 - t) * SpecialFunctions.Sigmoid(x) - positive * t * SpecialFunctions.Sigmoid(-x));
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
