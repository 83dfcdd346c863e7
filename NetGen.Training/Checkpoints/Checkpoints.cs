using System;

namespace NetGen.Training;

/// <summary>
/// Where and when a run keeps all that it needs to go on. A run whose folder has a checkpoint goes on from the newest;
/// it ends with the same bits as one that was never ended. Without <see cref="EveryEpochs"/>, <see cref="EverySteps"/>
/// and <see cref="Every"/> there is one after each epoch, and in any case one at the end and one where training is
/// cancelled.
/// </summary>
/// <param name="Folder">The folder, a run's own; it is made if it is not there.</param>
public sealed record Checkpoints(string Folder)
{
    /// <summary>Epochs from one to the next; 0 for none after epochs.</summary>
    public int EveryEpochs { get; init; }

    /// <summary>Steps from one to the next, as the trainer counts them; 0 for none between epochs.</summary>
    public long EverySteps { get; init; }

    /// <summary>Time from one to the next; zero for none by time.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>How many stay, the newest, at least 1.</summary>
    public int Keep { get; init; } = 3;

    /// <summary>
    /// Whether the network of the best epoch stays, too, in <c>best.safetensors</c>: by the figure of
    /// <see cref="TrainingOptions.KeepBest"/> or <see cref="EarlyStopping"/>, else by the validation loss, else by the
    /// training loss.
    /// </summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>
    /// Is told where a run goes on from, what was damaged, and why bits may differ; nobody where it is null. The
    /// history has the same sentences: <see cref="TrainingHistory.Remarks"/>.
    /// </summary>
    public Action<string>? Tell { get; init; }

    internal bool IsAfterEpoch(int epochs) => EveryEpochs > 0
        ? epochs % EveryEpochs == 0
        : EverySteps == 0 && Every == TimeSpan.Zero;

    internal void Check(string name)
    {
        if (string.IsNullOrWhiteSpace(Folder))
            throw new ArgumentException("Expected a folder for checkpoints, found an empty name.", name);
        AtLeast(0, EveryEpochs, nameof(EveryEpochs), name);
        AtLeast(0, EverySteps, nameof(EverySteps), name);
        AtLeast(1, Keep, nameof(Keep), name);
        if (Every < TimeSpan.Zero)
            throw new ArgumentException($"Expected Every of at least 0, found {Every}.", name);
    }

    private static void AtLeast(long least, long found, string property, string name)
    {
        if (found < least)
            throw new ArgumentException($"Expected {property} of at least {least}, found {found}.", name);
    }
}
