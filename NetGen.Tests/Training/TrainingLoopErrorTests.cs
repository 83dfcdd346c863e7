using System;
using System.Collections.Generic;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>Losses that are not finite stop the loop, and what does not fit the network never starts it.</summary>
public sealed class TrainingLoopErrorTests
{
    [Fact]
    public void ALossThatIsNotFiniteStopsWithEpochAndStep()
    {
        const int Bad = 17;
        int step = StepThatMeets(Bad, 40, 10);
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(() => TrainingLoop.Run(
            network, trainer, Points.WithNaN(40, Bad), null, new TrainingOptions { Epochs = 2, BatchSize = 10 }));
        Assert.Equal((1, step, float.NaN), (error.Epoch, error.Step, error.Loss));
        Assert.StartsWith($"Expected a finite loss, found NaN in epoch 1, step {step}:", error.Message);
        Assert.Equal(step - 1, trainer.StepCount);
        Assert.All(Points.Values(network.Parameters), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void ARateThatIsTooHighStopsToo()
    {
        Dataset<float> data = new(new float[] { 1f, 2f, 3f, 4f }, 2, new float[] { 1f, 5f });
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(1e30f));
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(() =>
            TrainingLoop.Run(network, trainer, data, null, new TrainingOptions { Epochs = 9, BatchSize = 4 }));
        Assert.InRange(error.Epoch, 2, 9);
        Assert.Equal(1, error.Step);
        Assert.Contains($"in epoch {error.Epoch}, step 1:", error.Message);
    }

    [Fact]
    public void TheStepThatIsNotFiniteChangesNothing()
    {
        TwoClassesNormalised network = new(seed: 1);
        float[] before = Points.Values(network.Parameters);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.1f));
        _ = Assert.Throws<TrainingStoppedException>(() => TrainingLoop.Run(
            network, trainer, Points.WithNaN(8, 0), null, new TrainingOptions { Epochs = 1, BatchSize = 8 }));
        Assert.Equal(before, Points.Values(network.Parameters));
    }

    [Fact]
    public void OtherInputs() => NeverStarts(
        new Dataset<int>(new float[30], 3, new int[10]), null, new TrainingOptions(), "training",
        "Expected rows of 2 inputs and 1 targets for TwoClassesNormalised, found 3 and 1.");

    [Fact]
    public void OtherInputsInValidation() => NeverStarts(
        Points.Draw(10), new Dataset<int>(new float[30], 3, new int[10]), new TrainingOptions(), "validation",
        "Expected rows of 2 inputs and 1 targets for TwoClassesNormalised, found 3 and 1.");

    [Fact]
    public void OtherTargets() => NeverStarts(
        new Dataset<int>(new float[20], 2, new int[30], 3), null, new TrainingOptions(), "training",
        "Expected rows of 2 inputs and 1 targets for TwoClassesNormalised, found 2 and 3.");

    [Fact]
    public void ALabelThatIsNoClass() => NeverStarts(
        Points.Draw(10), new Dataset<int>(new float[4], 2, new[] { 1, 2 }), new TrainingOptions(), "validation",
        "Expected labels from 0 to 1, found 2 in row 1.");

    [Fact]
    public void NoRows() => NeverStarts(
        Points.Draw(10).Take(0), null, new TrainingOptions(), "training", "Expected at least 1 row, found 0.");

    [Fact]
    public void NoRowsInValidation() => NeverStarts(
        Points.Draw(10), Points.Draw(0), new TrainingOptions(), "validation", "Expected at least 1 row, found 0.");

    [Fact]
    public void ASingleRowUnderBatchNorm() => NeverStarts(
        Points.Draw(1), null, new TrainingOptions(), "options", "Expected batches of at least 2 rows, found 1:");

    [Fact]
    public void BatchesOfOneRowUnderBatchNorm() => NeverStarts(
        Points.Draw(10), null, new TrainingOptions { BatchSize = 1 }, "options",
        "Expected batches of at least 2 rows, found 1:");

    [Fact]
    public void BatchesBeyondTheTrainerUnderBatchNorm() => NeverStarts(
        Points.Draw(10), null, new TrainingOptions { BatchSize = 9 }, "options",
        "Expected a BatchSize of at most the trainer's maxBatch = 8, found 9:");

    // It would train one network and validate and keep the other.
    [Fact]
    public void ATrainerOfAnotherNetwork()
    {
        TwoClasses network = new(seed: 1), other = new(seed: 2);
        float[] before = Points.Values(network.Parameters), others = Points.Values(other.Parameters);
        using Trainer<int, Sgd> trainer = other.Train(new Sgd(0.1f));
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => TrainingLoop.Run(network, trainer, Points.Draw(8), null, new TrainingOptions()));
        Assert.Equal("trainer", error.ParamName);
        Assert.StartsWith(
            "Expected a trainer that this TwoClasses made by Train, found one of another network.", error.Message);
        Assert.Equal(before, Points.Values(network.Parameters));
        Assert.Equal(others, Points.Values(other.Parameters));
        Assert.True(trainer.Trains(other.Parameters));
        Assert.False(trainer.Trains(network.Parameters));
    }

    [Fact]
    public void ADisposedTrainer()
    {
        TwoClasses network = new(seed: 1);
        Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(
            () => TrainingLoop.Run(network, trainer, Points.Draw(8), null, new TrainingOptions()));
    }

    [Fact]
    public void NoCallbacksAtAll() => NeverStarts(
        Points.Draw(8), null, new TrainingOptions { Callbacks = null! }, "options",
        "Expected Callbacks, an empty list for none, found null.");

    [Fact]
    public void AFigureThatIsNone() => NeverStarts(
        Points.Draw(8), Points.Draw(8), new TrainingOptions { KeepBest = (MonitoredFigure)7 }, "options",
        "Expected a figure to monitor, found 7.");

    [Fact]
    public void NegativeEpochs() => NeverStarts(
        Points.Draw(8), null, new TrainingOptions { Epochs = -1 }, "options",
        "Expected Epochs of at least 0, found -1.");

    private static void NeverStarts(
        Dataset<int> training, Dataset<int>? validation, TrainingOptions options, string name, string message)
    {
        TwoClassesNormalised network = new(seed: 1);
        float[] before = Points.Values(network.Parameters);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), maxBatch: 8);
        RecordedProgress progress = new();
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => TrainingLoop.Run(
            network, trainer, training, validation, options with { Progress = progress }));
        Assert.Equal(name, error.ParamName);
        Assert.StartsWith(message, error.Message);
        Assert.Empty(progress.Epochs);
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(before, Points.Values(network.Parameters));
    }

    private static int StepThatMeets(int row, int rows, int batchSize)
    {
        int[] numbers = new int[rows];
        for (int i = 0; i < rows; i++)
            numbers[i] = i;
        MiniBatches<int> batches = new(new Dataset<int>(new float[rows], 1, numbers), batchSize);
        batches.Start(0);
        List<int> met = [];
        for (int step = 1; batches.MoveNext(); step++)
        {
            if (batches.Targets.Contains(row))
                met.Add(step);
        }

        return Assert.Single(met);
    }
}
