using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <content>What a stage found, as pictures and reports take it.</content>
public sealed partial class Stage
{
    /// <summary>An axis a setting.</summary>
    public IReadOnlyList<Axis> Axes => [.. Space.Select(dimension => dimension.ToAxis())];

    /// <summary>The trials, trial 1 first; a score of which the lower is the better has its sign changed.</summary>
    public IReadOnlyList<ScoredSettings> Scored =>
        [.. Trials.Select(trial => new ScoredSettings(trial.Settings.Values, ScoreOf(trial)))];

    private string ScoreLabel => Objective.LowerIsBetter ? $"-{Objective.ScoreName}" : Objective.ScoreName;

    /// <summary>Trials over two of their settings, coloured by score.</summary>
    /// <param name="x">Name of the setting from left to right.</param>
    /// <param name="y">Name of the setting from bottom to top.</param>
    /// <exception cref="ArgumentException">There is no such setting, or no trial has a score.</exception>
    public Picture Scatter(string x, string y)
    {
        (int across, int up) = (Space.IndexOf(x), Space.IndexOf(y));
        return Pictures.SearchScatter(
            Name, Axes[across], Axes[up], ScoreLabel,
            [.. Scored.Select(trial => trial with { Values = [trial.Values[across], trial.Values[up]] })],
            FormattableString.Invariant($"{Trials.Count} trials"));
    }

    /// <summary>A line a trial through a scale a setting, the last one the score.</summary>
    /// <exception cref="ArgumentException">No trial has a score.</exception>
    public Picture ParallelCoordinates() => Pictures.ParallelCoordinates(
        Name, Axes, ScoreLabel, Scored, FormattableString.Invariant($"{Trials.Count} trials"));

    private double ScoreOf(TrialResult trial) => Objective.LowerIsBetter ? -trial.Score : trial.Score;
}
