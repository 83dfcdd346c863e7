using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>The loop learns, tells what each epoch came to, and allocates nothing in a step.</summary>
public sealed class TrainingLoopTests
{
    [Fact]
    public void TheHistoryHasEachEpoch()
    {
        Dataset<int> validation = Points.Draw(50, seed: 2);
        TwoClasses network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.05f));
        IReadOnlyList<EpochResult> history = TrainingLoop.Run(
            network, trainer, Points.Draw(200), validation, new TrainingOptions { Epochs = 6, BatchSize = 16 });

        Assert.Equal([1, 2, 3, 4, 5, 6], history.Select(epoch => epoch.Epoch));
        Assert.Equal(6 * 13, trainer.StepCount);
        Assert.True(history[^1].Loss < 0.5f * history[0].Loss, $"{history[0].Loss} -> {history[^1].Loss}");
        Assert.Equal(network.Evaluate(validation.Inputs, validation.Targets), history[^1].Validation);
        Assert.True(history[^1].Validation!.Value.Accuracy > 0.95f);
    }

    [Fact]
    public void ItLearnsDigits()
    {
        Mnist mnist = Mnist.Load(Path.Combine(AppContext.BaseDirectory, "data", "mnist"));
        SmallDigits network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(3e-3f), maxBatch: 64);
        IReadOnlyList<EpochResult> history = TrainingLoop.Run(
            network, trainer, mnist.Training.Take(10_000), mnist.Test.Take(2_000),
            new TrainingOptions { Epochs = 2, BatchSize = 64 });
        Assert.InRange(history[^1].Validation!.Value.Accuracy, 0.88f, 1f);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(10)]
    public void TheLossIsTheMeanOverRowsNotOverBatches(int batchSize)
    {
        Dataset<int> data = Points.Draw(37);
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0f));
        EpochResult epoch = TrainingLoop.Run(
            network, trainer, data, null, new TrainingOptions { Epochs = 1, BatchSize = batchSize }).Single();
        Assert.Equal(network.Evaluate(data.Inputs, data.Targets).Loss, epoch.Loss, 1e-5f);
        Assert.Null(epoch.Validation);
    }

    [Fact]
    public void TheSameSeedGivesTheSameBits()
    {
        float[] first = Train(seed: 5);
        Assert.Equal(first, Train(seed: 5));
        Assert.NotEqual(first, Train(seed: 6));

        static float[] Train(ulong seed)
        {
            TwoClassesNormalised network = new(seed: 1);
            using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f), maxBatch: 16, seed);
            TrainingOptions options = new() { Epochs = 3, BatchSize = 16, Seed = seed };
            _ = TrainingLoop.Run(network, trainer, Points.Draw(100), null, options);
            return Points.Values(network.Parameters);
        }
    }

    [Theory]
    [InlineData(9, 2)]
    [InlineData(10, 3)]
    public void ALastBatchOfOneRowIsDroppedUnderBatchNorm(int rows, int steps)
    {
        TwoClassesNormalised network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f));
        _ = TrainingLoop.Run(
            network, trainer, Points.Draw(rows), null, new TrainingOptions { Epochs = 4, BatchSize = 4 });
        Assert.Equal(4 * steps, trainer.StepCount);
    }

    [Fact]
    public void ALastBatchOfOneRowStaysWithoutBatchNorm()
    {
        TwoClasses network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f));
        TrainingOptions options = new() { Epochs = 4, BatchSize = 4 };
        _ = TrainingLoop.Run(network, trainer, Points.Draw(9), null, options);
        Assert.Equal(12, trainer.StepCount);
        Assert.Equal(12, options.CountSteps(9));
    }

    [Fact]
    public void TheScheduleSetsTheRateOfEachStep()
    {
        LearningRateSchedule schedule = LearningRateSchedule.Cosine(0.1f, 8);
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(7f));
        TrainingOptions options = new() { Epochs = 1, BatchSize = 10, Schedule = schedule };
        _ = TrainingLoop.Run(network, trainer, Points.Draw(40), null, options);
        Assert.Equal(schedule.At(3), trainer.LearningRate);
        _ = TrainingLoop.Run(network, trainer, Points.Draw(40), null, options);
        Assert.Equal(schedule.At(7), trainer.LearningRate);
    }

    [Fact]
    public void WithoutAScheduleTheRateStays()
    {
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.7f));
        _ = TrainingLoop.Run(network, trainer, Points.Draw(40), null, new TrainingOptions { Epochs = 1 });
        Assert.Equal(0.7f, trainer.LearningRate);
    }

    [Fact]
    public void ARegressionHasNoAccuracy()
    {
        float[] x = [-1f, 0f, 1f, 2f];
        Dataset<float> data = new(x, 1, x.Select(value => 3f * value - 1f).ToArray());
        Line network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f));
        IReadOnlyList<EpochResult> history = TrainingLoop.Run(
            network, trainer, data, data, new TrainingOptions { Epochs = 100, BatchSize = 4 });
        Assert.InRange(history[^1].Validation!.Value.Loss, 0f, 1e-3f);
        Assert.Equal(float.NaN, history[^1].Validation!.Value.Accuracy);
    }

    [Fact]
    public void NoEpochsTrainNothing()
    {
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        Assert.Empty(TrainingLoop.Run(network, trainer, Points.Draw(9), null, new TrainingOptions { Epochs = 0 }));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        // What eight more epochs allocate must not depend on their steps: 10 or 100 of them.
        _ = EightMoreEpochs(100);
        Assert.Equal(EightMoreEpochs(100), EightMoreEpochs(1_000));

        static long EightMoreEpochs(int rows) => Allocated(rows, 9) - Allocated(rows, 1);

        static long Allocated(int rows, int epochs)
        {
            Dataset<int> data = Points.Draw(rows);
            TwoClassesNormalised network = new(seed: 1);
            using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f));
            TrainingOptions options = new()
            {
                Epochs = epochs,
                BatchSize = 10,
                Schedule = LearningRateSchedule.Cosine(0.01f, 1_000),
            };
            long before = GC.GetAllocatedBytesForCurrentThread();
            _ = TrainingLoop.Run(network, trainer, data, data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
