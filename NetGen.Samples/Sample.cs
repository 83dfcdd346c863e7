using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A sample: a command with options of its own.</summary>
internal abstract class Sample
{
    /// <summary>What it is called on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in one line.</summary>
    public abstract string Description { get; }

    /// <summary>Makes its command, which writes what it finds to <paramref name="output"/>.</summary>
    public abstract Command CreateCommand(TextWriter output, TextWriter error);

    /// <summary>MNIST from a directory, or from beside the sample.</summary>
    internal static Mnist LoadMnist(string? directory, bool centred = false) =>
        Mnist.Load(directory ?? Path.Combine(AppContext.BaseDirectory, "data", "mnist"), centred);

    /// <summary>A share of 1 as a percentage.</summary>
    internal static string Percent(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    /// <summary>A figure with three digits.</summary>
    internal static string Figure(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>Where MNIST is.</summary>
    protected static Option<string?> MnistOption() =>
        Directory("--data", "Where the MNIST files are, if not beside the sample.");

    /// <summary>How often every image is visited.</summary>
    protected static Option<int> EpochsOption(int value) =>
        Number("--epochs", "Times that every image is visited.", value, 1, 100_000);

    /// <summary>Threads of a training step.</summary>
    protected static Option<int> ThreadsOption() => Number(
        "--threads", "Threads of a step; the result has the same bits for any number.",
        Math.Min(4, Environment.ProcessorCount), 1, 256);

    /// <summary>The learning rate that <see cref="Train"/> begins with.</summary>
    protected static Option<float> RateOption(float value) =>
        Rate("--learning-rate", "That of the first step; it falls to 0 on a cosine.", value);

    /// <summary>Whether a problem is the user's, not a mistake in the sample: one line tells it.</summary>
    protected virtual bool IsTold(Exception problem) =>
        problem is IOException or UnauthorizedAccessException or InvalidDataException;

    /// <summary>Runs a command; 1 where it met a problem that is told.</summary>
    protected int Attempt(TextWriter error, Action command)
    {
        try
        {
            command();
            return 0;
        }
        catch (Exception problem) when (IsTold(problem))
        {
            error.WriteLine(problem.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    /// <summary>
    /// Trains a network of images by AdamW, with a rate that falls to 0 on a cosine, and tells how many test images it
    /// reads.
    /// </summary>
    protected static TrainingHistory Train<TNetwork>(
        TextWriter output, TNetwork network, Dataset<int> training, Dataset<int> test, TrainingOptions options,
        float rate, int threads)
        where TNetwork : class, INetwork<TNetwork, int>
    {
        output.WriteLine(TNetwork.Facts.Summary);
        output.WriteLine();
        using Trainer<int, AdamW> trainer = network.Train(
            new AdamW(rate), options.BatchSize, options.Seed, threads);
        long steps = options.CountSteps<TNetwork, int>(training.Rows);
        LearningRateSchedule schedule = LearningRateSchedule.Cosine(rate, steps);
        TrainingHistory history = new([]);
        LiveProgress.Show(output, progress => history = TrainingLoop.Run(
            network, trainer, training, test, options with { Schedule = schedule, Progress = progress }));

        Evaluation found = network.Evaluate(test.Inputs, test.Targets);
        string accuracy = found.Accuracy.ToString("P2", CultureInfo.InvariantCulture);
        string rows = found.Rows.ToString("N0", CultureInfo.InvariantCulture);
        string seconds = history.Sum(epoch => epoch.Seconds).ToString("F1", CultureInfo.InvariantCulture);
        output.WriteLine();
        output.WriteLine($"{accuracy} of the {rows} test images read correctly, after {seconds} seconds of training");
        return history;
    }

    /// <summary>An option for a whole number of at least <paramref name="least"/>.</summary>
    protected static Option<int> Number(
        string name, string description, int value, int least, int most = int.MaxValue)
    {
        string expected = most == int.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
        return new(name)
        {
            Description = description,
            HelpName = "number",
            DefaultValueFactory = _ => value,
            CustomParser = result =>
                int.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int found)
                    && found >= least && found <= most
                    ? found
                    : Wrong(result, $"{name} {expected}", value),
        };
    }

    /// <summary>An option for a finite number above 0.</summary>
    protected static Option<float> Rate(string name, string description, float value) => new(name)
    {
        Description = description,
        HelpName = "number",
        DefaultValueFactory = _ => value,
        CustomParser = result =>
            float.TryParse(Text(result), NumberStyles.Float, CultureInfo.InvariantCulture, out float found)
                && found > 0f && float.IsFinite(found)
                ? found
                : Wrong(result, $"{name} above 0", value),
    };

    /// <summary>An option for a directory that exists.</summary>
    protected static Option<string?> Directory(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "directory",
        CustomParser = result => System.IO.Directory.Exists(Text(result))
            ? Text(result)
            : Wrong<string?>(result, $"{name} to be a directory", null),
    };

    /// <summary>An option for a directory to write to, in one that exists; it is made where it is missing.</summary>
    protected static Option<string?> NewDirectory(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "directory",
        CustomParser = result => System.IO.Directory.Exists(Text(result)) || IsNew(Text(result))
            ? Text(result)
            : Wrong<string?>(result, $"{name} to be a directory, or a new one in a directory that exists", null),
    };

    /// <summary>An option for a file that exists.</summary>
    protected static Option<string?> ExistingFile(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "file",
        CustomParser = result => File.Exists(Text(result))
            ? Text(result)
            : Wrong<string?>(result, $"{name} to be a file", null),
    };

    /// <summary>An option for a file to write, in a directory that exists.</summary>
    protected static Option<string?> NewFile(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "file",
        CustomParser = result => File.Exists(Text(result)) || IsNew(Text(result))
            ? Text(result)
            : Wrong<string?>(result, $"{name} to be a file in a directory that exists", null),
    };

    /// <summary>An option for one of several words.</summary>
    protected static Option<string?> OneOf(string name, string description, params string[] words) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', words),
        CustomParser = result => words.Contains(Text(result))
            ? Text(result)
            : Wrong<string?>(result, $"{name} to be {string.Join(" or ", words)}", null),
    };

    // Nothing is there, but the directory that it would be in.
    private static bool IsNew(string path) =>
        path != "" && !Path.Exists(path)
        && System.IO.Directory.Exists(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))));

    /// <summary>What stands behind an option.</summary>
    protected static string Text(ArgumentResult result) => result.Tokens[0].Value;

    /// <summary>Says what was expected, and what was found; <paramref name="value"/> holds the place.</summary>
    protected static T Wrong<T>(ArgumentResult result, string expected, T value)
    {
        result.AddError($"Expected {expected}, found '{Text(result)}'.");
        return value;
    }
}
