using System;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkpointing;

/// <summary>A run that was ended and goes on is the one that was not.</summary>
public sealed class CheckpointTests
{
    private static readonly Lazy<CheckpointedRun> Whole = new(() => new CheckpointedRun().Go(null));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(113)]
    public void ARunThatEndedBehindAStepGoesOnWithTheSameBits(long step)
    {
        foreach (Checkpoints every in (Checkpoints[])[new("") { EverySteps = 1 }, new("") { EverySteps = 7 }, new("")])
        {
            using TemporaryDirectory directory = new();
            new CheckpointedRun().GoUntil(step, every with { Folder = directory.Path });
            CheckpointedRun rest = new CheckpointedRun().Go(every with { Folder = directory.Path });
            CheckpointedRun.SameBits(Whole.Value, rest);
        }
    }

    [Fact]
    public void ARunInManyPartsHasTheSameBits()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { EverySteps = 3 };
        Random random = new(1);
        for (int step = 4; step < 110; step += random.Next(3, 20))
            new CheckpointedRun().GoUntil(step, checkpoints, threads: random.Next(1, 4));
        CheckpointedRun rest = new CheckpointedRun().Go(checkpoints, threads: 2);
        CheckpointedRun.SameBits(Whole.Value, rest);
        Assert.StartsWith("Goes on from ", Assert.Single(rest.History!.Remarks));
        Assert.Equal(3, Directory.GetFiles(directory.Path, "step-*").Length);
    }

    [Fact]
    public void ARunThatIsDoneIsGivenBackAtOnce()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { Keep = 1 };
        new CheckpointedRun().Go(checkpoints);
        int steps = 0;
        CheckpointedRun again = new CheckpointedRun().Go(checkpoints, callback: new Counting(() => steps++));
        CheckpointedRun.SameBits(Whole.Value, again);
        Assert.Equal(0, steps);
        Assert.Single(Directory.GetFiles(directory.Path, "step-*"));
    }

    [Fact]
    public void MoreEpochsGoOnBehindTheLast()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path);
        new CheckpointedRun().Go(checkpoints, change: options => options with { Epochs = 2 });
        CheckpointedRun.SameBits(Whole.Value, new CheckpointedRun().Go(checkpoints));
    }

    [Fact]
    public void TheBestEpochsNetworkStays()
    {
        using TemporaryDirectory directory = new();
        CheckpointedRun run = new CheckpointedRun().Go(new(directory.Path));
        CheckpointedNetwork loaded = CheckpointedNetwork.Load(Path.Combine(directory.Path, "best.safetensors"));
        Assert.Equal(Points.Values(run.Network.Parameters), Points.Values(loaded.Parameters));

        // A checkpoint is a network's file, too.
        string newest = Directory.GetFiles(directory.Path, "step-*").Order(StringComparer.Ordinal).Last();
        Assert.Equal(0.3f, CheckpointedNetwork.Load(newest).Dropout1.Rate);
        using TemporaryDirectory without = new();
        new CheckpointedRun().Go(new(without.Path) { KeepBest = false });
        Assert.False(File.Exists(Path.Combine(without.Path, "best.safetensors")));
    }

    [Fact]
    public void ACancelledRunLosesNothing()
    {
        using TemporaryDirectory directory = new();
        using CancellationTokenSource source = new();
        int steps = 0;
        Checkpoints checkpoints = new(directory.Path);
        Counting cancelling = new(() =>
        {
            if (++steps == 30)
                source.Cancel();
        });
        Assert.Throws<TrainingCanceledException>(() => new CheckpointedRun().Go(
            checkpoints, callback: cancelling, change: options => options with { CancellationToken = source.Token }));
        steps = 0;
        CheckpointedRun rest = new CheckpointedRun().Go(checkpoints, callback: new Counting(() => steps++));
        CheckpointedRun.SameBits(Whole.Value, rest);
        Assert.Equal(CheckpointedRun.Epochs * CheckpointedRun.StepsOfAnEpoch - 30, steps);
    }

    [Fact]
    public void TimeMakesCheckpointsToo()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { Every = TimeSpan.FromTicks(1), Keep = 1_000 };
        new CheckpointedRun().Go(checkpoints, change: options => options with { Epochs = 1 });
        Assert.Equal(CheckpointedRun.StepsOfAnEpoch, Directory.GetFiles(directory.Path, "step-*").Length);
    }

    // What a callback changed goes on where it was; what the program sets anew is the program's.
    [Fact]
    public void NumbersGoOnWhereTheyWere()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { EverySteps = 1 };
        float[] Train(Checkpoints? kept, bool ends)
        {
            CheckpointedNetwork network = new(seed: 5);
            using Trainer<int, Momentum> trainer = network.Train(new Momentum(0.1f), 16, seed: 7);
            Counting changing = new(() =>
            {
                if (trainer.StepCount == 10)
                {
                    (trainer.LearningRate, trainer.ClipNorm) = (0.02f, 0.5f);
                    network.Dropout1.Rate = 0.1f;
                    network.Dense1.IsFrozen = true;
                    network.Dense2.LearningRateFactor = 0.5f;
                }

                if (ends && trainer.StepCount == 15)
                    throw new TimeoutException();
            });
            TrainingLoop.Run(
                network, trainer, Points.Draw(CheckpointedRun.Rows), null,
                new() { Epochs = 2, BatchSize = 16, Callbacks = [changing], Checkpoints = kept });
            float[] values = new float[network.Parameters.CountOfAll];
            network.Parameters.CopyAllTo(values);
            return values;
        }

        float[] whole = Train(null, ends: false);
        Assert.Throws<TimeoutException>(() => Train(checkpoints, ends: true));
        Assert.Equal(whole, Train(checkpoints, ends: false));
    }

    private sealed class Counting(Action onStep) : ITrainingCallback
    {
        public bool OnStep(in StepResult step)
        {
            onStep();
            return true;
        }
    }
}
