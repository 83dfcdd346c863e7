using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Examines a healthy network and three sick ones, and names each illness.</summary>
internal sealed class CheckupSample : Sample
{
    private const float HealthyRate = 1e-3f;
    private const int Rows = 6_000;

    public override string Name => "checkup";

    public override string Description => "examines a healthy network and three sick ones, and names each illness";

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<int> seed = Number("--seed", "Seed of weights and of the rows that are looked at.", 1, 0);
        Option<string?> data = MnistOption();
        Option<string?> pictures = NewDirectory("--pictures", "Writes pictures of each network there, as PNG.");
        Command command = new(Name, "Examines a healthy network and three sick ones.") { seed, data, pictures };
        command.SetAction(parsed => Attempt(error, () =>
        {
            Run(output, LoadMnist(parsed.GetValue(data)), (ulong)parsed.GetValue(seed), parsed.GetValue(pictures));
        }));
        return command;
    }

    /// <summary>Examines the four: what each has, and what was found.</summary>
    internal static IEnumerable<(string Patient, CheckupReport Report)> Examine(Dataset<int> training, ulong seed)
    {
        FeatureScaling scaling = FeatureScaling.FitMean(training.Inputs, new ImageShape(1, 28, 28));
        Dataset<int> centred = scaling.TransformInputs(training);
        yield return ("healthy", Report(new(seed), HealthyRate, centred, seed));

        // So far below zero that no image lifts a unit above it.
        CheckupClassifier dead = new(seed);
        for (int unit = 0; unit < dead.Dense1.Bias.Length; unit++)
            dead.Dense1.Bias[unit] = -50f;
        yield return ("dead ReLUs", Report(dead, HealthyRate, centred, seed));

        yield return ("rate too high", Report(new(seed), 1f, centred, seed));

        float[] bytes = [.. training.Inputs.ToArray().Select(pixel => pixel * 255f)];
        Dataset<int> unscaled = training.WithInputs(bytes, training.InputLength);
        yield return ("unscaled input", Report(new(seed), HealthyRate, unscaled, seed));
    }

    private static CheckupReport Report(CheckupClassifier network, float rate, Dataset<int> training, ulong seed) =>
        Checkup.Run(network, new Adam(rate), training, options: new CheckupOptions { Seed = seed });

    private static void Run(TextWriter output, Mnist mnist, ulong seed, string? pictures)
    {
        List<string> lines = [];
        Dataset<int> training = mnist.Training.Take(Math.Min(Rows, mnist.Training.Rows));
        foreach ((string patient, CheckupReport report) in Examine(training, seed))
        {
            output.WriteLine(patient);
            report.Write(output);
            if (pictures is not null)
                Save(output, patient, report, pictures);
            output.WriteLine();
            lines.Add(report.Illness is Finding illness
                ? $"{patient,-15} {illness.Check}: {illness.Measured}; {illness.Advice}"
                : $"{patient,-15} no illness");
        }

        foreach (string line in lines)
            output.WriteLine(line);
    }

    private static void Save(TextWriter output, string patient, CheckupReport report, string directory)
    {
        _ = System.IO.Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, $"checkup-{patient.Replace(' ', '-')}");
        Pictures.Activations(report.Layers, patient).Save($"{path}-activations.png");
        Pictures.Gradients(report.Layers, patient).Save($"{path}-gradients.png");
        Pictures.LearningRates(report.LearningRates, patient).Save($"{path}-rates.png");
        Pictures.Curves(report.Curves, "Loss and accuracy", patient).Save($"{path}-curves.png");
        output.WriteLine($"{path}-*.png show it");
    }
}
