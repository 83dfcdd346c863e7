using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Training;

/// <summary>What a search writes for people.</summary>
internal static class SearchLines
{
    /// <summary>
    /// A trial as the lecture writes it:
    /// <c>val_acc: 0.412000  lr: 1.405206e-04  reg: 4.793564e-01  (1 / 100)</c>.
    /// </summary>
    public static string Trial(TrialResult result, Objective objective, int trials)
    {
        string deviation = double.IsNaN(result.Deviation) ? "" : $" +/- {Score(result.Deviation)}";
        string end = result.Status switch
        {
            TrialStatus.Failed => "  failed",
            TrialStatus.AtChance => "  at chance",
            _ => "",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{objective.ScoreName}: {Score(result.Score)}{deviation}  {result.Settings}  "
            + $"({result.Number} / {trials}){end}");
    }

    /// <summary>That the best lies near an edge of its range, and where the next range goes.</summary>
    public static string Edge(RangeEdge edge)
    {
        NumberDimension range = edge.Range;
        string side = edge.IsUpper ? "upper" : "lower";
        string reach = range.Format(edge.IsUpper ? edge.Next.High : edge.Next.Low);
        return $"best {range.Name} {range.Format(edge.Value)} lies near the {side} edge of "
            + $"{range.Format(range.Low)} to {range.Format(range.High)}: the next range reaches to {reach}";
    }

    /// <summary>The ranked trials, a line each under a line of names.</summary>
    public static void Table(TextWriter output, Stage stage, int count)
    {
        List<string[]> rows = Rows(stage, count);
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine(string.Join(
                "  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).TrimEnd());
        }
    }

    /// <summary>A row of names, and one of cells for each of the ranked trials.</summary>
    public static List<string[]> Rows(Stage stage, int count)
    {
        TrialResult[] shown = [.. stage.Ranked.Take(count)];
        bool deviates = shown.Any(trial => trial.Scores.Count > 1);
        List<string[]> rows =
        [
            [
                "rank", stage.Objective.ScoreName, .. deviates ? ["+/-"] : (string[])[],
                .. stage.Space.Select(dimension => dimension.Name), "epochs", "trial", "",
            ],
        ];
        for (int i = 0; i < shown.Length; i++)
        {
            TrialResult trial = shown[i];
            rows.Add(
            [
                Count(i + 1), Score(trial.Score), .. deviates ? [Score(trial.Deviation)] : (string[])[],
                .. stage.Space.Select((dimension, k) => dimension.Format(trial.Settings.Values[k])),
                Count(trial.Trial.Epochs), Count(trial.Number), Status(trial.Status),
            ]);
        }

        return rows;
    }

    private static string Status(TrialStatus status) => status switch
    {
        TrialStatus.Stopped => "stopped early",
        TrialStatus.AtChance => "at chance",
        TrialStatus.Failed => "failed",
        _ => "",
    };

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Score(double score) =>
        double.IsNaN(score) ? "nan" : score.ToString("F6", CultureInfo.InvariantCulture);
}
