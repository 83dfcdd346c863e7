using System;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>A table with a line an epoch, for files and pipes.</summary>
public sealed class PlainProgress : ITrainingProgress
{
    private readonly Action<string> writeLine;
    private Shown? shown;

    /// <summary>Writes the table to <paramref name="output"/>.</summary>
    public PlainProgress(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        writeLine = output.WriteLine;
    }

    /// <summary>Hands each line of the table to <paramref name="writeLine"/>, such as a logger's.</summary>
    public PlainProgress(Action<string> writeLine)
    {
        ArgumentNullException.ThrowIfNull(writeLine);
        this.writeLine = writeLine;
    }

    /// <inheritdoc/>
    public void OnStep(in TrainingProgress progress)
    {
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        Shown has = new(
            epoch.Validation is not null, epoch.Validation is { Accuracy: not float.NaN },
            !double.IsNaN(epoch.ValidationError));
        Shown columns = shown?.And(has) ?? has;
        if (columns != shown)
            writeLine(columns.Line("epoch", "loss", "val. loss", "val. accuracy", "val. error", "rows/s", "seconds"));
        shown = columns;
        CultureInfo culture = CultureInfo.InvariantCulture;
        writeLine(columns.Line(
            string.Create(culture, $"{epoch.Epoch}"), string.Create(culture, $"{epoch.Loss:F4}"),
            Number(epoch.Validation?.Loss, "F4"), Number(epoch.Validation?.Accuracy, "P2"),
            Baselines.Number(epoch.ValidationError), string.Create(culture, $"{epoch.RowsPerSecond:N0}"),
            string.Create(culture, $"{epoch.Seconds:F2}")));
    }

    internal static string Number(float? value, string format) =>
        value is float number && !float.IsNaN(number) ? number.ToString(format, CultureInfo.InvariantCulture) : "-";

    // The columns: what no epoch has is not shown. Several runs may write to one table.
    private sealed record Shown(bool Validation, bool Accuracy, bool Error)
    {
        public Shown And(Shown other) =>
            new(Validation || other.Validation, Accuracy || other.Accuracy, Error || other.Error);

        public string Line(
            string epoch, string loss, string validation, string accuracy, string error, string rate, string seconds) =>
            string.Join("  ", (string[])
            [
                $"{epoch,5}", $"{loss,8}", .. Validation ? [$"{validation,9}"] : Array.Empty<string>(),
                .. Accuracy ? [$"{accuracy,13}"] : Array.Empty<string>(),
                .. Error ? [$"{error,10}"] : Array.Empty<string>(), $"{rate,10}", $"{seconds,7}",
            ]);
    }
}
