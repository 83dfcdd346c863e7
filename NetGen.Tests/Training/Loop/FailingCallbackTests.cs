using System;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>
/// What throws in the middle of a run comes through, and the best weights are given back all the
/// same.
/// </summary>
public sealed class FailingCallbackTests
{
    private static readonly Dataset<int> Validation = Points.Draw(50, seed: 2);

    public enum Who
    {
        Step,
        Epoch,
        Progress,
        Report,
        Trainer,
    }

    [Theory]
    [InlineData(Who.Step)]
    [InlineData(Who.Epoch)]
    [InlineData(Who.Progress)]
    [InlineData(Who.Report)]
    [InlineData(Who.Trainer)]
    public void TheBestWeightsAreGivenBack(Who fails)
    {
        TwoLayers network = new(seed: 1);
        Trainer<int, Sgd> trainer = network.Train(new Sgd(30f));
        EpochResult? best = null;
        int epochs = 0;
        void FailsIn(Who who)
        {
            if (who == fails && epochs >= 8)
                throw new FormatException("mine");
        }

        Callback callback = new()
        {
            Epoch = epoch =>
            {
                epochs++;
                if (best is null || epoch.Validation!.Value.Loss < best.Validation!.Value.Loss)
                    best = epoch;
                if (fails == Who.Trainer && epochs == 8)
                    trainer.Dispose();
                FailsIn(Who.Epoch);
                return true;
            },
            Step = _ =>
            {
                FailsIn(Who.Step);
                return true;
            },
        };
        TrainingOptions options = new()
        {
            Epochs = 12,
            BatchSize = 4,
            KeepBest = MonitoredFigure.ValidationLoss,
            Callbacks = [callback],
            Progress = new Failing(() => FailsIn(Who.Progress)),
            Report = new Failing(() => FailsIn(Who.Report)),
            Clock = new TickingClock(),
        };
        Exception error = Assert.ThrowsAny<Exception>(
            () => TrainingLoop.Run(network, trainer, Points.Draw(64), Validation, options));
        if (fails == Who.Trainer)
            Assert.IsType<ObjectDisposedException>(error);
        else
            Assert.Equal("mine", Assert.IsType<FormatException>(error).Message);
        Assert.NotEqual(8, best!.Epoch);
        Assert.Equal(best.Validation, network.Evaluate(Validation.Inputs, Validation.Targets));
        trainer.Dispose();
    }

    [Fact]
    public void WithoutKeepBestTheLastStepStays()
    {
        TwoLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        float[] last = [];
        Callback callback = new()
        {
            Step = step =>
            {
                last = Points.Values(network.Parameters);
                return step.StepCount < 5 ? true : throw new FormatException();
            },
        };
        TrainingOptions options = new() { BatchSize = 4, Callbacks = [callback] };
        Assert.Throws<FormatException>(
            () => TrainingLoop.Run(network, trainer, Points.Draw(16), Validation, options));
        Assert.Equal(last, Points.Values(network.Parameters));
    }

    private sealed class Failing(Action action) : ITrainingProgress, IProgress<TrainingProgress>
    {
        public void OnStep(in TrainingProgress progress) => action();

        public void OnEpoch(EpochResult epoch) => action();

        public void Report(TrainingProgress value) => action();
    }
}
