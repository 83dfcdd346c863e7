using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Trains a network on images in the files of MNIST's format, and tests it on others.</summary>
internal abstract class ImageSample<TNetwork> : Sample
    where TNetwork : class, INetwork<TNetwork, int>
{
    /// <summary>How a row is an image.</summary>
    protected static ImageShape Shape { get; } = new(1, 28, 28);

    /// <summary>Epochs, the rate of the first step, and what is done to each image, if nothing else is said.</summary>
    protected abstract (int Epochs, float Rate, IAugmentation Augmentation) Usual { get; }

    /// <summary>The option that says where the images are.</summary>
    protected abstract Option<string?> DataOption();

    /// <summary>Reads the images.</summary>
    protected abstract Mnist Read(string? directory);

    /// <summary>Pictures of a trained network, by the names of their files.</summary>
    protected abstract (string Name, Picture Picture)[] Draw(TNetwork network, Mnist images);

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<int> epochs = Number("--epochs", "Times that every image is visited.", Usual.Epochs, 1, 100_000);
        Option<int> batch = Number("--batch", "Images of a step.", 64, 2, 60_000);
        Option<int> seed = Number("--seed", "Seed of weights, order and changes of the images.", 1, 0);
        Option<int> threads = Number(
            "--threads", "Threads of a step; the result has the same bits for any number.",
            Math.Min(4, Environment.ProcessorCount), 1, 256);
        Option<float> rate = Rate("--learning-rate", "That of the first step; it falls to 0 on a cosine.", Usual.Rate);
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
            Mnist images = Read(parsed.GetValue(data));
            TNetwork network = TNetwork.Create(options.Seed);
            Run(output, network, images, options, parsed.GetValue(rate), parsed.GetValue(threads));
            Save(output, network, images, parsed.GetValue(pictures));
            if (parsed.GetValue(save) is string file)
                network.Save(file);
        }));
        return command;
    }

    /// <inheritdoc/>
    protected override bool IsTold(Exception problem) => problem is TrainingStoppedException || base.IsTold(problem);

    private static void Run(
        TextWriter output, TNetwork network, Mnist images, TrainingOptions options, float rate, int threads)
    {
        output.WriteLine(TNetwork.Facts.Summary);
        output.WriteLine();
        using Trainer<int, AdamW> trainer = network.Train(
            new AdamW(rate), options.BatchSize, options.Seed, threads);
        long steps = options.CountSteps<TNetwork, int>(images.Training.Rows);
        LearningRateSchedule schedule = LearningRateSchedule.Cosine(rate, steps);
        TrainingHistory history = new([]);
        LiveProgress.Show(output, progress => history = TrainingLoop.Run(
            network, trainer, images.Training, images.Test, options with { Schedule = schedule, Progress = progress }));

        Evaluation test = network.Evaluate(images.Test.Inputs, images.Test.Targets);
        string accuracy = test.Accuracy.ToString("P2", CultureInfo.InvariantCulture);
        string rows = test.Rows.ToString("N0", CultureInfo.InvariantCulture);
        string seconds = history.Sum(epoch => epoch.Seconds).ToString("F1", CultureInfo.InvariantCulture);
        output.WriteLine();
        output.WriteLine($"{accuracy} of the {rows} test images read correctly, after {seconds} seconds of training");
    }

    private void Save(TextWriter output, TNetwork network, Mnist images, string? directory)
    {
        if (directory is null)
            return;
        _ = System.IO.Directory.CreateDirectory(directory);
        foreach ((string name, Picture picture) in Draw(network, images))
            picture.Save(Path.Combine(directory, $"{name}.png"));
        output.WriteLine($"{directory} has its pictures");
    }

    /// <summary>The test images that a network takes for something else, the first ones.</summary>
    protected static Picture Mistakes(TNetwork network, Mnist images, string title, int most = 64)
    {
        Dataset<int> test = images.Test;
        float[] outputs = new float[test.Rows * TNetwork.Facts.OutputLength];
        network.Predict(test.Inputs, outputs);
        int[] wrong = [.. Enumerable.Range(0, test.Rows).Where(row => Largest(outputs, row) != test.Targets[row])];
        int[] shown = wrong.Length == 0 ? [0] : [.. wrong.Take(most)];
        float[] pixels = [.. shown.SelectMany(row => test.Inputs.Slice(row * Shape.Length, Shape.Length).ToArray())];
        string subtitle = string.Create(
            CultureInfo.InvariantCulture, $"{Math.Min(most, wrong.Length)} of {wrong.Length} in {test.Rows:N0} images");
        return Pictures.Images(title, pixels, Shape, subtitle: subtitle);
    }

    private static int Largest(float[] outputs, int row)
    {
        ReadOnlySpan<float> own = outputs.AsSpan(row * TNetwork.Facts.OutputLength, TNetwork.Facts.OutputLength);
        int largest = 0;
        for (int i = 1; i < own.Length; i++)
            largest = own[i] > own[largest] ? i : largest;
        return largest;
    }
}
