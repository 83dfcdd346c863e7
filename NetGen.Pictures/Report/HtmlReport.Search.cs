using System;
using System.Collections.Generic;
using System.Linq;

namespace NetGen.Training;

/// <content>Searches for settings.</content>
public sealed partial class HtmlReport
{
    /// <summary>
    /// Adds a stage of a study: ranges, the best settings, edges that it lies near, parallel coordinates, and a table
    /// of its best trials.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="count">How many trials the table has at most, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of trials is below 1.</exception>
    public HtmlReport AddStage(Stage stage, int count = 20)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        page.Heading(stage.Name);
        page.Facts(
        [
            ("trials", Number(stage.Trials.Count, "N0")),
            .. stage.Space.Select(dimension => (dimension.Name, dimension.Range)),
            ("best", stage.HasBest ? $"{stage.Best.Settings}" : "none is better than chance"),
        ]);
        if (stage.HasBest)
        {
            foreach (RangeEdge edge in stage.Edges)
                page.Paragraph($"{edge}.");
        }

        if (stage.Scored().Any(trial => double.IsFinite(trial.Score)))
            AddPicture(stage.ParallelCoordinates());
        IReadOnlyList<string>[] rows = [.. SearchLines.Rows(stage, count)];
        return AddTable(
            count < stage.Trials.Count ? FormattableString.Invariant($"The best {count} trials") : "Trials", rows[0],
            rows[1..]);
    }

    /// <summary>Adds what the winner of a study makes of the test rows.</summary>
    public HtmlReport AddTest(TestResult test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return AddText("Test", $"{test}.");
    }

    /// <summary>Adds a search: parallel coordinates, and a table of the trials, the best first.</summary>
    /// <exception cref="ArgumentException">As of <see cref="Pictures.ParallelCoordinates"/>.</exception>
    public HtmlReport AddSearch(
        string title, IReadOnlyList<Axis> settings, string score, IReadOnlyList<ScoredSettings> trials)
    {
        AddPicture(Pictures.ParallelCoordinates(title, settings, score, trials));
        string Cell(Axis axis, double value) => axis.Choices.Count > 0 && (int)value < axis.Choices.Count
            ? axis.Choices[(int)value]
            : Number(value, "G4");
        return AddTable(
            $"Trials, sorted by {score}", ["rank", score, .. settings.Select(axis => axis.Label)],
            [
                .. trials.OrderByDescending(trial => double.IsNaN(trial.Score) ? double.NegativeInfinity : trial.Score)
                    .Select((trial, i) => (IReadOnlyList<string>)
                    [
                        Number(i + 1, "D"), double.IsFinite(trial.Score) ? Number(trial.Score, "G4") : "failed",
                        .. settings.Select((axis, k) => Cell(axis, trial.Values[k])),
                    ]),
            ]);
    }
}
