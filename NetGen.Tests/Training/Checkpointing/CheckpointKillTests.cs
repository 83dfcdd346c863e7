using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Checkpointing;

/// <summary>
/// A process that trains is killed at random moments, also while it writes; what is left goes on as if nothing had
/// been. The environment variable NETGEN_KILLS says how often.
/// </summary>
public sealed class CheckpointKillTests
{
    private const string FolderVariable = "NETGEN_KILL_FOLDER";
    private const string KillsVariable = "NETGEN_KILLS";
    private const int Kills = 5;
    private const int StepsToGo = CheckpointedRun.Epochs * CheckpointedRun.StepsOfAnEpoch;

    [Fact]
    public void AKilledRunGoesOnWithTheSameBits()
    {
        int kills = int.Parse(
            Environment.GetEnvironmentVariable(KillsVariable) ?? $"{Kills}", CultureInfo.InvariantCulture);
        CheckpointedRun whole = new CheckpointedRun().Go(null);
        Random random = new(kills);
        for (int done = 0; done < kills;)
        {
            using TemporaryDirectory directory = new();
            long step = 0;
            for (; done < kills && step < StepsToGo - 20; done++)
                step = KillBehind(step + random.Next(1, 12), random.Next(12), directory.Path);
            CheckpointedRun rest = new CheckpointedRun().Go(CheckpointsIn(directory.Path));
            CheckpointedRun.SameBits(whole, rest);
            Assert.Contains(rest.History!.Remarks, remark =>
                remark.StartsWith("Goes on from ", StringComparison.Ordinal));
        }
    }

    /// <summary>What the child runs, slowly enough to be killed in between; nothing where it is no child.</summary>
    [Fact]
    public void TrainsInAChild()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is string folder)
            new CheckpointedRun().Go(CheckpointsIn(folder), callback: new Slow());
    }

    private static Checkpoints CheckpointsIn(string folder) => new(folder) { EverySteps = 1 };

    // Some milliseconds behind a checkpoint: a step and the next checkpoint take a few.
    private static long KillBehind(long step, int milliseconds, string folder)
    {
        using TemporaryDirectory results = new();
        using Process child = TestChild.Start(
            $"FullyQualifiedName~{nameof(CheckpointKillTests)}.{nameof(TrainsInAChild)}", results.Path,
            (FolderVariable, folder));
        child.OutputDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        while (Newest(folder) < step)
        {
            Assert.False(child.HasExited, "Expected a child that trains, found that it had ended.");
            Thread.Sleep(1);
        }

        Thread.Sleep(milliseconds);
        child.Kill(entireProcessTree: true);
        child.WaitForExit();
        return Newest(folder);
    }

    private static long Newest(string folder) => Directory.GetFiles(folder, "step-*.safetensors")
        .Select(file => long.Parse(Path.GetFileName(file)["step-".Length..^".safetensors".Length],
            CultureInfo.InvariantCulture))
        .DefaultIfEmpty().Max();

    private sealed class Slow : ITrainingCallback
    {
        public bool OnStep(in StepResult step)
        {
            Thread.Sleep(10);
            return true;
        }
    }
}
