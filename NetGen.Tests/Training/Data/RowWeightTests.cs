using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Data;

/// <summary>Weights go with their rows, through parts, batches and the training loop.</summary>
public sealed class RowWeightTests
{
    private static readonly Dataset<float> Rows =
        new Dataset<float>(new float[] { 1, 1, 2, 2, 3, 3, 4, 4 }, 2, new float[] { 10, 20, 30, 40 })
            .WithRowWeights(new[] { 0.1f, 0.2f, 0.3f, 0.4f });

    [Fact]
    public void GoWithTheirRows()
    {
        Assert.Equal([0.2f, 0.3f], Rows.Slice(1, 2).RowWeights.ToArray());
        Assert.Equal([0.4f, 0.1f, 0.1f], Rows.Subset([3, 0, 0]).RowWeights.ToArray());
        Assert.Equal([0.1f, 0.2f], Rows.Split(2).First.RowWeights.ToArray());
        (Dataset<float> first, Dataset<float> second) = Rows.SplitShuffled(0.5, seed: 1);
        Assert.All(
            first.Inputs.ToArray().Where((_, i) => i % 2 == 0).Zip(first.RowWeights.ToArray()),
            row => Assert.Equal(row.First / 10f, row.Second, 1e-6f));
        Assert.Equal(2, second.RowWeights.Length);
        FeatureScaling scaling = FeatureScaling.FitStandard(Rows.Inputs, 2);
        Assert.Equal(Rows.RowWeights.ToArray(), scaling.TransformInputs(Rows).RowWeights.ToArray());
        PrincipalComponents components = PrincipalComponents.FitPca(Rows.Inputs, Rows.InputLength, 1);
        Assert.Equal(Rows.RowWeights.ToArray(), components.TransformInputs(Rows).RowWeights.ToArray());
        Assert.Equal(Rows.RowWeights.ToArray(), Rows.WithInputs(new float[4], 1).RowWeights.ToArray());
        Assert.Equal(Rows.RowWeights.ToArray(), Rows.WithTargets<int>(new int[4]).RowWeights.ToArray());
    }

    // As where the winner of a search is trained on training and validation rows.
    [Fact]
    public void GoWithTheirRowsBehindOthers()
    {
        Dataset<float> plain = Rows.Take(2).WithRowWeights(default);
        Assert.Equal([0.1f, 0.2f, 0.3f, 0.4f], Rows.Take(2).Append(Rows.Slice(2, 2)).RowWeights.ToArray());
        Assert.Equal([1, 1, 0.3f, 0.4f], plain.Append(Rows.Slice(2, 2)).RowWeights.ToArray());
        Assert.Equal([0.3f, 0.4f, 1, 1], Rows.Slice(2, 2).Append(plain).RowWeights.ToArray());
        Assert.True(plain.Append(plain).RowWeights.IsEmpty);
    }

    [Fact]
    public void TellDataFromOthers()
    {
        Dataset<float> plain = Rows.WithRowWeights(default);
        Assert.NotEqual(plain.Fingerprint(), Rows.Fingerprint());
        Assert.Equal(Rows.Fingerprint(), plain.WithRowWeights(Rows.RowWeights.ToArray()).Fingerprint());
    }

    [Fact]
    public void GoWithTheirRowsIntoBatches()
    {
        MiniBatches<float> batches = new(Rows, 3, seed: 5);
        int rows = 0;
        for (batches.Start(0); batches.MoveNext(); rows += batches.Rows)
        {
            Assert.Equal(batches.Rows, batches.RowWeights.Length);
            for (int row = 0; row < batches.Rows; row++)
                Assert.Equal(batches.Targets[row] / 100f, batches.RowWeights[row], 1e-6f);
        }

        Assert.Equal(4, rows);
        MiniBatches<float> plain = new(Rows.WithRowWeights(default), 3);
        plain.Start(0);
        Assert.True(plain.MoveNext() && plain.RowWeights.IsEmpty);
    }

    // All weight is on the line 3 x; two rows that are off it count for next to nothing.
    [Fact]
    public void TheLoopTrainsAndValidatesWithThem()
    {
        Dataset<float> data = new Dataset<float>(
            new float[] { 1, 0, 2, 0, 3, 0, 1, 0, 2, 0 }, 2, new float[] { 3, 6, 9, 50, -50 })
            .WithRowWeights(new[] { 1f, 1f, 1f, 1e-6f, 1e-6f });
        LineFitter network = new(seed: 1);
        using Trainer<float, Adam> trainer = network.Train(new Adam(0.05f), 5);
        TrainingHistory history = TrainingLoop.Run(
            network, trainer, data, data, new TrainingOptions { Epochs = 1_000, BatchSize = 5 });
        Assert.Equal(3f, network.Dense1.Weights[0, 0], 0.05f);
        Assert.True(history[^1].Validation!.Value.Loss < 0.01f);
    }

    [Fact]
    public void ASearchValidatesAndTestsWithThem()
    {
        Dataset<int> training = Points.Draw(200, seed: 1);
        Dataset<int> plain = Points.Draw(100, seed: 2);
        float[] weights = [.. Enumerable.Range(0, plain.Rows).Select(row => row % 2 == 0 ? 1f : 0.01f)];
        Dataset<int> weighted = plain.WithRowWeights(weights);
        NetworkObjective<int> objective =
            new NetworkObjective<int>(training, weighted, MonitoredFigure.ValidationLoss).Add<TwoClasses>(
                (network, trial) => network.Train(new Sgd(trial.Float("lr")), 16, trial.Seed));
        using Study study = Study.InMemory(seed: 1);
        TrialResult trial = study.Random("coarse", [Dimension.Uniform("lr", 0.1, 0.2)], 1, objective).Trials[0];
        TwoClasses network = new(trial.Trial.Seed);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(trial.Settings.Float("lr")), 16, trial.Trial.Seed);
        TrainingHistory history = TrainingLoop.Run(
            network, trainer, training, weighted, new TrainingOptions { Epochs = 1, Seed = trial.Trial.Seed });
        Assert.Equal(history[0].Validation!.Value.Loss, trial.Score);
        Assert.NotEqual(network.Evaluate(plain.Inputs, plain.Targets).Loss, trial.Score);

        using Study other = Study.InMemory(seed: 1);
        Assert.NotEqual(
            study.Test(trial, objective, plain).Evaluation.Loss,
            other.Test(trial, objective, weighted).Evaluation.Loss);
    }

    [Fact]
    public void BadOnesAreRefused()
    {
        Assert.StartsWith(
            "Expected 4 weights, one a row, found 3.",
            Assert.Throws<ArgumentException>(() => Rows.WithRowWeights(new float[3])).Message);
        Assert.StartsWith(
            "Expected weights finite and above 0, found 0 in row 2.",
            Assert.Throws<ArgumentOutOfRangeException>(
                () => Rows.WithRowWeights(new[] { 1f, 1f, 0f, 1f })).Message);
    }

    // scikit-learn: n / (classes * bincount).
    [Fact]
    public void BalancedClassWeightsAreThoseOfScikitLearn()
    {
        Dataset<int> data = new(new float[8], 1, new[] { 0, 0, 0, 0, 0, 1, 1, 2 });
        Assert.Equal([8f / 15, 8f / 6, 8f / 3], data.BalancedClassWeights());
        Assert.Equal([8f / 20, 8f / 8, 8f / 4, 1f], data.BalancedClassWeights(4));
    }
}
