using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Sixteen initial deviations, with BatchNorm and without.</summary>
internal sealed class BatchNormSample : LectureSample
{
    public override string Name => "batchnorm";

    public override string Description => "trains from sixteen initial deviations, with BatchNorm and without";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        Start[] starts = [.. Compare(First(mnist.Training, 1_000), 16, 20, seed)];
        List<string[]> table = [["deviation", "without", "with BatchNorm"]];
        table.AddRange(starts.Select(start => new[]
        {
            Figure(start.Deviation), Percent(start.Plain), Percent(start.Normalised),
        }));
        string finding = $"With BatchNorm {starts.Count(start => start.Normalised > Learned)} of {starts.Length} "
            + $"deviations lead to more than half of the training images read, without it "
            + $"{starts.Count(start => start.Plain > Learned)}.";
        return new(table, finding, [("", () => Accuracies(starts))]);
    }

    private static Picture Accuracies(Start[] starts)
    {
        double[] deviations = [.. starts.Select(start => start.Deviation)];
        return Pictures.Lines(
            "Accuracy by initial deviation", new Axis("deviation of the initial weights", Logarithmic: true),
            new Axis("training accuracy (%)") { Low = 0, High = 102 },
            [
                new("without", deviations, [.. starts.Select(start => 100 * start.Plain)]),
                new("with BatchNorm", deviations, [.. starts.Select(start => 100 * start.Normalised)]),
            ]);
    }

    /// <summary>Share of training images from which a network counts as one that learns.</summary>
    internal const double Learned = 0.5;

    /// <summary>Trains both networks from each deviation, from 1 to 1e-4 at equal factors.</summary>
    internal static IEnumerable<Start> Compare(Dataset<int> training, int deviations, int epochs, ulong seed)
    {
        for (int i = 0; i < deviations; i++)
        {
            float deviation = (float)Math.Pow(10, -4.0 * i / (deviations - 1));
            yield return new(
                deviation, Learn<PlainDeepClassifier>(deviation), Learn<NormalisedDeepClassifier>(deviation));
        }

        double Learn<TNetwork>(float deviation)
            where TNetwork : class, INetwork<TNetwork, int>
        {
            TNetwork network = TNetwork.Create(seed);
            Initialize(network, Init.Normal(deviation), seed);
            _ = Train(
                network, new Sgd(0.01f), training, null, new() { Epochs = epochs, BatchSize = 100, Seed = seed });
            return network.Evaluate(training.Inputs, training.Targets).Accuracy;
        }
    }

    /// <summary>Accuracy on the training images that a deviation led to.</summary>
    internal sealed record Start(double Deviation, double Plain, double Normalised);
}
