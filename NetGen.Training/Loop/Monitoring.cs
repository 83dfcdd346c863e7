namespace NetGen.Training;

/// <summary>Which way a figure is better, and where an epoch has it.</summary>
internal static class Monitoring
{
    public static bool RisesWhenBetter(this MonitoredFigure figure) => figure == MonitoredFigure.ValidationAccuracy;

    public static double Of(this MonitoredFigure figure, EpochResult epoch) => figure switch
    {
        MonitoredFigure.TrainingLoss => epoch.Loss,
        MonitoredFigure.ValidationAccuracy => epoch.Validation!.Value.Accuracy,
        _ => epoch.Validation!.Value.Loss,
    };
}
