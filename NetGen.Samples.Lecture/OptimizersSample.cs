using System.Collections.Generic;
using System.Linq;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>Every update rule on one network.</summary>
internal sealed class OptimizersSample : LectureSample
{
    private const int Epochs = 3;

    public override string Name => "optimizers";

    public override string Description => "trains one network with each update rule";

    protected override LectureResult Run(Mnist mnist, ulong seed)
    {
        (string Rule, TrainingHistory History)[] runs =
            [.. Compare(First(mnist.Training, 10_000), First(mnist.Test, 5_000), Epochs, seed)];
        List<string[]> table =
        [
            ["rule", .. Enumerable.Range(1, Epochs).Select(epoch => $"loss {epoch}"), "val. accuracy", "us/row"],
        ];
        table.AddRange(runs.Select(string[] (run) =>
        [
            run.Rule, .. run.History.Select(epoch => Figure(epoch.Loss)),
            Percent(run.History[^1].Validation!.Value.Accuracy), Figure(1e6 / run.History.Max(e => e.RowsPerSecond)),
        ]));
        (string slowest, TrainingHistory slow) = runs.MaxBy(run => run.History[^1].Loss);
        (string fastest, TrainingHistory fast) = runs.MinBy(run => run.History[^1].Loss);
        string finding = $"{slowest} is slowest, with a loss of {Figure(slow[^1].Loss)} after {Epochs} epochs; "
            + $"{fastest} is at {Figure(fast[^1].Loss)}.";
        return new(table, finding, [("", () => Losses(runs))]);
    }

    private static Picture Losses(IReadOnlyList<(string Rule, TrainingHistory History)> runs) => Pictures.Losses(
        "Training loss by update rule",
        [.. runs.Select(run => Series.Counted(run.Rule, run.History.Select(epoch => (double)epoch.Loss)))],
        runs[0].History.Chance);

    /// <summary>Trains with each rule from the same weights, each at its customary rate.</summary>
    internal static IEnumerable<(string Rule, TrainingHistory History)> Compare(
        Dataset<int> training, Dataset<int> validation, int epochs, ulong seed)
    {
        yield return ("Sgd(0.01)", Learn(new Sgd(0.01f)));
        yield return ("Momentum(0.01)", Learn(new Momentum(0.01f)));
        yield return ("Nesterov(0.01)", Learn(new Nesterov(0.01f)));
        yield return ("AdaGrad(0.01)", Learn(new AdaGrad(0.01f)));
        yield return ("RMSProp(0.001)", Learn(new RMSProp(0.001f)));
        yield return ("Adam(0.001)", Learn(new Adam(0.001f)));
        yield return ("AdamW(0.001)", Learn(new AdamW(0.001f)));

        TrainingHistory Learn<TOptimizer>(TOptimizer rule)
            where TOptimizer : unmanaged, IOptimizer =>
            Train(
                new CheckupClassifier(seed), rule, training, validation,
                new() { Epochs = epochs, BatchSize = 100, Seed = seed });
    }
}
