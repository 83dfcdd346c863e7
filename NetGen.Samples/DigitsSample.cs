using System;
using System.CommandLine;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Trains <see cref="DigitClassifier"/> on MNIST and tests it on the images that it has not seen.</summary>
internal sealed class DigitsSample : Sample
{
    public override string Name => "digits";

    public override string Description => "trains a network on the 60,000 MNIST digits and tests it on 10,000 others";

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<int> epochs = EpochsOption(6);
        Option<int> batch = Number(
            "--batch", "Images of a step; BatchNorm takes its statistics from them.", 128, 2, 60_000);
        Option<int> seed = Number("--seed", "Seed of weights, order and dropout.", 1, 0);
        Option<int> threads = ThreadsOption();
        Option<float> rate = RateOption(0.003f);
        Option<string?> data = MnistOption();
        Option<string?> checkpoints = NewDirectory(
            "--checkpoints", "Keeps a checkpoint there after each epoch, and goes on from the newest.");
        Option<string?> report = NewFile("--report", "Writes a report of the training, one HTML file.");
        Option<string?> pictures = NewDirectory("--pictures", "Writes pictures of the training there, as PNG.");
        Option<string?> load = ExistingFile("--load", "Begins with the network in a safetensors file.");
        Option<string?> save = NewFile("--save", "Writes the trained network to a safetensors file.");
        Command command = new(Name, "Trains a network on the MNIST digits.")
        {
            epochs, batch, seed, threads, rate, data, checkpoints, report, pictures, load, save,
        };
        command.SetAction(parsed => Attempt(error, () =>
        {
            TrainingOptions options = new()
            {
                Epochs = parsed.GetValue(epochs),
                BatchSize = parsed.GetValue(batch),
                Seed = (ulong)parsed.GetValue(seed),
                Checkpoints = parsed.GetValue(checkpoints) is not string folder ? null
                    : new(folder) { KeepBest = false, Tell = output.WriteLine },
            };
            Mnist mnist = LoadMnist(parsed.GetValue(data));
            float learningRate = parsed.GetValue(rate);
            DigitClassifier network = parsed.GetValue(load) is string file
                ? DigitClassifier.Load(file)
                : new(options.Seed);
            TrainingHistory history = Train(
                output, network, mnist.Training, mnist.Test, options, learningRate, parsed.GetValue(threads));
            DigitsPictures made = new(network, mnist, history, options, learningRate);
            made.Save(output, parsed.GetValue(report), parsed.GetValue(pictures));
            Save(output, network, parsed.GetValue(save));
        }));
        return command;
    }

    /// <inheritdoc/>
    protected override bool IsTold(Exception problem) =>
        problem is TrainingStoppedException or ArgumentException { ParamName: "options" } || base.IsTold(problem);

    private static void Save(TextWriter output, DigitClassifier network, string? path)
    {
        if (path is null)
            return;
        network.Save(path);
        output.WriteLine($"{path} is the network: predict --load {path} --image FILE");
    }
}
