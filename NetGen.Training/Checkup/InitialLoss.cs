using System;
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
    /// <summary>As many times chance is far above it.</summary>
    internal const double FarAboveChance = 3;

    /// <summary>The loss where every learned parameter is zero; for MeanSquaredError above chance.</summary>
    public double LossOfZero { get; init; } = Chance;

    /// <summary>The targets of MeanSquaredError; null for the other losses.</summary>
    public Spread? Targets { get; init; }

    /// <summary>What that says.</summary>
    public IReadOnlyList<Finding> Findings => [JudgeLoss(), JudgePenalty(), JudgeTargets()];

    /// <summary>What was found, a line a finding.</summary>
    public override string ToString() => string.Join('\n', Findings);

    private Finding JudgeLoss()
    {
        string measured = string.Create(CultureInfo.InvariantCulture, $"loss {Loss:G4}, chance {Chance:G4}");
        Finding Found(Verdict verdict, string advice) => new(CheckKind.InitialLoss, verdict, measured, advice);
        if (Targets is not null && Chance == 0)
            return Found(Verdict.Warning, "every target is the same number: nothing to learn");
        double ratio = Loss / Chance;

        // Outputs that are small beside the targets are no fault of inputs or weights.
        bool isTargets = Targets is not null && LossOfZero > Chance && Loss <= 1.5 * LossOfZero;
        if (!(ratio <= FarAboveChance))
        {
            return Found(Verdict.Bad, isTargets
                ? "far above chance: the targets are far from 0; subtract their mean, divide by their deviation"
                : "far above chance: inputs or initial weights are too large; standardise inputs, initialise smaller");
        }

        if (ratio > 1.5)
        {
            return Found(Verdict.Warning, isTargets
                ? "above chance: the targets are not centred; subtract their mean"
                : "above chance: sure of what it does not know; initialise the last layer smaller");
        }

        string known = ratio < 0.8 ? ": it knows something already" : "";
        return new(CheckKind.InitialLoss, Verdict.Good, measured + known);
    }

    private Finding JudgeTargets()
    {
        if (Targets is null)
            return new(CheckKind.TargetScale, Verdict.Good, "no numbers to fit");
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"mean {Targets.Mean:G3}, deviation {Targets.Deviation:G3}");
        double size = Math.Abs(Targets.Mean) + Targets.Deviation;
        Finding Found(Verdict verdict, string advice) => new(CheckKind.TargetScale, verdict, measured, advice);
        return size switch
        {
            _ when !double.IsFinite(size) =>
                Found(Verdict.Bad, "a target is not finite: drop such rows, or fill such values in"),
            > 100 => Found(
                Verdict.Bad,
                "unscaled targets: subtract their mean, divide by their deviation, undo both on what is predicted"),
            > 10 => Found(Verdict.Warning, "large targets: subtract their mean, divide by their deviation"),
            < 1e-2 => Found(Verdict.Warning, "tiny targets: divide by their deviation"),
            _ => Found(Verdict.Good, ""),
        };
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
