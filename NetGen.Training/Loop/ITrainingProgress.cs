namespace NetGen.Training;

/// <summary>Who is told how training goes. Calls come from the training thread.</summary>
public interface ITrainingProgress
{
    /// <summary>Some steps are done; told about ten times a second.</summary>
    void OnStep(in TrainingProgress progress);

    /// <summary>An epoch and its validation are done.</summary>
    void OnEpoch(EpochResult epoch);
}
