using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>The results of the epochs that were done, and how training ended.</summary>
public sealed class TrainingHistory : IReadOnlyList<EpochResult>
{
    private readonly EpochResult[] epochs;

    /// <summary>Takes results as they are.</summary>
    /// <param name="epochs">A result an epoch.</param>
    /// <param name="end">Why training ended.</param>
    /// <param name="bestEpoch">The epoch whose weights were given back, or null.</param>
    /// <param name="chance">What knowing nothing costs on the training rows; NaN where it is not known.</param>
    public TrainingHistory(
        IEnumerable<EpochResult> epochs, TrainingEnd end = TrainingEnd.AllEpochs, int? bestEpoch = null,
        double chance = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        this.epochs = [.. epochs];
        End = end;
        BestEpoch = bestEpoch;
        Chance = chance;
    }

    /// <summary>Why training ended.</summary>
    public TrainingEnd End { get; }

    /// <summary>
    /// Number, from 1, of the epoch whose weights the network has been given back; null where
    /// <see cref="TrainingOptions.KeepBest"/> did not ask for it, or no epoch was done.
    /// </summary>
    public int? BestEpoch { get; }

    /// <summary>
    /// What knowing nothing costs on the training rows: the loss with every learned parameter at zero (ln C for softmax
    /// over C classes), the variance of the targets for MeanSquaredError; NaN where it is not known.
    /// </summary>
    public double Chance { get; }

    /// <summary>
    /// What there is to say of how the run went on from a checkpoint: where, what was damaged, why bits may differ.
    /// Empty where it began anew.
    /// </summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Epochs that were done.</summary>
    public int Count => epochs.Length;

    /// <summary>Why training ended, and what to do where it went wrong, as a clause.</summary>
    internal string Ending => End switch
    {
        TrainingEnd.EarlyStopping => "ended early: no better figure for some epochs",
        TrainingEnd.Callback => "ended by a callback",
        TrainingEnd.Canceled => "cancelled",
        TrainingEnd.NotFinite => "stopped: a number was not finite",
        TrainingEnd.Diverged => "diverged: the loss ends far above where it began; lower the learning rate",
        _ => "all epochs done",
    };

    /// <summary>The result of epoch <paramref name="index"/> + 1.</summary>
    public EpochResult this[int index] => epochs[index];

    /// <summary>
    /// Writes a header and a line an epoch as CSV (RFC 4180: commas, lines that end in CR LF), the same in every
    /// culture; what an epoch does not have is an empty field.
    /// </summary>
    public void WriteCsv(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(
            "epoch,loss,validation_loss,validation_accuracy,validation_error,learning_rate,seconds,"
            + "rows_per_second\r\n");
        foreach (EpochResult epoch in epochs)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch},"));
            output.Write(string.Join(
                ',', Field(epoch.Loss), Field(epoch.Validation?.Loss), Field(epoch.Validation?.Accuracy),
                double.IsNaN(epoch.ValidationError) ? "" : Number(epoch.ValidationError), Field(epoch.LearningRate),
                Number(epoch.Seconds), Number(epoch.RowsPerSecond)));
            output.Write("\r\n");
        }
    }

    /// <summary>Epochs, first and last loss, chance, and how training ended, in one line.</summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string epochCount = string.Create(culture, $"{Count:N0} {(Count == 1 ? "epoch" : "epochs")}");
        if (Count == 0)
            return $"{epochCount}; {Ending}";
        string validation = this[^1].Validation is Evaluation found
            ? string.Create(culture, $", validation {found.Loss:#,0.####}")
            : "";
        string chance = double.IsNaN(Chance) ? "" : string.Create(culture, $", chance {Chance:#,0.####}");
        return string.Create(
            culture,
            $"{epochCount}, loss {this[0].Loss:#,0.####} to {this[^1].Loss:#,0.####}{validation}{chance}; {Ending}");
    }

    /// <inheritdoc/>
    public IEnumerator<EpochResult> GetEnumerator() => ((IEnumerable<EpochResult>)epochs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Field(float? value) => value is float number && !float.IsNaN(number)
        ? number.ToString("R", CultureInfo.InvariantCulture)
        : "";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
