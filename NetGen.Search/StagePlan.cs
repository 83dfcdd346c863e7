using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace NetGen.Training;

/// <summary>
/// What a stage runs, as plain data: from it and the rows of trainings that ended, <see cref="StageLedger"/> knows all
/// else.
/// </summary>
/// <param name="Name">Name of the stage within its study.</param>
/// <param name="Seed">Seed of the stage.</param>
/// <param name="Settings">Those of trial 1, 2, ..., all from one space.</param>
internal sealed record StagePlan(string Name, ulong Seed, IReadOnlyList<Settings> Settings)
{
    /// <summary>Epochs of the first rung.</summary>
    public required int Epochs { get; init; }

    /// <summary>Epochs of the last rung; as <see cref="Epochs"/> where there is one rung.</summary>
    public required int MostEpochs { get; init; }

    /// <summary>How many times fewer trials and more epochs the next rung has; 0 where it is no halving.</summary>
    public int Factor { get; init; }

    /// <summary>Trainings of a trial with seeds of their own.</summary>
    public required int Repeats { get; init; }

    /// <summary>Folds of a cross-validation.</summary>
    public required int Folds { get; init; }

    /// <inheritdoc cref="Objective.LowerIsBetter"/>
    public required bool LowerIsBetter { get; init; }

    /// <inheritdoc cref="Objective.Chance"/>
    public required double Chance { get; init; }

    /// <summary>Trainings of a trial in a rung.</summary>
    public int RunsPerTrial => Repeats * Folds;

    /// <summary>A training of a trial, by its place among them: repeat by repeat and fold by fold within.</summary>
    public RunKey KeyOf(int number, int epochs, int place) => new(number, epochs, place / Folds, place % Folds);

    /// <summary>The trainings of a trial in their order.</summary>
    public IEnumerable<RunKey> Keys(int number, int epochs) =>
        Enumerable.Range(0, RunsPerTrial).Select(place => KeyOf(number, epochs, place));

    /// <summary>Whether there may be such a training in this stage.</summary>
    public bool Has(RunKey key) =>
        key.Trial >= 1 && key.Trial <= Settings.Count && key.Repeat >= 0 && key.Repeat < Repeats && key.Fold >= 0
        && key.Fold < Folds && key.Epochs >= Epochs && key.Epochs <= MostEpochs;

    /// <summary>The training of a key.</summary>
    public Trial TrialOf(RunKey key, CancellationToken cancellation = default) => new(
        Name, key.Trial, Settings[key.Trial - 1], key.Epochs,
        RowOrder.Draw((uint)key.Trial, (uint)key.Repeat, RowOrder.Trials, Seed))
    {
        Repeat = key.Repeat,
        Fold = key.Fold,
        CancellationToken = cancellation,
    };

    /// <summary>What came of a trial whose trainings are these, the first that failed being the last.</summary>
    public TrialResult ResultOf(int number, int epochs, IReadOnlyList<RunRow> rows)
    {
        bool failed = double.IsNaN(rows[^1].Score);
        double mean = rows.Average(row => row.Score);
        bool guesses = LowerIsBetter ? mean >= Chance : mean <= Chance;
        TrialStatus status = failed ? TrialStatus.Failed : guesses ? TrialStatus.AtChance : TrialStatus.Done;
        return new(TrialOf(KeyOf(number, epochs, 0)), [.. rows.Select(row => row.Score)], status)
        {
            Seconds = rows.Sum(row => row.Seconds),
            Reason = rows[^1].Reason,
        };
    }
}
