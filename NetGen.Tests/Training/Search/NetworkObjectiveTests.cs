using System;
using System.IO;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Search;

/// <summary>The ready-made objective: networks are trained, scored, compete, and the winner is tested once.</summary>
public sealed class NetworkObjectiveTests
{
    private static readonly Dataset<int> Training = Points.Draw(200, seed: 1);
    private static readonly Dataset<int> Validation = Points.Draw(100, seed: 2);
    private static readonly Dataset<int> Test = Points.Draw(400, seed: 3);

    private static readonly SearchSpace Space = [Dimension.LogUniform("lr", 1e-9, 1e3)];

    [Fact]
    public void TheBestLearns()
    {
        using Study study = Study.InMemory(seed: 1);
        Stage stage = study.Random("coarse", Space, 20, Objective(), new SearchOptions { Epochs = 3 });
        Assert.Equal("val_acc", stage.Objective.ScoreName);
        Assert.InRange(stage.Best.Score, 0.97, 1);
    }

    [Fact]
    public void AScoreIsThatOfALoopByHand()
    {
        using Study study = Study.InMemory(seed: 1);
        TrialResult trial = study.Random("coarse", Space, 1, Objective(), new SearchOptions { Epochs = 2 }).Trials[0];
        TwoClasses network = new(trial.Trial.Seed);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(trial.Settings.Float("lr")), 16, trial.Trial.Seed);
        TrainingLoop.Run(network, trainer, Training, null, new TrainingOptions
        {
            Epochs = 2,
            BatchSize = 16,
            Seed = trial.Trial.Seed,
        });
        Assert.Equal(network.Evaluate(Validation.Inputs, Validation.Targets).Accuracy, trial.Score);
    }

    [Fact]
    public void ALossThatIsNotFiniteFailsTheTrialAlone()
    {
        using Study study = Study.InMemory();
        NetworkObjective<int> objective = Add(new NetworkObjective<int>(Points.WithNaN(200, row: 7), Validation));
        Stage stage = study.Random("coarse", Space, 2, objective);
        Assert.All(stage.Trials, trial => Assert.Equal(TrialStatus.Failed, trial.Status));
        Assert.StartsWith("Expected a finite loss, found NaN in epoch 1, step ", stage.Trials[1].Reason);
    }

    [Fact]
    public void ChanceIsTheShareOfTheMostFrequentClass()
    {
        int[] labels = [0, 1, 1, 1];
        Dataset<int> uneven = new(new float[8], 2, labels);
        Assert.Equal(0.75, new NetworkObjective<int>(Training, uneven).Chance, 12);
        Assert.Equal(0.625, new NetworkObjective<int>(
            [new Fold<int>(Training, uneven), new Fold<int>(Training, Validation)]).Chance, 12);
        Assert.True(double.IsNaN(new NetworkObjective<int>(Training, uneven, MonitoredFigure.ValidationLoss).Chance));
        using Study study = Study.InMemory();
        Stage stage = study.Random("guesses", Space, 1, new NetworkObjective<int>(Training, uneven)
            .Add<TwoClasses>((network, trial) => network.Train(new Sgd(0f), 16)));
        Assert.Equal(TrialStatus.AtChance, stage.Trials[0].Status);
    }

    [Fact]
    public void CrossValidationIsTheMeanOverTheFolds()
    {
        Fold<int>[] folds = [.. Training.StratifiedFolds(4, seed: 5)];
        NetworkObjective<int> objective = Add(new NetworkObjective<int>(folds));
        using Study study = Study.InMemory();
        TrialResult trial = study.Random("folds", Space, 1, objective).Trials[0];
        Assert.Equal(4, trial.Scores.Count);
        double[] alone =
        [
            .. folds.Select(fold =>
                Add(new NetworkObjective<int>(fold.Training, fold.Validation)).Evaluate(trial.Trial)),
        ];
        Assert.Equal(alone, trial.Scores);
        Assert.Equal(alone.Average(), trial.Score, 12);
    }

    [Fact]
    public void SeveralNetworksCompete()
    {
        NetworkObjective<int> objective = new NetworkObjective<int>(Training, Validation)
            .Add<TwoClasses>((network, trial) => network.Train(new Sgd(trial.Float("lr")), 16, trial.Seed))
            .Add<TwoClassesNormalised>((network, trial) => network.Train(new Sgd(0f), 200, trial.Seed));
        SearchSpace space = [Dimension.LogUniform("lr", 0.05, 0.5), objective.Networks];
        Assert.Equal(["TwoClasses", "TwoClassesNormalised"], objective.Networks.Choices);
        using Study study = Study.InMemory(seed: 1);
        Stage stage = study.Grid("grid", space, 2, objective, new SearchOptions { Epochs = 2 });
        Assert.Equal(4, stage.Trials.Count);
        Assert.Equal("TwoClasses", stage.Best.Settings.Choice("network"));
        Assert.IsType<TwoClasses>(objective.Retrain<TwoClasses>(stage.Best));
        Assert.StartsWith(
            "Expected a trial of TwoClassesNormalised, found one of TwoClasses.",
            Assert.Throws<ArgumentException>(() => objective.Retrain<TwoClassesNormalised>(stage.Best)).Message);
    }

    [Fact]
    public void TheWinnerIsTrainedOnTrainingAndValidationRowsAndTestedOnce()
    {
        using Study study = Study.InMemory(seed: 1);
        NetworkObjective<int> objective = Objective();
        Stage stage = study.Random("coarse", Space, 10, objective, new SearchOptions { Epochs = 2 });
        TestResult found = study.Test(stage.Best, objective, Test, epochs: 3);

        Trial winner = stage.Best.Trial;
        TwoClasses network = new(winner.Seed);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(winner.Float("lr")), 16, winner.Seed);
        TrainingLoop.Run(network, trainer, Training.Append(Validation), null, new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 16,
            Seed = winner.Seed,
        });
        Evaluation expected = network.Evaluate(Test.Inputs, Test.Targets);
        Assert.Equal(expected, found.Evaluation);
        Assert.Equal(
            ConfidenceInterval.Wilson((long)Math.Round(expected.Accuracy * 400.0), 400), found.Interval);
        TwoClasses retrained = objective.Retrain<TwoClasses>(stage.Best, 3);
        Assert.Equal(Points.Values(network.Parameters), Points.Values(retrained.Parameters));

        Assert.Equal(found, study.Test(stage.Best, objective, Test, epochs: 3));
        const string Once = "Expected one test a study, found another after that of trial ";
        Assert.StartsWith(Once, Assert.Throws<InvalidOperationException>(
            () => study.Test(stage.Ranked[1], objective, Test, epochs: 3)).Message);
        Assert.StartsWith(Once, Assert.Throws<InvalidOperationException>(
            () => study.Test(stage.Best, objective, Validation, epochs: 3)).Message);
    }

    [Fact]
    public void ATestIsKept()
    {
        using TemporaryDirectory directory = new();
        int trainings = 0;
        TestResult[] results =
        [
            .. Enumerable.Range(0, 2).Select(_ =>
            {
                using Study study = Study.Open(Path.Combine(directory.Path, "study.db"));
                NetworkObjective<int> objective = new NetworkObjective<int>(Training, Validation)
                {
                    Options = (_, _) => new TrainingOptions { BatchSize = 16 },
                }.Add<TwoClasses>((network, trial) =>
                {
                    trainings++;
                    return network.Train(new Sgd(0.1f), 16, trial.Seed);
                });
                return study.Test(study.Random("coarse", Space, 1, objective).Best, objective, Test);
            }),
        ];
        Assert.Equal(results[0], results[1]);
        Assert.Equal(2, trainings);
    }

    [Fact]
    public void WhatWatchesValidationIsLeftOutOfTheLastTraining()
    {
        NetworkObjective<int> objective = new NetworkObjective<int>(Training, Validation)
        {
            Options = (_, _) => new TrainingOptions
            {
                KeepBest = MonitoredFigure.ValidationLoss,
                EarlyStopping = new(),
                BatchSize = 16,
            },
        }.Add<TwoClasses>((network, trial) => network.Train(new Sgd(0.1f), 16, trial.Seed));
        using Study study = Study.InMemory();
        Stage stage = study.Random("coarse", Space, 1, objective, new SearchOptions { Epochs = 3 });
        Assert.InRange(study.Test(stage.Best, objective, Test).Evaluation.Accuracy, 0.9f, 1f);
    }

    [Fact]
    public void OtherDataIsAnotherStage()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "study.db");
        using (Study study = Study.Open(path))
            study.Random("coarse", Space, 1, Objective());
        using Study again = Study.Open(path);
        NetworkObjective<int> other = Add(new NetworkObjective<int>(Training, Test));
        Assert.Contains(
            "give the stage another name",
            Assert.Throws<ArgumentException>(() => again.Random("coarse", Space, 1, other)).Message);
    }

    [Fact]
    public void WhatDoesNotFitIsNamed()
    {
        NetworkObjective<int> empty = new(Training, Validation);
        using Study study = Study.InMemory();
        Assert.Equal(
            "Expected a network to train, found none: Add one.",
            Assert.Throws<InvalidOperationException>(() => study.Random("a", Space, 1, empty)).Message);
        Assert.Throws<InvalidOperationException>(() => empty.Networks);
        Assert.StartsWith(
            "Expected each network once, found TwoClasses twice.",
            Assert.Throws<ArgumentException>(() => Add(Objective())).Message);
        Assert.StartsWith(
            "Expected a figure of validation, found TrainingLoss.",
            Assert.Throws<ArgumentException>(
                () => new NetworkObjective<int>(Training, Validation, MonitoredFigure.TrainingLoss)).Message);
        Assert.StartsWith(
            "Expected at least 1 fold, found none.",
            Assert.Throws<ArgumentException>(() => new NetworkObjective<int>(Array.Empty<Fold<int>>())).Message);
        Dataset<int> wide = new(new float[9], 3, new int[3]);
        Assert.StartsWith(
            "Expected rows of 2 inputs and 1 targets for TwoClasses, found 3 and 1.",
            Assert.Throws<ArgumentException>(() => Add(new NetworkObjective<int>(wide, wide))).Message);
        Assert.StartsWith(
            "Expected rows of 2 inputs and 1 targets, found 3 and 1.",
            Assert.Throws<ArgumentException>(() => Training.Append(wide)).Message);
    }

    private static NetworkObjective<int> Objective() => Add(new NetworkObjective<int>(Training, Validation)
    {
        Options = (_, _) => new TrainingOptions { BatchSize = 16 },
    });

    private static NetworkObjective<int> Add(NetworkObjective<int> objective) => objective.Add<TwoClasses>(
        (network, trial) => network.Train(new Sgd(trial.Float("lr")), 16, trial.Seed));
}
