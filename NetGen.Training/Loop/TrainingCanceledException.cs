using System;
using System.Threading;

namespace NetGen.Training;

/// <summary>
/// Training was cancelled between two steps; the network is as the last step, or the best epoch, left it.
/// </summary>
public sealed class TrainingCanceledException(TrainingHistory history, CancellationToken token)
    : OperationCanceledException(
        $"Training was cancelled after {history.Count} whole {(history.Count == 1 ? "epoch" : "epochs")}.", token)
{
    /// <summary>The epochs that were done.</summary>
    public TrainingHistory History { get; } = history;
}
