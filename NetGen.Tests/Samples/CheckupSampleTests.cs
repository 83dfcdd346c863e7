using System;
using System.IO;
using System.Linq;
using NetGen.Samples;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>The checkup's sample: four patients, and what each is ill with.</summary>
public sealed class CheckupSampleTests
{
    [Fact]
    public void TheSampleNamesEachIllness()
    {
        string directory = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
        (string Patient, CheckupReport Report)[] found =
            [.. CheckupSample.Examine(Mnist.Load(directory).Training.Take(2_000), seed: 2)];
        Assert.Equal(["healthy", "dead ReLUs", "rate too high", "unscaled input"], found.Select(one => one.Patient));
        Assert.Equal(
            [null, CheckKind.DeadReLUs, CheckKind.LearningRate, CheckKind.InputScale],
            found.Select(one => one.Report.Illness?.Check));
        Assert.Equal(Verdict.Good, found[0].Report.Verdict);
        Assert.Equal(1, found[1].Report.Layers.Layers[0].DeadShare);
        Assert.Equal(RateOutcome.TooHigh, found[2].Report.LearningRates.Own.Outcome);
        Assert.True(found[3].Report.InitialLoss.Loss > 10 * found[3].Report.InitialLoss.Chance);
    }

    [Fact]
    public void TheSampleEndsWithALineAPatient()
    {
        using TemporaryDirectory directory = new();
        IdxBytes.WriteMnist(directory, training: 60, test: 10);
        StringWriter output = new() { NewLine = "\n" };
        StringWriter error = new();
        int code = Lecture.CommandLine.Run(
            ["checkup", "--seed", "3", "--data", directory.Path], output, error);
        Assert.Equal((0, ""), (code, error.ToString()));
        string[] lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^4..];
        Assert.StartsWith("healthy  ", lines[0]);
        Assert.StartsWith("dead ReLUs      DeadReLUs: 100 % of ReLU1's 100 units", lines[1]);
        Assert.StartsWith("rate too high  ", lines[2]);
        Assert.StartsWith("unscaled input  InputScale: ", lines[3]);
    }
}
