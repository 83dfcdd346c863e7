using System;

namespace NetGen.Training;

/// <summary>An objective that is any function of a trial.</summary>
/// <param name="evaluate">The score of a trial, as <see cref="Objective.Evaluate"/> explains.</param>
/// <param name="scoreName">What lines and tables call the score.</param>
/// <param name="lowerIsBetter">Whether a lower score is the better one.</param>
/// <param name="chance">The score of guessing; NaN where it is not known.</param>
public sealed class FunctionObjective(
    Func<Trial, double> evaluate, string scoreName = "val_acc", bool lowerIsBetter = false,
    double chance = double.NaN) : Objective
{
    private readonly Func<Trial, double> evaluate = evaluate ?? throw new ArgumentNullException(nameof(evaluate));

    /// <inheritdoc/>
    public override string ScoreName => scoreName;

    /// <inheritdoc/>
    public override bool LowerIsBetter => lowerIsBetter;

    /// <inheritdoc/>
    public override double Chance => chance;

    /// <inheritdoc/>
    public override double Evaluate(Trial trial) => evaluate(trial);
}
