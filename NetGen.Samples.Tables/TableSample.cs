using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A sample that trains a network on records.</summary>
internal abstract class TableSample : Sample
{
    /// <summary>Epochs, rows of a step and the rate of the first step, if nothing else is said.</summary>
    protected abstract (int Epochs, int Batch, float Rate) Usual { get; }

    /// <summary>Trains, and tells what was found.</summary>
    protected abstract void Run(TextWriter output, TableRun run);

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<int> epochs = Number("--epochs", "Times that every row is visited.", Usual.Epochs, 1, 100_000);
        Option<int> batch = Number("--batch", "Rows of a step.", Usual.Batch, 1, 60_000);
        Option<int> seed = Number("--seed", "Seed of the split, of weights and of the order of rows.", 1, 0);
        Option<float> rate = Rate("--learning-rate", "That of the first step; it falls to 0 on a cosine.", Usual.Rate);
        Option<string?> report = NewFile("--report", "Writes a report of the training, one HTML file.");
        Option<string?> pictures = NewDirectory("--pictures", "Writes its pictures there, as PNG.");
        Option<string?> save = NewFile("--save", "Writes the network, and what was fitted, to a safetensors file.");
        Command command = new(Name, Description) { epochs, batch, seed, rate, report, pictures, save };
        command.SetAction(parsed => Attempt(error, () =>
        {
            TrainingOptions options = new()
            {
                Epochs = parsed.GetValue(epochs),
                BatchSize = parsed.GetValue(batch),
                Seed = (ulong)parsed.GetValue(seed),
            };
            Run(output, new(
                options, parsed.GetValue(rate), parsed.GetValue(report), parsed.GetValue(pictures),
                parsed.GetValue(save)));
        }));
        return command;
    }

    /// <inheritdoc/>
    protected override bool IsTold(Exception problem) => problem is TrainingStoppedException || base.IsTold(problem);

    /// <summary>A whole number with its thousands.</summary>
    protected static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
