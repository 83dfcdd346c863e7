namespace NetGen.Training;

/// <summary>What one epoch came to.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">Mean data loss of its steps, each before its update.</param>
/// <param name="Validation">Loss and accuracy on the validation rows after it; null without such rows.</param>
/// <param name="Seconds">Time that its steps took, validation aside.</param>
/// <param name="RowsPerSecond">Rows that were trained on in a second.</param>
public sealed record EpochResult(
    int Epoch, float Loss, Evaluation? Validation, double Seconds, double RowsPerSecond)
{
    /// <summary>Learning rate of its last step.</summary>
    public float LearningRate { get; init; } = float.NaN;

    /// <summary>
    /// Mean absolute error on the validation rows, in the unit of the record's target; NaN without such rows, for
    /// classes, and for networks without a record.
    /// </summary>
    public double ValidationError { get; init; } = double.NaN;
}
