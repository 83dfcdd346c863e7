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
        if (history.End == TrainingEnd.Diverged)
            return Found(Verdict.Bad, "diverges: the loss ends far above where it began; lower the learning rate");
        if (history.Any(epoch => !float.IsFinite(epoch.Loss))
            || Rises(last.Loss, history.Min(epoch => epoch.Loss), StartOf(history)))
        {
            return Found(Verdict.Bad, "diverges: the training loss rises again; lower the learning rate");
        }

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
        return last.Validation?.Loss - last.Loss > 0.5f * Math.Abs(last.Loss) + 0.1f * Math.Abs(StartOf(history))
            ? Found(Verdict.Warning, "gap: validation loss far above training loss; dropout, weight decay, more data")
            : Found(Verdict.Good);
    }

    // Rising is a difference, which a loss below 0 has as well: more than a tenth of the best, and no noise about a
    // loss that is next to nothing beside where it began.
    private static bool Rises(double last, double best, double start) =>
        last - best > 0.1 * Math.Abs(best) && last - best > 0.05 * Math.Abs(start);

    // A first epoch that exploded says nothing of where training began: the second one does.
    private static float StartOf(TrainingHistory history) =>
        history.Count < 2 ? history[0].Loss : Math.Min(history[0].Loss, history[1].Loss);

    // The epoch of the best validation loss, where the last one is well above it while training still got better.
    private static int? OverfitsSince(TrainingHistory history)
    {
        if (history.Any(epoch => epoch.Validation is null))
            return null;
        EpochResult best = history.MinBy(epoch => epoch.Validation!.Value.Loss)!;
        EpochResult last = history[^1];
        return Rises(last.Validation!.Value.Loss, best.Validation!.Value.Loss, StartOf(history))
            && last.Loss < best.Loss
            ? best.Epoch
            : null;
    }

    // Less than 1 % better over the last third of the epochs, and not yet next to nothing.
    private static bool StandsStill(TrainingHistory history)
    {
        if (history.Count < 2)
            return false;
        float start = StartOf(history);
        float last = history[^1].Loss;
        float before = history[history.Count - 1 - Math.Max(1, history.Count / 3)].Loss;
        return before - last < 0.01f * Math.Abs(before) && start - last < 0.95f * Math.Abs(start);
    }
}
