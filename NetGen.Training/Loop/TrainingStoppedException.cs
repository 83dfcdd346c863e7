using System;
using System.Globalization;

namespace NetGen.Training;

/// <summary>
/// The loss of a step or of the validation rows was not finite, or the last update of an epoch left a parameter that is
/// not. The training loop has given the network back what it was after the last epoch whose parameters are finite (or
/// the best one, where that is kept).
/// </summary>
public sealed class TrainingStoppedException : Exception
{
    /// <summary>Says where training stopped.</summary>
    /// <param name="epoch">Number of the epoch, from 1.</param>
    /// <param name="step">Number of the step within the epoch, from 1.</param>
    /// <param name="loss">The loss: NaN or infinite.</param>
    /// <param name="layer">
    /// The first layer that put out a number that is not finite; null where it is not known.
    /// </param>
    /// <param name="cause">What was found there, as a clause; null where nothing is known.</param>
    /// <param name="history">The epochs that were done before.</param>
    public TrainingStoppedException(
        int epoch, int step, float loss, string? layer = null, string? cause = null, TrainingHistory? history = null)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"Expected a finite loss, found {loss} in epoch {epoch}, step {step}: "
            + $"{(cause is null ? "" : $"{cause}; ")}lower the learning rate or check inputs."))
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
        Layer = layer;
        History = history ?? new TrainingHistory([], TrainingEnd.NotFinite);
    }

    private TrainingStoppedException(
        string message, int epoch, int step, float loss, string layer, TrainingHistory history)
        : base(message)
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
        Layer = layer;
        History = history;
    }

    /// <summary>Number of the epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Number of the step within the epoch, from 1; the last one where validation found it.</summary>
    public int Step { get; }

    /// <summary>
    /// The loss: NaN or infinite; NaN where an epoch's last update left a parameter that is not finite.
    /// </summary>
    public float Loss { get; }

    /// <summary>
    /// Name of the first layer that put out a number that is not finite, such as <c>Dense1</c>; <c>Input</c> and
    /// <c>Target</c> where the batch had one, <c>Loss</c> where all layers were finite, null where it is not known.
    /// </summary>
    public string? Layer { get; }

    /// <summary>The epochs that were done before.</summary>
    public TrainingHistory History { get; }

    /// <summary>
    /// An epoch's last update left a parameter that is not finite: the next loss would not be, either.
    /// </summary>
    internal static TrainingStoppedException After(
        int epoch, int step, ParameterTensor tensor, TrainingHistory history) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Expected finite parameters, found {tensor.FullName} not finite after epoch {epoch}, step {step}: "
            + $"lower the learning rate or check inputs."),
        epoch, step, float.NaN, tensor.Layer, history);

    /// <summary>The loss of the validation rows after an epoch was not finite.</summary>
    internal static TrainingStoppedException OfValidation(
        int epoch, int step, float loss, FirstNotFinite found, TrainingHistory history) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Expected a finite validation loss, found {loss} after epoch {epoch}: {found.Cause}; "
            + $"{(found.Layer == "Loss" ? "lower the learning rate or check inputs" : "drop or mend such rows")}."),
        epoch, step, loss, found.Layer, history);
}
