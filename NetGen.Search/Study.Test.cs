using System;

namespace NetGen.Training;

/// <content>The one test.</content>
public sealed partial class Study
{
    /// <summary>
    /// Trains the winner once more, on training and validation rows, and evaluates it on the test rows: once a study,
    /// which keeps what came of it. A test set that chose among several would be a validation set.
    /// </summary>
    /// <param name="winner">The trial: <see cref="Stage.Best"/>.</param>
    /// <param name="objective">What it was found by.</param>
    /// <param name="test">Rows that nothing was chosen by.</param>
    /// <param name="epochs">How long to train; as long as the trial if left out.</param>
    /// <exception cref="InvalidOperationException">The study has tested another winner, or on other rows.</exception>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    /// <exception cref="TrainingStoppedException">A loss was not finite.</exception>
    public TestResult Test<TTarget>(
        TrialResult winner, NetworkObjective<TTarget> objective, Dataset<TTarget> test, int? epochs = null)
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(winner);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(test);
        int trained = epochs ?? winner.Trial.Epochs;
        string name = FormattableString.Invariant(
            $"trial {winner.Number} of '{winner.Trial.Stage}', {winner.Settings}, epochs: {trained}");
        string rows = test.Fingerprint();
        TestRow? kept = file.Test();
        if (kept is null)
        {
            kept = new(name, rows, objective.Test(winner, test, epochs));
            file.AddTest(kept);
        }
        else if (kept.Winner != name || kept.Data != rows)
        {
            throw new InvalidOperationException(
                $"Expected one test a study, found another after that of {kept.Winner}: whoever chooses by the test "
                + "rows needs new ones.");
        }

        return new(kept.Winner, kept.Evaluation);
    }
}
