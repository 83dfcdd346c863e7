using System;
using System.Globalization;
using System.IO;
using Spectre.Console;

namespace NetGen.Training;

/// <summary>A bar that moves with the steps, and a line above it for each epoch that is done; for terminals.</summary>
public sealed class LiveProgress : ITrainingProgress
{
    private readonly ProgressTask task;
    private readonly PlainProgress lines;

    private LiveProgress(IAnsiConsole console, ProgressTask task)
    {
        this.task = task;
        lines = new PlainProgress(console.WriteLine);
    }

    /// <summary>
    /// Shows progress while <paramref name="train"/> runs: live where <paramref name="output"/> is the terminal, as
    /// plain lines elsewhere.
    /// </summary>
    public static void Show(TextWriter output, Action<ITrainingProgress> train)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(train);
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        if (isTerminal && AnsiConsole.Profile.Capabilities.Interactive)
            Show(AnsiConsole.Console, train);
        else
            train(new PlainProgress(output));
    }

    internal static void Show(IAnsiConsole console, Action<ITrainingProgress> train) => console.Progress()
        .AutoClear(true)
        .Columns(
            new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context => train(new LiveProgress(console, context.AddTask("starting"))));

    /// <inheritdoc/>
    public void OnStep(in TrainingProgress progress)
    {
        task.MaxValue = (double)progress.Epochs * progress.Steps;
        task.Value = (progress.Epoch - 1.0) * progress.Steps + progress.Step;
        CultureInfo culture = CultureInfo.InvariantCulture;
        task.Description = string.Join("  ", (string[])
        [
            string.Create(culture, $"epoch {progress.Epoch}/{progress.Epochs}"),
            string.Create(culture, $"step {progress.Step:N0}/{progress.Steps:N0}"),
            string.Create(culture, $"loss {progress.Loss:F4}"),
            .. float.IsNaN(progress.Accuracy)
                ? []
                : new[] { string.Create(culture, $"accuracy {progress.Accuracy:P2}") },
            .. double.IsNaN(progress.Error) ? [] : new[] { $"error {Baselines.Number(progress.Error)}" },
            string.Create(culture, $"{progress.RowsPerSecond:N0} rows/s"),
            string.Create(culture, $"{progress.SecondsLeft:F0} s left"),
        ]);
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochResult epoch) => lines.OnEpoch(epoch);
}
