using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>One network with every activation: how fast it learns, and what a row costs.</summary>
internal sealed class ActivationsSample : LectureSample
{
    private const int Epochs = 3;

    public override string Name => "activations";

    public override string Description => "trains one network with each activation, and with none";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        (string Name, TrainingHistory History)[] runs =
            [.. Compare(First(mnist.Training, 10_000), First(mnist.Test, 5_000), Epochs, seed)];
        float product = DeviationFromProduct(First(mnist.Test, 1_000), seed);
        List<string[]> table = [["activation", "loss 1", $"loss {Epochs}", "val. accuracy", "us/row"]];
        table.AddRange(runs.Select(run => new[]
        {
            run.Name, Figure(run.History[0].Loss), Figure(run.History[^1].Loss),
            Percent(run.History[^1].Validation!.Value.Accuracy), Figure(1e6 / run.History.Max(e => e.RowsPerSecond)),
        }));
        (string slowest, TrainingHistory slow) = Slowest(runs);
        string reason = slowest == "Sigmoid" ? ", whose gradients fade from layer to layer" : "";
        string finding = $"{slowest}{reason}, learns slowest: a loss of {Figure(slow[^1].Loss)} after {Epochs} epochs; "
            + "two Dense layers with nothing between them are one with the product matrix, "
            + $"to {Figure(product)} of the largest output.";
        return new(table, finding, [("", () => Pictures.ActivationCurves()), ("-loss", () => Losses(runs))]);
    }

    /// <summary>The activation with the highest loss at the end.</summary>
    internal static (string Name, TrainingHistory History) Slowest((string Name, TrainingHistory History)[] runs) =>
        runs.MaxBy(run => run.History[^1].Loss);

    private static Picture Losses(IReadOnlyList<(string Name, TrainingHistory History)> runs) => Pictures.Losses(
        "Training loss by activation",
        [.. runs.Select(run => Series.Counted(run.Name, run.History.Select(epoch => (double)epoch.Loss)))],
        runs[0].History.Chance);

    /// <summary>Trains the network with each activation, by the same rule from the same seed.</summary>
    internal static IEnumerable<(string Name, TrainingHistory History)> Compare(
        Dataset<int> training, Dataset<int> validation, int epochs, ulong seed)
    {
        yield return ("none", Learn<LinearDigits>());
        yield return ("Sigmoid", Learn<SigmoidDigits>());
        yield return ("Tanh", Learn<TanhDigits>());
        yield return ("ReLU", Learn<ReLUDigits>());
        yield return ("LeakyReLU", Learn<LeakyReLUDigits>());
        yield return ("PReLU", Learn<PReLUDigits>());
        yield return ("ELU", Learn<ELUDigits>());
        yield return ("Maxout", Learn<MaxoutDigits>());
        yield return ("GELU", Learn<GELUDigits>());
        yield return ("SiLU", Learn<SiLUDigits>());
        yield return ("Softplus", Learn<SoftplusDigits>());

        TrainingHistory Learn<TNetwork>()
            where TNetwork : class, INetwork<TNetwork, int> =>
            Train(
                TNetwork.Create(seed), new Momentum(0.01f), training, validation,
                new() { Epochs = epochs, BatchSize = 100, Seed = seed });
    }

    /// <summary>
    /// Largest difference between the logits of two affine layers and of the one with the product of their matrices,
    /// as a share of the largest logit.
    /// </summary>
    internal static float DeviationFromProduct(Dataset<int> rows, ulong seed)
    {
        TwoLinearLayers two = new(seed);
        OneLinearLayer one = new(seed);
        MatrixView first = two.Dense1.Weights;
        MatrixView second = two.Dense2.Weights;
        for (int output = 0; output < second.Outputs; output++)
        {
            for (int input = 0; input < first.Inputs; input++)
            {
                one.Dense1.Weights[output, input] = (float)Enumerable.Range(0, first.Outputs)
                    .Sum(unit => (double)second[output, unit] * first[unit, input]);
            }
        }

        float[] expected = new float[rows.Rows * second.Outputs];
        float[] found = new float[expected.Length];
        two.Logits(rows.Inputs, expected);
        one.Logits(rows.Inputs, found);
        return expected.Zip(found, (a, b) => Math.Abs(a - b)).Max() / expected.Max(Math.Abs);
    }
}
