using System;
using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>A table with a line an epoch, for files and pipes.</summary>
public sealed class PlainProgress : ITrainingProgress
{
    private readonly Action<string> writeLine;
    private bool hasHeader;

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
        if (!hasHeader)
            writeLine("epoch      loss  val. loss  val. accuracy      rows/s  seconds");
        hasHeader = true;
        CultureInfo culture = CultureInfo.InvariantCulture;
        writeLine(string.Join(
            "  ",
            string.Create(culture, $"{epoch.Epoch,5}"),
            string.Create(culture, $"{epoch.Loss,8:F4}"),
            $"{Number(epoch.Validation?.Loss, "F4"),9}",
            $"{Number(epoch.Validation?.Accuracy, "P2"),13}",
            string.Create(culture, $"{epoch.RowsPerSecond,10:N0}"),
            string.Create(culture, $"{epoch.Seconds,7:F2}")));
    }

    internal static string Number(float? value, string format) =>
        value is float number && !float.IsNaN(number) ? number.ToString(format, CultureInfo.InvariantCulture) : "-";
}
