using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>The loss of a step was not finite; that step changed nothing in the network.</summary>
public sealed class TrainingStoppedException(int epoch, int step, float loss) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"Expected a finite loss, found {loss} in epoch {epoch}, step {step}: lower the learning rate or check inputs."))
{
    /// <summary>Number of the epoch, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>Number of the step within the epoch, from 1.</summary>
    public int Step { get; } = step;

    /// <summary>The loss: NaN or infinite.</summary>
    public float Loss { get; } = loss;
}
