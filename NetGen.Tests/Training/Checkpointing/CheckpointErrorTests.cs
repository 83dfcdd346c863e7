using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkpointing;

/// <summary>Checkpoints that are damaged, another run's, or cannot be written.</summary>
public sealed class CheckpointErrorTests
{
    private const string FolderVariable = "NETGEN_CHECKPOINT_FOLDER";

    [Fact]
    public void ADamagedNewestOneIsLeftOutAndToldOf()
    {
        CheckpointedRun whole = new CheckpointedRun().Go(null);
        foreach (Func<byte[], byte[]> damage in (Func<byte[], byte[]>[])
            [bytes => bytes[..^1], bytes => [], Flipped(0.3), Flipped(0.9), Flipped(0.02)])
        {
            using TemporaryDirectory directory = new();
            Checkpoints checkpoints = new(directory.Path) { EverySteps = 10 };
            new CheckpointedRun().GoUntil(45, checkpoints);
            string newest = Files(directory).Last();
            File.WriteAllBytes(newest, damage(File.ReadAllBytes(newest)));
            string? told = null;
            CheckpointedRun rest = new CheckpointedRun().Go(checkpoints with { Tell = remark => told ??= remark });
            CheckpointedRun.SameBits(whole, rest);
            Assert.Contains("step-000000000030", rest.History!.Remarks[0]);
            Assert.Equal(told, rest.History.Remarks[1]);
            Assert.StartsWith($"Left out, and the one before is taken: {newest}", told);
        }
    }

    [Fact]
    public void WhereNoneIsWholeNothingBeginsAnew()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { EverySteps = 10 };
        new CheckpointedRun().GoUntil(45, checkpoints);
        foreach (string file in Files(directory))
            File.WriteAllBytes(file, [1, 2, 3]);
        CheckpointedRun rest = new();
        float[] before = Points.Values(rest.Network.Parameters);
        Assert.Contains(
            Files(directory).Last(), Assert.Throws<InvalidDataException>(() => rest.Go(checkpoints)).Message);
        Assert.Equal(before, Points.Values(rest.Network.Parameters));
    }

    [Fact]
    public void AnUnfinishedFileIsRemoved()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path) { EverySteps = 10 };
        new CheckpointedRun().GoUntil(45, checkpoints);
        string unfinished = Path.Combine(directory.Path, "step-000000000050.safetensors.tmp");
        File.WriteAllBytes(unfinished, new byte[100]);
        new CheckpointedRun().Go(checkpoints);
        Assert.False(File.Exists(unfinished));
    }

    [Fact]
    public void AnotherNetworksCheckpointIsRefused()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path);
        new CheckpointedRun().Go(checkpoints);
        TwoClasses other = new(seed: 1);
        using Trainer<int, Adam> trainer = other.Train(new Adam(0.02f), 16, seed: 7);
        float[] before = Points.Values(other.Parameters);
        string message = Assert.Throws<InvalidDataException>(() => TrainingLoop.Run(
            other, trainer, Points.Draw(CheckpointedRun.Rows), Points.Draw(80, seed: 2),
            new() { Epochs = 9, BatchSize = 16, Seed = 3, Checkpoints = checkpoints })).Message;
        Assert.Contains("step-", message);
        Assert.Equal(before, Points.Values(other.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void OtherRowsBatchesAndRulesAreRefused()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path);
        new CheckpointedRun().Go(checkpoints, change: options => options with { Epochs = 2 });
        void Again(Dataset<int>? rows, Func<TrainingOptions, TrainingOptions>? change) =>
            new CheckpointedRun().Go(checkpoints, change: change, rows: rows);
        Refused("training rows", "300 with hash", () => Again(Points.Draw(300, 9), null));
        Refused("training rows", "299 with hash", () => Again(Points.Draw(299), null));
        Refused("BatchSize", "found 15", () => Again(null, options => options with { BatchSize = 15 }));
        Refused("Seed", "found 4", () => Again(null, options => options with { Seed = 4 }));
        CheckpointedNetwork network = new(seed: 5);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 16);
        Refused("optimiser", "NetGen.Sgd", () => TrainingLoop.Run(
            network, trainer, Points.Draw(CheckpointedRun.Rows), Points.Draw(80, seed: 2),
            new() { BatchSize = 16, Seed = 3, Checkpoints = checkpoints }));
    }

    [Fact]
    public void AnotherScheduleGoesOnAndSaysThatBitsMayDiffer()
    {
        using TemporaryDirectory directory = new();
        Checkpoints checkpoints = new(directory.Path);
        new CheckpointedRun().Go(checkpoints, change: options => options with { Epochs = 2 });
        CheckpointedRun rest = new CheckpointedRun().Go(checkpoints, change: options => options with
        {
            ReduceOnPlateau = null,
            Schedule = LearningRateSchedule.Constant(0.01f),
        });
        Assert.Equal(CheckpointedRun.Epochs, rest.History!.Count);
        Assert.Contains(rest.History.Remarks, remark =>
            remark.StartsWith("Schedule was 'none'", StringComparison.Ordinal) && remark.EndsWith(
                "bits may differ from those of a run that was not ended.", StringComparison.Ordinal));
    }

    [Fact]
    public void AnotherNumericPathGoesOnAndSaysThatBitsMayDiffer()
    {
        using TemporaryDirectory directory = new();
        (int passed, int failed, string output) = TestChild.Run(
            $"FullyQualifiedName~{nameof(CheckpointErrorTests)}.{nameof(BeginsInAChild)}",
            (FolderVariable, directory.Path), ("DOTNET_EnableHWIntrinsic", "0"));
        Assert.True(passed == 1 && failed == 0, output);
        CheckpointedRun rest = new CheckpointedRun().Go(new(directory.Path));
        Assert.Equal(CheckpointedRun.Epochs, rest.History!.Count);
        string remark = Assert.Single(rest.History.Remarks, remark =>
            remark.StartsWith("NumericPath was 'NetGen ", StringComparison.Ordinal));
        Assert.Contains("no vectors", remark);
    }

    /// <summary>What the child runs; nothing where it is no child.</summary>
    [Fact]
    public void BeginsInAChild()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is string folder)
            new CheckpointedRun().Go(new(folder), change: options => options with { Epochs = 2 });
    }

    [Fact]
    public void AFolderThatCannotBeWrittenToSaysSoBeforeTraining()
    {
        using TemporaryDirectory directory = new();
        string file = directory.Write("file", [1]);
        CheckpointedRun run = new();
        float[] before = Points.Values(run.Network.Parameters);
        Assert.ThrowsAny<IOException>(() => run.Go(new(Path.Combine(file, "runs"))));
        if (OperatingSystem.IsLinux())
            Assert.ThrowsAny<Exception>(() => run.Go(new("/proc/netgen")));
        Assert.Equal(before, Points.Values(run.Network.Parameters));
        Assert.Throws<ArgumentException>(() => run.Go(new(" ")));
        Assert.Throws<ArgumentException>(() => run.Go(new(directory.Path) { Keep = 0 }));
        Assert.Throws<ArgumentException>(() => run.Go(new(directory.Path) { EverySteps = -1 }));
    }

    // A file system of its own with room for some checkpoints, where the test may mount one.
    [Fact]
    public void AFullDiskLeavesTheOnesBefore()
    {
        using TemporaryDirectory directory = new();
        if (!Runs("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.Path))
            return;
        try
        {
            Checkpoints checkpoints = new(directory.Path) { EverySteps = 10, Keep = 1_000 };
            IOException error = Assert.ThrowsAny<IOException>(() => new CheckpointedRun().Go(checkpoints));
            Assert.Contains(directory.Path, error.Message);
            string[] kept = Files(directory);
            Assert.NotEmpty(kept);
            Assert.Empty(Directory.GetFiles(directory.Path, "*.tmp"));
            Assert.True(Runs("mount", "-o", "remount,size=8m", directory.Path));
            CheckpointedRun.SameBits(new CheckpointedRun().Go(null), new CheckpointedRun().Go(checkpoints));
        }
        finally
        {
            Runs("umount", directory.Path);
        }
    }

    private static Func<byte[], byte[]> Flipped(double share) => bytes =>
    {
        bytes[(int)(share * bytes.Length)] ^= 4;
        return bytes;
    };

    private static string[] Files(TemporaryDirectory directory) =>
        [.. Directory.GetFiles(directory.Path, "step-*.safetensors").Order(StringComparer.Ordinal)];

    private static bool Runs(string program, params string[] arguments)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Refused(string what, string found, Action run)
    {
        string message = Assert.Throws<ArgumentException>(run).Message;
        Assert.StartsWith($"Expected {what} as the run in ", message);
        Assert.Contains(found, message);
    }
}
