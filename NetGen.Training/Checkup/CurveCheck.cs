using System;
using System.Globalization;
using System.Linq;

namespace NetGen.Training;

/// <summary>Reads training and validation curves.</summary>
public static class CurveCheck
{
    /// <summary>Says whether losses diverge, stand still, or part (overfitting).</summary>
    /// <param name="history">At least one epoch.</param>
    /// <exception cref="ArgumentException">There is no epoch.</exception>
    public static Finding Judge(TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Count == 0)
            throw new ArgumentException("Expected at least 1 epoch, found 0.", nameof(history));
        EpochResult last = history[^1];
        string measured = string.Create(
            CultureInfo.InvariantCulture, $"loss {history[0].Loss:G3} to {last.Loss:G3} in {history.Count} epochs");
        if (last.Validation is Evaluation validation)
            measured += string.Create(CultureInfo.InvariantCulture, $", validation {validation.Loss:G3}");
        Finding Found(Verdict verdict, string advice = "") => new(CheckKind.Curves, verdict, measured, advice);
        if (!(last.Loss <= 1.1f * history.Min(epoch => epoch.Loss)))
            return Found(Verdict.Bad, "diverges: the training loss rises again; lower the learning rate");
        if (OverfitsSince(history) is int epoch)
        {
            return Found(
                Verdict.Warning,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"overfits: validation loss rises since epoch {epoch}; early stopping, dropout, weight decay"));
        }

        if (StandsStill(history))
            return Found(Verdict.Warning, "plateau: the loss stands still; lower or raise the rate, widen the network");
        return last.Validation?.Loss > 1.5f * last.Loss + 0.1f * history[0].Loss
            ? Found(Verdict.Warning, "gap: validation loss far above training loss; dropout, weight decay, more data")
            : Found(Verdict.Good);
    }

    // The epoch of the best validation loss, where the last one is a tenth above it while training still got better.
    private static int? OverfitsSince(TrainingHistory history)
    {
        if (history.Any(epoch => epoch.Validation is null))
            return null;
        EpochResult best = history.MinBy(epoch => epoch.Validation!.Value.Loss)!;
        EpochResult last = history[^1];
        return last.Validation!.Value.Loss > 1.1f * best.Validation!.Value.Loss && last.Loss < best.Loss
            ? best.Epoch
            : null;
    }

    // Less than 1 % better over the last third of the epochs, and not yet next to nothing. A first epoch that exploded
    // says nothing of what is next to nothing: the second one does.
    private static bool StandsStill(TrainingHistory history)
    {
        if (history.Count < 2)
            return false;
        EpochResult before = history[history.Count - 1 - Math.Max(1, history.Count / 3)];
        float high = Math.Min(history[0].Loss, history[1].Loss);
        return history[^1].Loss > 0.99f * before.Loss && history[^1].Loss > 0.05f * high;
    }
}
