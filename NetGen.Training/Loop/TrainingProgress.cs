namespace NetGen.Training;

/// <summary>Where a training loop stands in an epoch.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps done in the epoch.</param>
/// <param name="Steps">Steps of an epoch.</param>
/// <param name="Loss">Mean loss of the epoch's steps so far.</param>
/// <param name="Accuracy">Validation accuracy of the epoch before; NaN where there is none.</param>
/// <param name="RowsPerSecond">Rows that were trained on in a second of this epoch.</param>
/// <param name="SecondsLeft">Estimate of the time until the last step.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, float Loss, float Accuracy, double RowsPerSecond, double SecondsLeft)
{
    /// <summary><see cref="EpochResult.ValidationError"/> of the epoch before; NaN where there is none.</summary>
    public double Error { get; init; } = double.NaN;
}
