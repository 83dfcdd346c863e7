using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>What came of a trial.</summary>
/// <param name="Trial">The trial, as its first training had it.</param>
/// <param name="Scores">The score of each training, repeat by repeat and fold by fold within.</param>
/// <param name="Status">How it ended.</param>
public sealed record TrialResult(Trial Trial, IReadOnlyList<double> Scores, TrialStatus Status)
{
    /// <summary>Number of the trial within its stage, from 1.</summary>
    public int Number => Trial.Number;

    /// <summary>What was drawn for it.</summary>
    public Settings Settings => Trial.Settings;

    /// <summary>Mean of the scores; NaN where the trial failed.</summary>
    public double Score => Status == TrialStatus.Failed ? double.NaN : Scores.Average();

    /// <summary>
    /// Standard deviation of the scores, with their number less one below the sum; NaN for fewer than two and where the
    /// trial failed.
    /// </summary>
    public double Deviation
    {
        get
        {
            double mean = Score;
            return Scores.Count < 2
                ? double.NaN
                : Math.Sqrt(Scores.Sum(score => (score - mean) * (score - mean)) / (Scores.Count - 1));
        }
    }

    /// <summary>Time that its trainings took together.</summary>
    public double Seconds { get; init; }

    /// <summary>Why it failed, in one sentence; null where it did not.</summary>
    public string? Reason { get; init; }

    /// <summary>Number, settings and score, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"trial {Number} ({Settings}): {(Status == TrialStatus.Failed ? $"failed, {Reason}" : $"score {Score:G5}")}");
}
