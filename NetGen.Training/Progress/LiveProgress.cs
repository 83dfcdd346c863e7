using System;
using System.Globalization;
using System.IO;
using Spectre.Console;

namespace NetGen.Training;

/// <summary>A bar that moves with the steps, and a line above it for each epoch that is done; for terminals.</summary>
public sealed class LiveProgress : ITrainingProgress
{
    private readonly ProgressTask task;
    private readonly IAnsiConsole console;

    private LiveProgress(IAnsiConsole console, ProgressTask task)
    {
        this.console = console;
        this.task = task;
    }

    /// <summary>
    /// Shows progress while <paramref name="train"/> runs: live where <paramref name="output"/> is the terminal, as plain lines
    /// elsewhere.
    /// </summary>
    public static void Show(TextWriter output, Action<ITrainingProgress> train)
    {
        ArgumentNullException.ThrowIfNull(train);
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        if (!isTerminal || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            train(new PlainProgress(output));
            return;
        }

        AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => train(new LiveProgress(AnsiConsole.Console, context.AddTask("starting"))));
    }

    /// <inheritdoc/>
    public void OnStep(in TrainingProgress progress)
    {
        task.MaxValue = (double)progress.Epochs * progress.Steps;
        task.Value = (progress.Epoch - 1.0) * progress.Steps + progress.Step;
        task.Description = string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch}/{progress.Epochs}  step {progress.Step}/{progress.Steps}  loss {progress.Loss:F4}  accuracy {PlainProgress.Number(progress.Accuracy, "P2")}  {progress.RowsPerSecond:N0} rows/s  {progress.SecondsLeft:F0} s left");
    }

    /// <inheritdoc/>
    public void OnEpoch(EpochResult epoch) => console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {epoch.Epoch,3}  loss {epoch.Loss:F4}  validation loss {PlainProgress.Number(epoch.Validation?.Loss, "F4")}  accuracy {PlainProgress.Number(epoch.Validation?.Accuracy, "P2")}  {epoch.RowsPerSecond:N0} rows/s  {epoch.Seconds:F2} s"));
}
