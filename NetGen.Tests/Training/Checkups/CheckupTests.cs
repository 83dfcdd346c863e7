using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Spectre.Console;
using Xunit;

namespace NetGen.Tests.Checkups;

/// <summary>The checkup as one call: what it reports, and that it leaves no trace.</summary>
public sealed class CheckupTests
{
    private static readonly CheckupOptions Quick = new()
    {
        Rows = 64,
        OverfitSteps = 50,
        RatesPerDecade = 1,
        StepsPerRate = 8,
        Epochs = 2,
        BatchSize = 16,
    };

    [Fact]
    public void TheNetworkIsBitForBitAsBefore()
    {
        TwoClassesNormalised network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f));
        _ = TrainingLoop.Run(network, trainer, Points.Draw(100), null, new TrainingOptions { Epochs = 1 });
        network.Dropout1.Rate = 0.25f;
        network.Dense2.Bias[0] = -0f;
        int[] before = Bits(network.Parameters);
        _ = Checkup.Run(network, new Adam(1e30f), Points.Draw(200), Points.Draw(50, seed: 2), Quick);
        Assert.Equal(before, Bits(network.Parameters));
    }

    [Fact]
    public void EveryCheckIsReportedOnceCausesFirst()
    {
        CheckupReport report = Checkup.Run(
            new TwoClassesNormalised(seed: 1), new Adam(0.01f), Points.Draw(200), null, Quick);
        Assert.Equal(Enum.GetValues<CheckKind>(), report.Findings.Select(finding => finding.Check));
        Assert.Equal("TwoClassesNormalised", report.Network);
        Assert.Equal(2, report.Curves.Count);
        Assert.Equal(report.Findings.Max(finding => finding.Verdict), report.Verdict);
        Assert.All(report.Findings, finding => Assert.Equal(finding.Verdict == Verdict.Good, finding.Advice == ""));
    }

    [Fact]
    public void ARegressionIsExaminedToo()
    {
        Dataset<float> data = new(
            Points.Draw(100).Inputs.ToArray(), 2, Enumerable.Range(0, 100).Select(i => (float)(i % 7)).ToArray());
        CheckupReport report = Checkup.Run(new LineFitter(seed: 1), new Sgd(0.01f), data, options: Quick);
        Assert.Equal(Verdict.Good, report.Gradients.Finding.Verdict);
        Assert.Equal(double.NaN, report.Overfit.Accuracy);
    }

    [Fact]
    public void TheIllnessIsTheFirstBadFinding()
    {
        Dataset<int> data = Points.Draw(200);
        float[] inputs = [.. data.Inputs.ToArray().Select(value => value * 1e4f)];
        data = new Dataset<int>(inputs, 2, data.Targets.ToArray());
        CheckupReport report = Checkup.Run(new TwoLayers(seed: 1), new Sgd(1e10f), data, null, Quick);
        Assert.Equal(CheckKind.InputScale, report.Illness!.Check);
        Assert.Equal(Verdict.Bad, report.Verdict);
        Assert.Equal(Verdict.Bad, report.CurveFinding.Verdict);
    }

    [Fact]
    public void DataThatIsNotFiniteIsTheIllness()
    {
        CheckupReport report = Checkup.Run(
            new TwoLayers(seed: 1), new Adam(0.01f), Points.WithNaN(50, 3), null, Quick);
        Assert.Equal(CheckKind.InputScale, report.Illness!.Check);
        Assert.StartsWith("an input is not finite", report.Illness.Advice);
        Dataset<float> targets = new(new float[40], 2, Enumerable.Repeat(float.NaN, 20).ToArray());
        CheckupReport numbers = Checkup.Run(new LineFitter(seed: 1), new Sgd(0.01f), targets, options: Quick);
        Assert.Contains("Target", numbers.CurveFinding.Measured);
    }

    [Fact]
    public void TheTablesAreTheSameInEveryCulture()
    {
        CheckupReport report = Checkup.Run(new TwoLayers(seed: 1), new Adam(0.01f), Points.Draw(200), null, Quick);
        string expected = Text(report, "");
        Assert.Equal(expected, Text(report, "fi-FI"));
        Assert.Equal(expected, Text(report, "ar-EG"));
        foreach (string part in new[]
        {
            "TwoLayers", "InputScale", "ReLU1 (ReLU)", "Dense1.Weights", "|update| / |value|", "learns, suggested",
            "1.0e-6",
        })
        {
            Assert.Contains(part, expected);
        }

        Assert.DoesNotContain('\e', expected);
    }

    [Fact]
    public void WhatCannotBeExaminedNamesWhatWasExpected()
    {
        Throws("Expected at least 10 training rows, found 9.", Points.Draw(9), Quick);
        Throws("Expected rows of 2 inputs and 1 targets", new Dataset<int>(new float[60], 3, new int[20]), Quick);
        Throws("Expected Rows of at least 2, found 1.", Points.Draw(20), Quick with { Rows = 1 });
        Throws("Expected StepsPerRate of at least 4, found 3.", Points.Draw(20), Quick with { StepsPerRate = 3 });
        Throws(
            "Expected rates from above 0 to a higher one, found 1 to 1.", Points.Draw(20),
            Quick with { LowestRate = 1f, HighestRate = 1f });
        Throws(
            "Expected a finite SweepWeightDecay of at least 0, found -1.", Points.Draw(20),
            Quick with { SweepWeightDecay = -1f });

        static void Throws(string message, Dataset<int> data, CheckupOptions options) => Assert.StartsWith(
            message, Assert.ThrowsAny<ArgumentException>(
                () => Checkup.Run(new TwoClassesNormalised(seed: 1), new Adam(0.01f), data, null, options)).Message);
    }

    [Fact]
    public void ATerminalShowsTheSameTablesWithTheVerdictsInColour()
    {
        CheckupReport report = Checkup.Run(new TwoLayers(seed: 1), new Sgd(1e10f), Points.Draw(200), null, Quick);
        StringWriter output = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 400;
        report.Write(console);
        Assert.Matches("\e\\[[0-9;]+mbad\e\\[0m", output.ToString());
        Assert.Matches("\e\\[[0-9;]+mgood\e\\[0m", output.ToString());
        string plain = Text(report, "");
        foreach (Finding finding in report.Findings)
        {
            Assert.Contains(finding.Measured, plain);
            Assert.Contains(finding.Measured, output.ToString());
        }
    }

    private static string Text(CheckupReport report, string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        StringWriter output = new() { NewLine = "\n" };
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            report.Write(output);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        return output.ToString();
    }

    private static int[] Bits(ParameterBlock parameters) =>
    [
        .. parameters.Layout.Tensors.SelectMany(tensor =>
        {
            float[] values = new float[tensor.Count];
            parameters.CopyTo(tensor, values);
            return values.Select(BitConverter.SingleToInt32Bits);
        }),
    ];
}
