using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Trains <see cref="DigitClassifier"/> on MNIST and tests it on the images that it has not seen.</summary>
internal sealed class DigitsSample : Sample
{
    public override string Name => "digits";

    public override string Description => "trains a network on the 60,000 MNIST digits and tests it on 10,000 others";

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<int> epochs = Number("--epochs", "Times that every image is visited.", 8, 1);
        Option<int> batch = Number("--batch", "Images of a step, at least 2: BatchNorm takes its statistics from them.", 128, 2);
        Option<int> seed = Number("--seed", "Seed of weights, order and dropout.", 1, 0);
        Option<float> rate = Rate("--learning-rate", "Learning rate of the first step; it falls to 0 on a cosine.", 0.003f);
        Option<string> data = new("--data")
        {
            Description = "Directory of the MNIST files.",
            DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "data", "mnist"),
        };
        Command command = new(Name, "Trains a network on the MNIST digits.") { epochs, batch, seed, rate, data };
        command.SetAction(parsed =>
        {
            try
            {
                Mnist mnist = Mnist.Load(parsed.GetValue(data)!);
                Run(output, mnist, parsed.GetValue(epochs), parsed.GetValue(batch), (ulong)parsed.GetValue(seed), parsed.GetValue(rate));
                return 0;
            }
            catch (Exception problem) when (problem is IOException or InvalidDataException or TrainingStoppedException)
            {
                error.WriteLine(problem.Message);
                return 1;
            }
        });
        return command;
    }

    private static void Run(TextWriter output, Mnist mnist, int epochs, int batch, ulong seed, float rate)
    {
        output.WriteLine(DigitClassifier.Describe());
        output.WriteLine();
        DigitClassifier network = new(seed);
        using Trainer<int, AdamW> trainer = network.Train(new AdamW(rate), batch, seed);
        TrainingOptions options = new()
        {
            Epochs = epochs,
            BatchSize = batch,
            Seed = seed,
            Schedule = LearningRateSchedule.Cosine(rate, (long)epochs * ((mnist.Training.Rows + batch - 1) / batch)),
        };
        IReadOnlyList<EpochResult> history = [];
        LiveProgress.Show(output, progress =>
            history = TrainingLoop.Run(network, trainer, mnist.Training, mnist.Test, options with { Progress = progress }));

        Evaluation test = network.Evaluate(mnist.Test.Inputs, mnist.Test.Targets);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{test.Accuracy:P2} of the {test.Rows:N0} test images read correctly, after {history.Sum(epoch => epoch.Seconds):F1} seconds of training"));
    }
}
