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
        ConfusionMatrix all = PenguinClassifier.CrossValidate(
            penguins, Folds, new AdamW(run.LearningRate), run.Options, run.Seed).Confusion!;
        output.WriteLine($"{Percent(all.Accuracy)} of all penguins, in {Folds} folds");
        output.WriteLine();
        output.WriteLine(confusion);
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
                ("confusion", Pictures.Confusion(confusion)),
                ("importance", Pictures.Importance(judgement.Importance!)),
                ("dependence", Pictures.Dependences(
                    judgement.Dependences, network.Encoding.ClassNames, label: "mean probability")),
            ]);
    }

    /// <summary>The penguins, as their file has them.</summary>
    internal static Penguin[] Read() => PenguinClassifier.ReadCsv(
        Path.Combine(AppContext.BaseDirectory, "data", "penguins", "penguins.csv"), new() { Missing = ["", "."] });

    private static void Tell(TextWriter output, PenguinClassifier network, Penguin penguin)
    {
        Species species = network.Predict(penguin, out float probability);
        output.WriteLine(
            $"A penguin of {penguin.Island} with a beak of {penguin.BeakLength} mm, and nothing else known: "
            + $"{species}, {Percent(probability)}");
    }
}
