namespace NetGen.Training;

/// <summary>A figure of an epoch that is watched for getting better.</summary>
public enum MonitoredFigure
{
    /// <summary>Loss on the validation rows; lower is better.</summary>
    ValidationLoss,

    /// <summary>Accuracy on the validation rows; higher is better. MeanSquaredError has none.</summary>
    ValidationAccuracy,

    /// <summary>Mean loss of the epoch's steps; lower is better.</summary>
    TrainingLoss,
}
