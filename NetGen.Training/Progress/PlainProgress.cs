using System.Globalization;
using System.IO;

namespace NetGen.Training;

/// <summary>A line an epoch, for files and pipes.</summary>
public sealed class PlainProgress(TextWriter output) : ITrainingProgress
{
    private bool hasHeader;

    /// <inheritdoc/>
    public void OnStep(in TrainingProgress progress)
    {
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochResult epoch)
    {
        if (!hasHeader)
            output.WriteLine("epoch      loss  val. loss  val. accuracy      rows/s  seconds");
        hasHeader = true;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{epoch.Epoch,5}  {epoch.Loss,8:F4}  {Number(epoch.Validation?.Loss, "F4"),9}  {Number(epoch.Validation?.Accuracy, "P2"),13}  {epoch.RowsPerSecond,10:N0}  {epoch.Seconds,7:F2}"));
    }

    internal static string Number(float? value, string format) =>
        value is float number && !float.IsNaN(number) ? number.ToString(format, CultureInfo.InvariantCulture) : "-";
}
