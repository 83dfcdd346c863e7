namespace NetGen.Training;

/// <summary>What one step came to.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Step">Number of the step within the epoch, from 1.</param>
/// <param name="StepCount">Updates that the trainer has done in all.</param>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="Loss">Mean data loss of the batch before the update.</param>
/// <param name="LearningRate">Rate of the update.</param>
public readonly record struct StepResult(
    int Epoch, int Step, long StepCount, int Rows, float Loss, float LearningRate);
