using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Weights that start equal stay equal: hidden units become copies of one.</summary>
internal sealed class SymmetrySample : LectureSample
{
    public override string Name => "symmetry";

    public override string Description => "trains from equal weights, which training never makes different";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        Start[] starts = [.. Compare(First(mnist.Training, 10_000), First(mnist.Test, 5_000), 3, seed)];
        List<string[]> table = [["weights", "distinct units", "largest difference", "val. accuracy"]];
        table.AddRange(starts.Select(start => new[]
        {
            start.Weights, $"{start.DistinctUnits} of 20", Figure(start.Difference), Percent(start.Accuracy),
        }));
        string finding = $"Of 20 hidden units, training from zero weights makes {starts[0].DistinctUnits} distinct "
            + $"({Percent(starts[0].Accuracy)} of images are read), from equal weights {starts[1].DistinctUnits} "
            + $"({Percent(starts[1].Accuracy)}), from drawn ones {starts[2].DistinctUnits} "
            + $"({Percent(starts[2].Accuracy)}).";
        return new(
            table, finding,
            [
                ("-drawn", () => Units("Drawn weights: 20 units", starts[2])),
                ("-equal", () => Units("Equal weights: 20 units", starts[1])),
            ]);
    }

    /// <summary>Trains from zeros, from equal weights and from drawn ones.</summary>
    internal static IEnumerable<Start> Compare(
        Dataset<int> training, Dataset<int> validation, int epochs, ulong seed)
    {
        (string, Init)[] starts =
            [("all 0", WeightInit.Zeros), ("all 0.01", Init.Constant(0.01f)), ("drawn", Init.Normal(0.01f))];
        foreach ((string name, Init init) in starts)
        {
            SymmetricClassifier network = new(seed);
            Initialize(network, init, seed);
            TrainingHistory history = Train(
                network, new Momentum(0.01f), training, validation,
                new() { Epochs = epochs, BatchSize = 100, Seed = seed });
            float[][] units = [.. Enumerable.Range(0, 20).Select(unit => Row(network.Dense1.Weights, unit))];
            double difference = units.Max(unit => unit.Zip(units[0], (a, b) => Math.Abs(a - b)).Max());
            int distinct = units.Select(unit => string.Join(' ', unit)).Distinct().Count();
            yield return new(name, network, distinct, difference, history[^1].Validation!.Value.Accuracy);
        }
    }

    private static Picture Units(string title, Start start) =>
        Pictures.Weights(title, start.Network.Dense1.Weights, new(1, 28, 28), 20);

    private static float[] Row(MatrixView weights, int output) =>
        [.. Enumerable.Range(0, weights.Inputs).Select(input => weights[output, input])];

    /// <summary>Where a start led.</summary>
    internal sealed record Start(
        string Weights, SymmetricClassifier Network, int DistinctUnits, double Difference, double Accuracy);
}
