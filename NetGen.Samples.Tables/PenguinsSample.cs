using System;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>The species of penguins, of which some were not measured.</summary>
internal sealed class PenguinsSample : TableSample
{
    private const int Folds = 5;

    public override string Name => "penguins";

    public override string Description => "tells the species of 344 penguins, some of which were not measured";

    protected override (int Epochs, int Batch, float Rate) Usual => (20, 16, 0.01f);

    protected override void Run(TextWriter output, TableRun run)
    {
        Penguin[] penguins = Read();
        (Penguin[] training, Penguin[] test) = penguins.SplitShuffled(0.75, run.Seed);
        PenguinClassifier network = PenguinClassifier.Fit(training, run.Seed);
        output.WriteLine(network.Encoding.Describe());
        output.WriteLine();
        TrainingHistory history = run.Train(output, network, training, test);

        ConfusionMatrix confusion = network.Confusion(test);
        output.WriteLine($"{Percent(confusion.Accuracy)} of {test.Length} penguins that it was not trained on");
        output.WriteLine($"{Percent(CrossValidated(penguins, run))} of all penguins, in {Folds} folds");
        output.WriteLine();
        output.WriteLine(confusion.ToString(network.Encoding.ClassNames));
        output.WriteLine();
        Judgement judgement = network.Judge(training, test);
        output.WriteLine(judgement.Baselines);
        output.WriteLine();
        output.WriteLine(judgement.Importance);
        output.WriteLine();
        Tell(output, network, new() { Island = Island.Dream, BeakLength = 49f });
        run.Save(
            output, "Species of penguins", network, training, history, judgement,
            [
                ("confusion", Pictures.Confusion(confusion, network.Encoding.ClassNames)),
                ("importance", Pictures.Importance(judgement.Importance!)),
                ("dependence", Pictures.Dependences(
                    judgement.Dependences, network.Encoding.ClassNames, label: "mean probability")),
            ]);
    }

    /// <summary>The penguins, as their file has them.</summary>
    internal static Penguin[] Read() => PenguinClassifier.ReadCsv(
        Path.Combine(AppContext.BaseDirectory, "data", "penguins", "penguins.csv"), new() { Missing = ["", "."] });

    // Each penguin is predicted once, by a network that was fitted and trained on the others.
    private static double CrossValidated(Penguin[] penguins, TableRun run)
    {
        double right = 0;
        foreach (Fold<int> fold in PenguinClassifier.Folds(penguins, Folds, run.Seed))
        {
            PenguinClassifier network = new(run.Seed);
            using Trainer<int, AdamW> trainer = network.Train(
                new AdamW(run.LearningRate), run.Options.BatchSize, run.Seed);
            _ = TrainingLoop.Run(network, trainer, fold.Training, null, run.Options);
            right += Metric.Confusion(network, fold.Validation).Accuracy * fold.Validation.Rows;
        }

        return right / penguins.Length;
    }

    private static void Tell(TextWriter output, PenguinClassifier network, Penguin penguin)
    {
        Species species = network.Predict(penguin, out float probability);
        output.WriteLine(
            $"A penguin of {penguin.Island} with a beak of {penguin.BeakLength} mm, and nothing else known: "
            + $"{species}, {Percent(probability)}");
    }
}
