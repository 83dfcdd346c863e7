using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>A network that is too large for 300 images, against overfitting and without.</summary>
internal static class RegularisedTraining
{
    /// <summary>Images that it learns from: few enough to be learned by heart.</summary>
    public const int Images = 300;

    /// <summary>Trains with a dropout rate and a weight decay, and evaluates after each tenth of the epochs.</summary>
    public static Curve Run(
        string name, Dataset<int> training, Dataset<int> validation, float dropout, float decay, int epochs, ulong seed)
    {
        SevenLayerClassifier network = new(seed);
        DropoutLayer[] layers =
        [
            network.Dropout1, network.Dropout2, network.Dropout3, network.Dropout4, network.Dropout5, network.Dropout6,
            network.Dropout7,
        ];
        foreach (DropoutLayer layer in layers)
            layer.Rate = dropout;
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.05f, decay), 100, seed);
        List<double> ends = [];
        List<double> learned = [];
        List<double> unseen = [];
        const int Parts = 10;
        for (int part = 1; part <= Parts; part++)
        {
            _ = TrainingLoop.Run(
                network, trainer, training, null,
                new() { Epochs = epochs / Parts, BatchSize = 100, Seed = seed + (ulong)part });
            ends.Add(part * (epochs / Parts));
            learned.Add(network.Evaluate(training.Inputs, training.Targets).Accuracy);
            unseen.Add(network.Evaluate(validation.Inputs, validation.Targets).Accuracy);
        }

        return new(name, ends, learned, unseen);
    }

    /// <summary>The table, the sentence and the picture of a training without and one with a cure.</summary>
    public static LectureResult Compare(Curve without, Curve cured)
    {
        List<string[]> table = [["", "training", "validation", "gap"]];
        foreach (Curve curve in new[] { without, cured })
        {
            table.Add(
            [
                curve.Name, Sample.Percent(curve.Training[^1]), Sample.Percent(curve.Validation[^1]),
                Sample.Percent(curve.Gap),
            ]);
        }

        string change = cured.Gap < without.Gap ? "narrows" : "does not narrow";
        string finding = $"The gap between training and validation {change} {cured.Name}: "
            + $"{Sample.Percent(without.Gap)} before, {Sample.Percent(cured.Gap)} after.";
        return new(table, finding, [("", () => Accuracies([without, cured]))]);
    }

    private static Picture Accuracies(Curve[] curves) => Pictures.Lines(
        $"{Images} images, seven hidden layers of 100", "epoch", new Axis("accuracy (%)") { High = 100 },
        [
            .. curves.SelectMany(curve => new Series[]
            {
                new($"{curve.Name}: training", curve.Epochs, [.. curve.Training.Select(share => 100 * share)]),
                new($"{curve.Name}: validation", curve.Epochs, [.. curve.Validation.Select(share => 100 * share)]),
            }),
        ]);

    /// <summary>Accuracy on training and validation images after some epochs.</summary>
    internal sealed record Curve(
        string Name, IReadOnlyList<double> Epochs, IReadOnlyList<double> Training, IReadOnlyList<double> Validation)
    {
        /// <summary>How much better the training images are read at the end.</summary>
        public double Gap => Training[^1] - Validation[^1];
    }
}
