using System;
using System.Linq;

namespace NetGen.Training;

/// <summary>What objectives that train networks have in common.</summary>
internal static class Trained
{
    /// <summary>What the file of a trial's network says of it.</summary>
    public static string NoteOf(Trial trial) => FormattableString.Invariant(
        $"trial {trial.Number} of '{trial.Stage}', {trial.Settings}, epochs: {trial.Epochs}");

    /// <summary>The trial of a winner, to be trained again.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1 epochs.</exception>
    public static Trial TrialOf(TrialResult winner, int? epochs)
    {
        int count = epochs ?? winner.Trial.Epochs;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(epochs));
        return winner.Trial with { Epochs = count };
    }

    /// <summary>How a trial runs: epochs, seed and cancellation are the search's.</summary>
    public static TrainingOptions Options(Func<Trial, int, TrainingOptions> asked, Trial trial, int rows) =>
        asked(trial, rows) with
        {
            Epochs = trial.Epochs,
            Seed = trial.Seed,
            CancellationToken = trial.CancellationToken,
        };

    /// <summary>The accuracy of answering the most frequent class always.</summary>
    public static double ShareOfLargestClass(Dataset<int> rows) => (double)rows.ClassCounts().Max() / rows.Rows;
}
