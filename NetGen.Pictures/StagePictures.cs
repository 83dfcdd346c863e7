using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <summary>What a stage of a search found, as pictures show it.</summary>
public static class StagePictures
{
    /// <summary>An axis a setting.</summary>
    public static IReadOnlyList<Axis> Axes(this Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return [.. stage.Space.Select(AxisOf)];
    }

    /// <summary>The trials, trial 1 first; a score of which the lower is the better has its sign changed.</summary>
    public static IReadOnlyList<ScoredSettings> Scored(this Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return [.. stage.Trials.Select(trial => new ScoredSettings(trial.Settings.Values, stage.ScoreOf(trial)))];
    }

    /// <summary>Trials over two of their settings, coloured by score.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="x">Name of the setting from left to right.</param>
    /// <param name="y">Name of the setting from bottom to top.</param>
    /// <exception cref="ArgumentException">There is no such setting, or no trial has a score.</exception>
    public static Picture Scatter(this Stage stage, string x, string y)
    {
        ArgumentNullException.ThrowIfNull(stage);
        (int across, int up) = (stage.Space.IndexOf(x), stage.Space.IndexOf(y));
        return Pictures.SearchScatter(
            stage.Name, AxisOf(stage.Space[across]), AxisOf(stage.Space[up]), ScoreLabel(stage),
            Over(stage, across, up), CountOf(stage));
    }

    /// <summary>
    /// A stage and another of the same space side by side, such as a grid and a random search, with a mark on an axis
    /// for each value that was tried.
    /// </summary>
    /// <param name="stage">The stage on the left.</param>
    /// <param name="other">The stage on the right.</param>
    /// <param name="x">Name of the setting from left to right.</param>
    /// <param name="y">Name of the setting from bottom to top.</param>
    /// <exception cref="ArgumentException">
    /// There is no such setting, a stage has no trial with a score, or the other stage has other ranges.
    /// </exception>
    public static Picture Beside(this Stage stage, Stage other, string x, string y)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(other);
        if (other.Space.Definition != stage.Space.Definition)
        {
            throw new ArgumentException(
                $"Expected a stage of the ranges of '{stage.Name}', found other ranges in '{other.Name}'.",
                nameof(other));
        }

        (int across, int up) = (stage.Space.IndexOf(x), stage.Space.IndexOf(y));
        return Pictures.SearchComparison(
            $"{stage.Name} and {other.Name}", AxisOf(stage.Space[across]), AxisOf(stage.Space[up]),
            ScoreLabel(stage), Part(stage), Part(other));

        (string Name, IReadOnlyList<ScoredSettings> Trials) Part(Stage part) => (
            FormattableString.Invariant(
                $"{part.Name}: {part.CountValues(x)} values of {x}, {part.CountValues(y)} of {y}"),
            Over(part, across, up));
    }

    /// <summary>A line a trial through a scale a setting, the last one the score.</summary>
    /// <exception cref="ArgumentException">No trial has a score.</exception>
    public static Picture ParallelCoordinates(this Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return Pictures.ParallelCoordinates(
            stage.Name, stage.Axes(), ScoreLabel(stage), stage.Scored(), CountOf(stage));
    }

    private static Axis AxisOf(Dimension dimension) => dimension switch
    {
        ChoiceDimension choice => new(choice.Name) { Choices = choice.Choices },
        NumberDimension number => new(number.Name, number.Scale == NumberScale.Logarithmic)
        {
            Low = number.Low < number.High ? number.Low : null,
            High = number.Low < number.High ? number.High : null,
            WholeNumbers = number.Scale == NumberScale.Integer,
        },
        _ => throw new ArgumentException($"Expected numbers or choices, found {dimension}.", nameof(dimension)),
    };

    private static string CountOf(Stage stage) => FormattableString.Invariant($"{stage.Trials.Count:N0} trials");

    private static string ScoreLabel(Stage stage) =>
        stage.Objective.LowerIsBetter ? $"-{stage.Objective.ScoreName}" : stage.Objective.ScoreName;

    private static ScoredSettings[] Over(Stage stage, int across, int up) =>
        [.. stage.Scored().Select(trial => trial with { Values = [trial.Values[across], trial.Values[up]] })];
}
