using System;
using System.Collections.Generic;
using System.Globalization;
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
            Name, Axes[across], Axes[up], ScoreLabel, Over(across, up),
            FormattableString.Invariant($"{Trials.Count:N0} trials"));
    }

    /// <summary>
    /// This stage and another of the same space side by side, such as a grid and a random search, with a mark on an
    /// axis for each value that was tried.
    /// </summary>
    /// <param name="other">The stage on the right.</param>
    /// <param name="x">Name of the setting from left to right.</param>
    /// <param name="y">Name of the setting from bottom to top.</param>
    /// <exception cref="ArgumentException">
    /// There is no such setting, a stage has no trial with a score, or the other stage has other ranges.
    /// </exception>
    public Picture Beside(Stage other, string x, string y)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Space.Definition != Space.Definition)
        {
            throw new ArgumentException(
                $"Expected a stage of the ranges of '{Name}', found other ranges in '{other.Name}'.", nameof(other));
        }

        (int across, int up) = (Space.IndexOf(x), Space.IndexOf(y));
        return Pictures.SearchComparison(
            $"{Name} and {other.Name}", Axes[across], Axes[up], ScoreLabel, Part(this), Part(other));

        (string Name, IReadOnlyList<ScoredSettings> Trials) Part(Stage stage) => (
            FormattableString.Invariant(
                $"{stage.Name}: {stage.CountValues(x)} values of {x}, {stage.CountValues(y)} of {y}"),
            stage.Over(across, up));
    }

    /// <summary>A line a trial through a scale a setting, the last one the score.</summary>
    /// <exception cref="ArgumentException">No trial has a score.</exception>
    public Picture ParallelCoordinates() => Pictures.ParallelCoordinates(
        Name, Axes, ScoreLabel, Scored, FormattableString.Invariant($"{Trials.Count:N0} trials"));

    private ScoredSettings[] Over(int across, int up) =>
        [.. Scored.Select(trial => trial with { Values = [trial.Values[across], trial.Values[up]] })];

    private double ScoreOf(TrialResult trial) => Objective.LowerIsBetter ? -trial.Score : trial.Score;

    /// <summary>Name, trials and the best of them, in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Trials.Count:N0} trials, {(HasBest ? $"the best is {Best}" : "none is better than chance")}");
}
