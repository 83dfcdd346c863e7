using System;
using NetGen.Tests.Checkpointing;
using NetGen.Tests.Inspections;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>Mixup in the training loop: its loss, its bits, and what is refused.</summary>
public sealed class MixupLoopTests
{
    // The paper's loss of a mixed row: lambda and 1 - lambda times the cross entropies of its two labels.
    [Fact]
    public void TheLossIsThatOfMixedTargets()
    {
        MiniBatches<int> batches = new(Points.Draw(20), 20, seed: 1, mixup: new Mixup(1f));
        batches.Start(0);
        Assert.True(batches.MoveNext());
        TwoLayers network = new(seed: 1);
        float[] logits = new float[2 * 40];
        network.Logits(batches.Inputs, logits);
        double expected = 0;
        for (int row = 0; row < 20; row++)
        {
            double zero = logits[4 * row], one = logits[4 * row + 1], log = Math.Log(Math.Exp(zero) + Math.Exp(one));
            double first = batches.RowWeights[2 * row];
            expected += first * (log - (batches.Targets[2 * row] == 0 ? zero : one))
                + (1 - first) * (log - (batches.Targets[2 * row + 1] == 0 ? zero : one));
        }

        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        Assert.Equal(expected / 20, trainer.Step(batches.Inputs, batches.Targets, batches.RowWeights), 1e-6);
    }

    [Fact]
    public void EveryRowIsVisitedOnce()
    {
        TwoLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), maxBatch: 10);
        Counting rows = new();
        TrainingHistory history = TrainingLoop.Run(network, trainer, Points.Draw(45), null, new()
        {
            Epochs = 2,
            BatchSize = 10,
            Mixup = new(0.4f),
            Callbacks = [rows],
        });
        Assert.Equal((90, 10, 10L), (rows.Rows, rows.Steps, trainer.StepCount));
        Assert.True(history[1].Loss > 0);
    }

    // BatchNorm, dropout, a schedule by plateaus; the trainer has room for 16 rows, as 8 with two labels are.
    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(77)]
    public void ARunGoesOnWithTheSameBitsOnAnyThreads(long step)
    {
        static TrainingOptions Mixed(TrainingOptions options) =>
            options with { BatchSize = 8, Epochs = 3, Mixup = new(0.4f) };
        CheckpointedRun whole = new CheckpointedRun().Go(null, change: Mixed);
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { EverySteps = 1 };
        Assert.Throws<InvalidOperationException>(() => new CheckpointedRun().Go(
            checkpoints, threads: 3, change: Mixed, callback: new EndingAt(step)));
        CheckpointedRun rest = new CheckpointedRun().Go(checkpoints, threads: 2, change: Mixed);
        CheckpointedRun.SameBits(whole, rest);
        Assert.StartsWith("Goes on from ", Assert.Single(rest.History!.Remarks));
    }

    [Fact]
    public void GoingOnWithAnotherAlphaIsRemarked()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path);
        new CheckpointedRun().Go(checkpoints, change: Mixed(0.4f));
        CheckpointedRun rest = new CheckpointedRun().Go(checkpoints, change: Mixed(0.5f));
        Assert.Contains(rest.History!.Remarks, remark => remark.StartsWith(
            "Mixup was '0.4', is '0.5'", StringComparison.Ordinal));

        static Func<TrainingOptions, TrainingOptions> Mixed(float alpha) =>
            options => options with { BatchSize = 8, Epochs = 1, Mixup = new(alpha) };
    }

    // The row that was visited is named; what it was mixed with may be what is wrong.
    [Fact]
    public void AnInputThatIsNotFiniteIsFound()
    {
        TwoLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), maxBatch: 20);
        TrainingStoppedException stopped = Assert.Throws<TrainingStoppedException>(() => TrainingLoop.Run(
            network, trainer, Points.WithNaN(20, 3), null, new() { BatchSize = 20, Mixup = new(1f) }));
        Assert.Contains("of the training data, as mixed with another row, is not finite", stopped.Message);
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        foreach (float alpha in new[] { 0f, -1f, float.NaN, float.PositiveInfinity })
            Says("Expected a finite alpha above 0, found ", () => new Mixup(alpha));
        NamedColumn named = new(seed: 1);
        using Trainer<int, Sgd> namedTrainer = named.Train(new Sgd(0.1f));
        Dataset<int> names = new(new float[] { 1, 2, 3, 0 }, 2, new[] { 0, 1 });
        Says("Expected inputs that are all numbers for Mixup, found column 1 of NamedColumn, which holds indices for "
            + "Embedding1.",
            () => TrainingLoop.Run(named, namedTrainer, names, null, new() { Mixup = new(1f) }));
        CheckpointedNetwork normalised = new(seed: 1);
        using Trainer<int, Sgd> trainer = normalised.Train(new Sgd(0.1f), maxBatch: 16);
        Says("Expected a BatchSize of at most half the trainer's maxBatch = 16, as Mixup feeds a row once with each "
            + "label, found 9: under BatchNorm a batch cannot run in slices.",
            () => TrainingLoop.Run(
                normalised, trainer, Points.Draw(40), null, new() { BatchSize = 9, Mixup = new(1f) }));
        Assert.Equal(0, trainer.StepCount);
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);

    private sealed class Counting : ITrainingCallback
    {
        public int Rows { get; private set; }

        public int Steps { get; private set; }

        public bool OnStep(in StepResult done)
        {
            (Rows, Steps) = (Rows + done.Rows, Steps + 1);
            return true;
        }
    }

    private sealed class EndingAt(long step) : ITrainingCallback
    {
        public bool OnStep(in StepResult done) => done.StepCount < step
            ? true
            : throw new InvalidOperationException("The run ends here.");
    }
}
