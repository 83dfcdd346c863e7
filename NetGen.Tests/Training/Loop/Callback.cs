using System;
using NetGen.Training;

namespace NetGen.Tests.Loop;

/// <summary>A callback made of functions.</summary>
internal sealed class Callback : ITrainingCallback
{
    public Func<StepResult, bool> Step { get; init; } = _ => true;

    public Func<EpochResult, bool> Epoch { get; init; } = _ => true;

    public bool OnStep(in StepResult step) => Step(step);

    public bool OnEpoch(EpochResult epoch) => Epoch(epoch);
}
