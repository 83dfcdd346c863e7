using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Training;
using Spectre.Console;
using Xunit;

namespace NetGen.Tests.Training;

/// <summary>What observers are told, and what is printed of it.</summary>
public sealed class ProgressTests
{
    private static readonly EpochResult First = new(1, 0.25f, new Evaluation(0.125f, 0.9675f, 100), 1.5, 40_000);
    private static readonly EpochResult Second = new(2, 0.0625f, null, 0.75, 80_000.4);

    [Fact]
    public void StepsAreToldTenTimesASecond()
    {
        // Each step takes 40 ms: 120 ms, three steps, are the first multiple that is not below a tenth of a second.
        (RecordedProgress progress, _) = Observe(epochs: 2, rows: 100, batchSize: 10);
        Assert.Equal([(1, 3), (1, 6), (1, 9), (2, 3), (2, 6), (2, 9)], progress.Steps.Select(s => (s.Epoch, s.Step)));
        Assert.All(progress.Steps, step => Assert.Equal((2, 10), (step.Epochs, step.Steps)));
    }

    [Fact]
    public void RatesAndTimesFollowTheClock()
    {
        (RecordedProgress progress, IReadOnlyList<EpochResult> history) = Observe(epochs: 2, rows: 100, batchSize: 10);
        Assert.All(progress.Steps, step => Assert.Equal(250.0, step.RowsPerSecond, 1e-9));
        Assert.Equal(17 * 0.04, progress.Steps[0].SecondsLeft, 1e-9);
        Assert.Equal(1 * 0.04, progress.Steps[^1].SecondsLeft, 1e-9);
        Assert.All(history, epoch => Assert.Equal(11 * 0.04, epoch.Seconds, 1e-9));
        Assert.All(history, epoch => Assert.Equal(100 / (11 * 0.04), epoch.RowsPerSecond, 1e-6));
        Assert.Equal(history, progress.Epochs);
    }

    [Fact]
    public void AccuracyIsThatOfTheEpochBefore()
    {
        (RecordedProgress progress, IReadOnlyList<EpochResult> history) = Observe(epochs: 2, rows: 100, batchSize: 10);
        Assert.All(progress.Steps.Take(3), step => Assert.Equal(float.NaN, step.Accuracy));
        Assert.All(progress.Steps.Skip(3), step => Assert.Equal(history[0].Validation!.Value.Accuracy, step.Accuracy));
    }

    [Theory]
    [InlineData("")]
    [InlineData("fi-FI")]
    [InlineData("ar-EG")]
    public void PlainLinesAreTheSameInEveryCulture(string culture)
    {
        string written = InCulture.Written(culture, output =>
        {
            PlainProgress progress = new(output);
            progress.OnStep(new TrainingProgress(1, 2, 3, 4, 0.5f, float.NaN, 1, 1));
            progress.OnEpoch(First);
            progress.OnEpoch(Second);
        });
        Assert.Equal(
            """
            epoch      loss  val. loss  val. accuracy      rows/s  seconds
                1    0.2500     0.1250        96.75 %      40,000     1.50
                2    0.0625          -              -      80,000     0.75

            """.ReplaceLineEndings("\n"),
            written);
    }

    // Columns come with the first epoch that has their figure.
    [Fact]
    public void WhatThereIsNotIsNotShown()
    {
        StringWriter output = new() { NewLine = "\n" };
        PlainProgress progress = new(output);
        progress.OnEpoch(new(1, 0.5f, null, 1, 100));
        progress.OnEpoch(new(1, 0.5f, new Evaluation(0.25f, float.NaN, 10), 1, 100));
        progress.OnEpoch(new(1, 0.5f, new Evaluation(0.25f, float.NaN, 10), 1, 100) { ValidationError = 12_345.6 });
        progress.OnEpoch(new(2, 0.5f, null, 1, 100));
        Assert.Equal(
            """
            epoch      loss      rows/s  seconds
                1    0.5000         100     1.00
            epoch      loss  val. loss      rows/s  seconds
                1    0.5000     0.2500         100     1.00
            epoch      loss  val. loss  val. error      rows/s  seconds
                1    0.5000     0.2500      12,346         100     1.00
                2    0.5000          -           -         100     1.00

            """.ReplaceLineEndings("\n"),
            output.ToString());
    }

    [Fact]
    public void AWriterThatIsNoTerminalGetsPlainLines()
    {
        StringWriter output = new() { NewLine = "\n" };
        LiveProgress.Show(output, progress =>
        {
            progress.OnStep(new TrainingProgress(1, 2, 3, 4, 0.5f, float.NaN, 1, 1));
            progress.OnEpoch(First);
        });
        Assert.Equal(2, output.ToString().Count(c => c == '\n'));
        Assert.DoesNotContain('\e', output.ToString());
    }

    [Fact]
    public void ATerminalGetsABarAndALineAnEpoch()
    {
        StringWriter output = new();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 160;
        LiveProgress.Show(console, progress =>
        {
            progress.OnStep(new TrainingProgress(2, 8, 30, 40, 0.5f, 0.9675f, 51_234, 6.4));
            progress.OnEpoch(First);
        });
        LiveProgress.Show(console, progress => progress.OnStep(
            new TrainingProgress(2, 8, 30, 40, 0.5f, float.NaN, 51_234, 6.4) { Error = 0.25 }));
        Assert.Contains("loss 0.5000  error 0.2500  51,234 rows/s", output.ToString());
        LiveProgress.Show(console, progress => progress.OnStep(
            new TrainingProgress(2, 8, 30, 40, 0.5f, float.NaN, 51_235, 6.4)));
        Assert.Contains("loss 0.5000  51,235 rows/s", output.ToString());
        Assert.Contains(
            "epoch 2/8  step 30/40  loss 0.5000  accuracy 96.75 %  51,234 rows/s  6 s left", output.ToString());
        Assert.Contains("    1    0.2500     0.1250        96.75 %      40,000     1.50", output.ToString());
    }

    [Fact]
    public void AnErrorPassesThroughTheDisplay() => Assert.Throws<TrainingStoppedException>(
        () => LiveProgress.Show(new StringWriter(), _ => throw new TrainingStoppedException(1, 2, float.NaN)));

    private static (RecordedProgress Progress, IReadOnlyList<EpochResult> History) Observe(
        int epochs, int rows, int batchSize)
    {
        RecordedProgress progress = new();
        TwoClasses network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingOptions options = new()
        {
            Epochs = epochs,
            BatchSize = batchSize,
            Progress = progress,
            Clock = new TickingClock(),
        };
        return (progress, TrainingLoop.Run(
            network, trainer, Points.Draw(rows), Points.Draw(20, seed: 2), options));
    }
}
