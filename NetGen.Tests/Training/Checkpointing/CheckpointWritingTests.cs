using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkpointing;

/// <summary>Checkpoints are written while training goes on, and copies that are alike are written once.</summary>
public sealed class CheckpointWritingTests
{
    [Fact]
    public void ASnapshotThatIsTheNetworkIsNotWrittenAgain()
    {
        using TemporaryDirectory epochs = new();
        new CheckpointedRun().Go(new(epochs.Path) { Keep = 1_000 });
        using TemporaryDirectory steps = new();
        new CheckpointedRun().Go(new(steps.Path) { EverySteps = 5, Keep = 1_000 });
        string[] files = [.. Files(epochs), .. Files(steps)];
        Assert.All(files, path => AssertArrays(path, "last_good", "best"));

        // All ways are taken, so that the runs that go on have read each.
        Assert.Equal(["array", "network"], Places(files, "last_good"));
        Assert.Equal(["array", "last_good", "network", "none"], Places(files, "best"));
    }

    [Fact]
    public void ARunGoesOnFromEveryCheckpoint()
    {
        CheckpointedRun whole = new CheckpointedRun().Go(null);
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { EveryEpochs = 1, EverySteps = 11, Keep = 1_000 };
        new CheckpointedRun().Go(checkpoints);
        foreach (string path in Files(directory).Reverse())
        {
            Assert.Equal(path, Files(directory)[^1]);
            CheckpointedRun.SameBits(whole, new CheckpointedRun().Go(checkpoints with { EverySteps = 1_000 }));
            foreach (string file in Files(directory).SkipWhile(file => file != path))
                File.Delete(file);
        }
    }

    [Fact]
    public void AnOlderVersionsCheckpointIsRefused()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "step-000000000019.safetensors");
        TensorFileWriter writer = new() { AddsChecksum = true };
        writer.AddText("netgen.checkpoint", "1");
        writer.Save(path);
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => new CheckpointedRun().Go(new(directory.Path)));
        Assert.Equal($"{path}: expected a checkpoint of version 2, found version 1.", error.Message);
    }

    [Fact]
    public void WhatIsBegunIsWrittenWhenARunThrows()
    {
        using TemporaryDirectory directory = new();
        new CheckpointedRun().GoUntil(45, new(directory.Path) { EverySteps = 1 });
        Assert.EndsWith("step-000000000044.safetensors", Files(directory)[^1]);
        Assert.True(File.Exists(Path.Combine(directory.Path, "best.safetensors")));
    }

    [Fact]
    public void WhatCannotBeWrittenIsToldBeforeTheNextIsBegun()
    {
        using TemporaryDirectory directory = new();
        string folder = Path.Combine(directory.Path, "run");
        List<long> steps = [];
        After callback = new(step =>
        {
            steps.Add(step);
            if (step == 9)
                Directory.Delete(folder, recursive: true);
        });
        IOException error = Assert.ThrowsAny<IOException>(
            () => new CheckpointedRun().Go(new(folder) { EverySteps = 10, KeepBest = false }, callback: callback));
        Assert.Contains(folder, error.Message);
        Assert.InRange(steps[^1], 10, 20);
    }

    [Fact]
    public void AnotherErrorComesThroughAndTheCheckpointsIsTold()
    {
        using TemporaryDirectory directory = new();
        string folder = Path.Combine(directory.Path, "run");
        List<string> told = [];
        After callback = new(step =>
        {
            if (step != 19)
                return;
            Directory.Delete(folder, recursive: true);
        }, epoch => throw new TimeoutException());
        Checkpoints checkpoints = new(folder) { Tell = told.Add };
        Assert.Throws<TimeoutException>(() => new CheckpointedRun().Go(checkpoints, callback: callback));
        Assert.StartsWith("The last checkpoint could not be written: ", Assert.Single(told));
    }

    [Fact]
    public void WhatGoesWrongInTheBackgroundIsThrownOnce()
    {
        BackgroundWriting writing = new();
        int done = 0;
        using ManualResetEventSlim goes = new();
        writing.Begin(() =>
        {
            goes.Wait();
            done++;
        });
        writing.ThrowIfFailed();
        Assert.Equal(0, done);
        goes.Set();
        writing.Begin(() => throw new IOException("full"));
        Assert.Equal(1, done);
        Assert.Equal("full", Assert.Throws<IOException>(() => writing.Begin(() => done++)).Message);
        writing.ThrowIfFailed();
        writing.Wait();
        Assert.Equal(1, done);
    }

    private static void AssertArrays(string path, params string[] names)
    {
        using TensorFile file = TensorFile.Open(path);
        foreach (string name in names)
        {
            bool isArray = file.Metadata[$"netgen.run.{name}.in"] == "array";
            Assert.Equal(isArray, file.Find($"netgen:run.{name}") is not null);
        }
    }

    private static string[] Places(string[] files, string name) =>
    [
        .. files.Select(path =>
        {
            using TensorFile file = TensorFile.Open(path);
            return file.Metadata[$"netgen.run.{name}.in"];
        }).Distinct().Order(StringComparer.Ordinal),
    ];

    private static string[] Files(TemporaryDirectory directory) =>
        [.. Directory.GetFiles(directory.Path, "step-*.safetensors").Order(StringComparer.Ordinal)];

    private sealed class After(Action<long> onStep, Action<EpochResult>? onEpoch = null) : ITrainingCallback
    {
        public bool OnStep(in StepResult step)
        {
            onStep(step.StepCount);
            return true;
        }

        public bool OnEpoch(EpochResult epoch)
        {
            onEpoch?.Invoke(epoch);
            return true;
        }
    }
}
