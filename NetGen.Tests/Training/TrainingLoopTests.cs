using System;
using System.Collections.Generic;
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
    public void ALineIsFoundAndHasNoAccuracy()
    {
        // y = 3 a - 2 b + 0.5
        Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, 400).Select(_ => random.NextSingle() * 2 - 1)];
        Dataset<float> data = new(
            inputs, 2, inputs.Chunk(2).Select(row => 3 * row[0] - 2 * row[1] + 0.5f).ToArray());
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f));
        IReadOnlyList<EpochResult> history = TrainingLoop.Run(
            network, trainer, data, data, new TrainingOptions { Epochs = 40, BatchSize = 16 });
        Assert.Equal(3f, network.Dense1.Weights[0, 0], 1e-3f);
        Assert.Equal(-2f, network.Dense1.Weights[0, 1], 1e-3f);
        Assert.Equal(0.5f, network.Dense1.Bias[0], 1e-3f);
        Assert.InRange(history[^1].Validation!.Value.Loss, 0f, 1e-6f);
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

        static long EightMoreEpochs(int rows) => Run(rows, 9) - Run(rows, 1);

        static long Run(int rows, int epochs)
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
            return Allocated.By(() => TrainingLoop.Run(network, trainer, data, data, options));
        }
    }
}
