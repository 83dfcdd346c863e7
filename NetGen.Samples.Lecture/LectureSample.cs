using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A sample that reproduces a finding of the lecture: a table, a sentence and a picture.</summary>
internal abstract class LectureSample : Sample
{
    /// <summary>Pixels are centred with the mean of the training images, all of them with one number.</summary>
    internal static Mnist Load(string? directory) => LoadMnist(directory, centred: true);

    public override Command CreateCommand(TextWriter output, TextWriter error)
    {
        Option<int> seed = Number("--seed", "Seed of weights and of all else that is drawn.", 1, 0);
        Option<string?> data = MnistOption();
        Option<string?> pictures = NewDirectory("--pictures", "Writes the picture of the finding there, as PNG.");
        Command command = new(Name, $"{char.ToUpperInvariant(Description[0])}{Description[1..]}.")
        {
            seed, data, pictures,
        };
        command.SetAction(parsed => Attempt(error, () =>
        {
            LectureResult result = Run(Load(parsed.GetValue(data)), (ulong)parsed.GetValue(seed));
            result.Write(output);
            if (parsed.GetValue(pictures) is string directory)
                result.Save(output, directory, Name);
        }));
        return command;
    }

    /// <summary>Measures, and says what was found.</summary>
    protected abstract LectureResult Run(Mnist mnist, ulong seed);

    /// <summary>The first rows, or all where there are fewer.</summary>
    internal static Dataset<int> First(Dataset<int> rows, int count) => rows.Take(Math.Min(count, rows.Rows));

    /// <summary>
    /// Trains a network and returns its epochs; where a loss is not finite, those before it.
    /// </summary>
    internal static TrainingHistory Train<TNetwork, TOptimizer>(
        TNetwork network, TOptimizer optimizer, Dataset<int> training, Dataset<int>? validation,
        TrainingOptions options)
        where TNetwork : class, INetwork<TNetwork, int>
        where TOptimizer : unmanaged, IOptimizer
    {
        using Trainer<int, TOptimizer> trainer = network.Train(optimizer, options.BatchSize, options.Seed);
        try
        {
            return TrainingLoop.Run(network, trainer, training, validation, options);
        }
        catch (TrainingStoppedException stopped)
        {
            return stopped.History;
        }
    }

    /// <summary>A standard normal number, by Box and Muller.</summary>
    protected static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Draws every weight matrix anew; biases stay.</summary>
    internal static void Initialize<TNetwork>(TNetwork network, Init init, ulong seed)
        where TNetwork : class, INetwork<TNetwork, int>
    {
        IReadOnlyList<ParameterTensor> tensors = network.Parameters.Layout.Tensors;
        for (int tensor = 0; tensor < tensors.Count; tensor++)
            if (tensors[tensor].Role == TensorRole.Weights)
                Initializer.Fill(network.Parameters, tensor, init, seed);
    }
}
