using System;
using System.CommandLine;
using NetGen.Training;

namespace NetGen.Samples;

/// <summary>
/// The lecture's network on CIFAR-10: 50 hidden units, small random weights, pixels from 0 to 255 less the mean image,
/// momentum and a rate that falls to 0.9 of itself each epoch; learning rate and weight decay are found by its search.
/// </summary>
internal sealed class Cifar10Sample : LectureSearchSample
{
    private const int BatchSize = 100;

    public override string Name => "cifar10";

    public override string Description => "finds the lecture's network for CIFAR-10 by its search; --data DIR";

    /// <summary>The last 1,000 training rows validate, as in the lecture, or a fifth of fewer.</summary>
    internal static (NetworkObjective<int> Objective, Dataset<int> Test) Prepare(Cifar10 cifar)
    {
        int validation = Math.Min(1_000, cifar.Training.Rows / 5);
        (Dataset<int> training, Dataset<int> held) = cifar.Training.Split(cifar.Training.Rows - validation);
        FeatureScaling mean = FeatureScaling.FitMean(training.Inputs, training.InputLength);
        Dataset<int> Prepared(Dataset<int> rows) => Bytes(mean.TransformInputs(rows));
        NetworkObjective<int> objective = new(Prepared(training), Prepared(held))
        {
            Options = (trial, rows) => new TrainingOptions
            {
                BatchSize = BatchSize,
                Schedule = LearningRateSchedule.Step(
                    trial.Float("lr"), every: (rows + BatchSize - 1) / BatchSize, factor: 0.9f),
            },
        };
        objective.Add<TwoLayerPictures>((network, trial) =>
        {
            network.Dense1.Initialize(Init.Normal(1e-4f), trial.Seed);
            network.Dense2.Initialize(Init.Normal(1e-4f), trial.Seed + 1);
            return network.Train(
                new Momentum(trial.Float("lr"), weightDecay: trial.Float("reg")), BatchSize, trial.Seed);
        });
        return (objective, Prepared(cifar.Test));
    }

    protected override Option<string?> DataOption() => CifarFiles.Option();

    protected override (NetworkObjective<int> Objective, Dataset<int> Test) Load(string? directory) =>
        Prepare(CifarFiles.Load(directory));

    // The lecture's ranges are those of pixels from 0 to 255.
    private static Dataset<int> Bytes(Dataset<int> rows)
    {
        float[] inputs = rows.Inputs.ToArray();
        foreach (ref float pixel in inputs.AsSpan())
            pixel *= 255f;
        return new(inputs, rows.InputLength, rows.Targets.ToArray());
    }
}
