using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Trains a network on images of ten classes, and tests it on others.</summary>
internal abstract class ImageSample<TNetwork> : Sample
    where TNetwork : class, INetwork<TNetwork, int>
{
    /// <summary>How a row is an image.</summary>
    protected abstract ImageShape Shape { get; }

    /// <summary>What the classes are called.</summary>
    protected abstract IReadOnlyList<string> Classes { get; }

    /// <summary>Epochs, the rate of the first step, and what is done to each image, if nothing else is said.</summary>
    protected abstract (int Epochs, float Rate, IAugmentation Augmentation) Usual { get; }

    /// <summary>The option that says where the images are.</summary>
    protected abstract Option<string?> DataOption();

    /// <summary>Reads the images.</summary>
    protected abstract (Dataset<int> Training, Dataset<int> Test) Read(string? directory);

    /// <summary>Pictures of a trained network, by the names of their files.</summary>
    protected abstract (string Name, Picture Picture)[] Draw(TNetwork network, ImagePictures<TNetwork> pictures);

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<int> epochs = EpochsOption(Usual.Epochs);
        Option<int> batch = Number("--batch", "Images of a step.", 64, 2, 60_000);
        Option<int> seed = Number("--seed", "Seed of weights, order and changes of the images.", 1, 0);
        Option<int> threads = ThreadsOption();
        Option<float> rate = RateOption(Usual.Rate);
        Option<string?> data = DataOption();
        Option<string?> pictures = NewDirectory("--pictures", "Writes pictures of the network there, as PNG.");
        Option<string?> save = NewFile("--save", "Writes the trained network to a safetensors file.");
        Command command = new(Name, Description) { epochs, batch, seed, threads, rate, data, pictures, save };
        command.SetAction(parsed => Attempt(error, () =>
        {
            TrainingOptions options = new()
            {
                Epochs = parsed.GetValue(epochs),
                BatchSize = parsed.GetValue(batch),
                Seed = (ulong)parsed.GetValue(seed),
                Augmentation = Usual.Augmentation,
            };
            (Dataset<int> training, Dataset<int> test) = Read(parsed.GetValue(data));
            TNetwork network = TNetwork.Create(options.Seed);
            _ = Train(
                output, network, training, test, options, parsed.GetValue(rate), parsed.GetValue(threads));
            Save(output, network, test, parsed.GetValue(pictures));
            if (parsed.GetValue(save) is string file)
                network.Save(file);
        }));
        return command;
    }

    /// <inheritdoc/>
    protected override bool IsTold(Exception problem) => problem is TrainingStoppedException || base.IsTold(problem);

    private void Save(TextWriter output, TNetwork network, Dataset<int> test, string? directory)
    {
        if (directory is null)
            return;
        _ = System.IO.Directory.CreateDirectory(directory);
        ImagePictures<TNetwork> pictures = new(network, test, Shape, Classes);
        foreach ((string name, Picture picture) in Draw(network, pictures))
            picture.Save(Path.Combine(directory, $"{name}.png"));
        output.WriteLine($"{directory} has its pictures");
    }
}
