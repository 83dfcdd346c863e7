using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>Who is called while training runs, and who may end it.</summary>
public sealed class CallbackTests
{
    [Fact]
    public void EachStepAndEpochIsTold()
    {
        List<StepResult> steps = [];
        List<EpochResult> epochs = [];
        Callback callback = new()
        {
            Step = step =>
            {
                steps.Add(step);
                return true;
            },
            Epoch = epoch =>
            {
                epochs.Add(epoch);
                return true;
            },
        };
        (TrainingHistory history, _) = Train(
            new TrainingOptions { Epochs = 2, BatchSize = 16, Callbacks = [callback] });
        Assert.Equal(TrainingEnd.AllEpochs, history.End);
        Assert.Equal(history, epochs);
        Assert.Equal(
            [(1, 1, 1L, 16), (1, 2, 2L, 16), (1, 3, 3L, 8), (2, 1, 4L, 16), (2, 2, 5L, 16), (2, 3, 6L, 8)],
            steps.Select(step => (step.Epoch, step.Step, step.StepCount, step.Rows)));
        Assert.All(steps, step => Assert.Equal(0.1f, step.LearningRate));
        double mean = steps.Take(3).Sum(step => (double)step.Loss * step.Rows) / 40;
        Assert.Equal(mean, history[0].Loss, 1e-6);
        Assert.Equal(0.1f, history[0].LearningRate);
    }

    [Fact]
    public void AStepMayBeTheLast()
    {
        Callback callback = new() { Step = step => step.StepCount < 5 };
        (TrainingHistory history, long steps) = Train(
            new TrainingOptions { Epochs = 4, BatchSize = 16, Callbacks = [callback] });
        Assert.Equal((TrainingEnd.Callback, 1, 5), (history.End, history.Count, steps));
    }

    [Fact]
    public void AnEpochMayBeTheLastAndEveryCallbackHearsOfIt()
    {
        int heard = 0;
        Callback ends = new() { Epoch = epoch => epoch.Epoch < 2 };
        Callback counts = new() { Epoch = _ => ++heard > 0 };
        (TrainingHistory history, long steps) = Train(
            new TrainingOptions { Epochs = 4, BatchSize = 20, Callbacks = [ends, counts] });
        Assert.Equal((TrainingEnd.Callback, 2, 4), (history.End, history.Count, steps));
        Assert.Equal(2, heard);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void ACancelledTokenStopsBeforeTheNextStep(int after)
    {
        using CancellationTokenSource source = new();
        if (after == 0)
            source.Cancel();
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        Callback cancels = new()
        {
            Step = step =>
            {
                if (step.StepCount == after)
                    source.Cancel();
                return true;
            },
        };
        TrainingOptions options = new()
        {
            Epochs = 9,
            BatchSize = 16,
            CancellationToken = source.Token,
            Callbacks = [cancels],
        };
        TrainingCanceledException error = Assert.Throws<TrainingCanceledException>(
            () => TrainingLoop.Run(network, trainer, Points.Draw(40), null, options));
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(after, trainer.StepCount);
        Assert.Equal((after / 3, TrainingEnd.Canceled), (error.History.Count, error.History.End));
        Assert.StartsWith($"Training was cancelled after {after / 3} whole epoch", error.Message);
    }

    [Fact]
    public void NetsOwnProgressInterfaceIsToldLikeOurs()
    {
        RecordedProgress ours = new();
        Reports reports = new();
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingOptions options = new()
        {
            Epochs = 2,
            BatchSize = 10,
            Progress = ours,
            Report = reports,
            Clock = new TickingClock(),
        };
        _ = TrainingLoop.Run(network, trainer, Points.Draw(100), null, options);
        Assert.Equal(6, reports.Told.Count);
        Assert.Equal(ours.Steps, reports.Told);
    }

    [Fact]
    public void ACallbackThatIsNullNeverStarts() => Assert.StartsWith(
        "Expected callbacks, found null among them.",
        Assert.Throws<ArgumentException>(() => Train(new TrainingOptions { Callbacks = [null!] })).Message);

    private static (TrainingHistory History, long Steps) Train(TrainingOptions options)
    {
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        return (TrainingLoop.Run(network, trainer, Points.Draw(40), null, options), trainer.StepCount);
    }

    // Progress<T> would tell on other threads, in no order.
    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Told { get; } = [];

        public void Report(TrainingProgress value) => Told.Add(value);
    }
}
