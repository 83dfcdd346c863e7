using System.Collections.Generic;
using System.Globalization;

namespace NetGen.Training;

/// <summary>The loss of a network as it is, beside that of one that knows nothing.</summary>
/// <param name="Loss">Mean data loss in training mode, without dropout.</param>
/// <param name="Chance">
/// What knowing nothing costs: the loss of the network with every learned parameter at zero (ln C for softmax over C
/// classes, ln 2 for BinaryCrossEntropy, the margins for Hinge); the variance of the targets for MeanSquaredError.
/// </param>
/// <param name="LossWithPenalty">The loss plus lambda / 2 |w|^2 for a lambda of 0.1.</param>
public sealed record InitialLoss(double Loss, double Chance, double LossWithPenalty)
{
    /// <summary>What that says.</summary>
    public IReadOnlyList<Finding> Findings => [JudgeLoss(), JudgePenalty()];

    private Finding JudgeLoss()
    {
        string measured = string.Create(CultureInfo.InvariantCulture, $"loss {Loss:G4}, chance {Chance:G4}");
        double ratio = Loss / Chance;
        if (!(ratio <= 3))
        {
            return new(
                CheckKind.InitialLoss, Verdict.Bad, measured,
                "far above chance: inputs or initial weights are too large; standardise inputs, initialise smaller");
        }

        if (ratio > 1.5)
        {
            return new(
                CheckKind.InitialLoss, Verdict.Warning, measured,
                "above chance: sure of what it does not know; initialise the last layer smaller");
        }

        string known = ratio < 0.8 ? ": it knows something already" : "";
        return new(CheckKind.InitialLoss, Verdict.Good, measured + known);
    }

    private Finding JudgePenalty()
    {
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"loss {Loss:G4}, with regularisation {LossWithPenalty:G4}");
        return LossWithPenalty > Loss
            ? new(CheckKind.Penalty, Verdict.Good, measured)
            : new(
                CheckKind.Penalty, Verdict.Bad, measured,
                "regularisation adds nothing: every weight is zero, and equal units stay equal; initialise at random");
    }
}
