using System.Collections.Generic;
using NetGen.Training;

namespace NetGen.Tests.Training;

/// <summary>Keeps what it is told.</summary>
internal sealed class RecordedProgress : ITrainingProgress
{
    public List<TrainingProgress> Steps { get; } = [];

    public List<EpochResult> Epochs { get; } = [];

    public void OnStep(in TrainingProgress progress) => Steps.Add(progress);

    public void OnEpoch(EpochResult epoch) => Epochs.Add(epoch);
}
