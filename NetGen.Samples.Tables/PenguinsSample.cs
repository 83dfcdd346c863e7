using System;
using System.IO;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>The species of penguins, of which some were not measured.</summary>
internal sealed class PenguinsSample : TableSample
{
    public override string Name => "penguins";

    public override string Description => "tells the species of 344 penguins, some of which were not measured";

    protected override (int Epochs, int Batch, float Rate) Usual => (60, 16, 0.01f);

    protected override void Run(TextWriter output, TableRun run)
    {
        (Penguin[] training, Penguin[] test) = Read().SplitShuffled(0.75, run.Seed);
        PenguinClassifier network = PenguinClassifier.Fit(training, run.Seed);
        output.WriteLine(network.Encoding.Describe());
        output.WriteLine();
        TrainingHistory history = run.Train(output, network, training, test);
        output.WriteLine();
        ConfusionMatrix confusion = network.Confusion(test);
        output.WriteLine(confusion.ToString(network.Encoding.ClassNames));
    }

    /// <summary>The penguins, as their file has them.</summary>
    internal static Penguin[] Read() => PenguinClassifier.ReadCsv(
        Path.Combine(AppContext.BaseDirectory, "data", "penguins", "penguins.csv"), new() { Missing = ["", "."] });
}
