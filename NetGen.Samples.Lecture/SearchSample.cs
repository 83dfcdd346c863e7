using System;
using System.CommandLine;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>The lecture's search, on MNIST, whose best lies elsewhere than that of the lecture's data.</summary>
internal sealed class SearchSample : LectureSearchSample
{
    private const int TrainingRows = 10_000;
    private const int ValidationRows = 2_000;

    public override string Name => "search";

    public override string Description => "finds learning rate and weight decay at random, coarse and then fine";

    /// <summary>A network with 50 hidden units, by momentum, on a part of MNIST.</summary>
    internal static NetworkObjective<int> Objective(Dataset<int> rows)
    {
        int validation = Math.Min(ValidationRows, rows.Rows / 5);
        (Dataset<int> held, Dataset<int> others) = rows.Split(validation);
        return new NetworkObjective<int>(others.Take(Math.Min(TrainingRows, others.Rows)), held)
        {
            Options = (_, _) => new TrainingOptions { BatchSize = 100 },
        }.Add<TwoLayerDigits>((network, trial) => network.Train(
            new Momentum(trial.Float("lr"), weightDecay: trial.Float("reg")), maxBatch: 100, trial.Seed));
    }

    protected override Option<string?> DataOption() => MnistOption();

    protected override (NetworkObjective<int> Objective, Dataset<int> Test) Load(string? directory)
    {
        Mnist mnist = LoadMnist(directory, centred: true);
        return (Objective(mnist.Training), mnist.Test);
    }
}
