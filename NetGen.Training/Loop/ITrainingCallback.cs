namespace NetGen.Training;

/// <summary>Is called after each step and each epoch, on the training thread, and may end training.</summary>
public interface ITrainingCallback
{
    /// <summary>A step is done.</summary>
    /// <returns>Whether training goes on; an epoch that is left has no result.</returns>
    bool OnStep(in StepResult step) => true;

    /// <summary>An epoch and its validation are done.</summary>
    /// <returns>Whether training goes on.</returns>
    bool OnEpoch(EpochResult epoch) => true;
}
