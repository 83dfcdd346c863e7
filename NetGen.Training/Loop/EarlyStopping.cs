using System;

namespace NetGen.Training;

/// <summary>
/// Ends training once a figure has not become better for some epochs, as Keras's and Lightning's EarlyStopping do.
/// </summary>
/// <param name="Monitor">The figure.</param>
/// <param name="Patience">Epochs without a better figure that end training, at least 1.</param>
/// <param name="MinDelta">How much better than the best a figure must be to count, at least 0.</param>
public sealed record EarlyStopping(
    MonitoredFigure Monitor = MonitoredFigure.ValidationLoss, int Patience = 5, double MinDelta = 0)
{
    internal void Check(string name)
    {
        if (Patience < 1)
            throw new ArgumentException($"Expected a Patience of at least 1, found {Patience}.", name);
        if (!(MinDelta >= 0 && double.IsFinite(MinDelta)))
            throw new ArgumentException($"Expected a finite MinDelta of at least 0, found {MinDelta}.", name);
    }
}
