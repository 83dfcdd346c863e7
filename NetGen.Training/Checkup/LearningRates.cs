using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>A learning-rate range test.</summary>
/// <param name="StillLoss">Loss over the same batches at the rate 0.</param>
/// <param name="Suggested">
/// The lowest rate of the sweep that lowers the loss, on a logarithmic scale, by 95 % of what the best one does; NaN
/// where none lowers it.
/// </param>
/// <param name="Own">The optimiser's own rate.</param>
/// <param name="Sweep">The rates of the sweep, rising.</param>
public sealed record LearningRates(
    double StillLoss, float Suggested, RateTrial Own, IReadOnlyList<RateTrial> Sweep)
{
    /// <summary>What knowing nothing costs, as of <see cref="InitialLoss"/>; NaN where it is not known.</summary>
    public double Chance { get; init; } = double.NaN;

    /// <summary>The highest rate of the sweep that still learns; NaN where none does.</summary>
    public float Highest =>
        Sweep.LastOrDefault(trial => trial.Outcome == RateOutcome.Learns)?.Rate ?? float.NaN;

    /// <summary>What that says of the optimiser's own rate.</summary>
    public Finding Finding
    {
        get
        {
            string loss = double.IsFinite(Own.Loss)
                ? string.Create(CultureInfo.InvariantCulture, $"{Own.Loss:G3}")
                : "not finite";
            string measured = string.Create(
                CultureInfo.InvariantCulture,
                $"rate {Own.Rate:G3}: loss {StillLoss:G3} to {loss}; suggested {Suggested:G3}");
            if (float.IsNaN(Suggested))
            {
                return new(
                    CheckKind.LearningRate, Verdict.Bad, measured, "no rate learns: look at the other findings first");
            }

            string suggestion = string.Create(CultureInfo.InvariantCulture, $"try {Suggested:G3}");
            return Own.Outcome switch
            {
                RateOutcome.TooHigh => new(
                    CheckKind.LearningRate, Verdict.Bad, measured,
                    $"too high: the loss {(Own.Loss < StillLoss ? "hardly falls" : "explodes")}; {suggestion}"),
                RateOutcome.TooLow => new(
                    CheckKind.LearningRate, Verdict.Warning, measured, $"too low: the loss barely moves; {suggestion}"),
                RateOutcome.AboveChance => new(
                    CheckKind.LearningRate, Verdict.Warning, measured,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"the loss falls, but not below chance ({Chance:G3}); {suggestion}, or more steps")),
                _ when Own.Share >= 0.5 =>
                    new(CheckKind.LearningRate, Verdict.Good, measured),
                _ => new(
                    CheckKind.LearningRate, Verdict.Warning, measured,
                    $"{(Own.Rate < Suggested ? "low: the loss falls slowly" : "near too high")}; {suggestion}"),
            };
        }
    }

    /// <summary>What was found, in one line.</summary>
    public override string ToString() => $"{Finding}";
}
