using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.TrainedRecords;

/// <summary>A stone; few are of quartz.</summary>
public sealed record Stone
{
    [Numeric]
    public required float Weight { get; init; }

    [Category(maxNames: 300)]
    public required string Place { get; init; }

    [Target(maxNames: 5)]
    public required string Kind { get; init; }
}

[Network]
[Input<Stone>]
[Dense(8), Tanh, Dense(Width.Target), SoftmaxCrossEntropy]
public sealed partial class StoneKind;

/// <summary>Folds of records: divided by class, trained and scored in one call.</summary>
public class RecordFoldTests
{
    internal static readonly Stone[] Stones = [.. Enumerable.Range(0, 90).Select(i => new Stone
    {
        Weight = i % 9 == 0 ? 50 + i : i % 3,
        Place = $"p{i}",
        Kind = i % 9 == 0 ? "quartz" : i % 3 == 0 ? "slate" : "chalk",
    })];

    private static readonly Answer[] Answers =
        [.. Enumerable.Range(0, 60).Select(i => new Answer(i, i % 6 == 0))];

    internal static readonly Hill[] Hills = [.. Enumerable.Range(0, 60).Select(i => new Hill
    {
        X = 37 * i % 60,
        Y = i % 7 == 0 ? null : i,
        Name = $"n{i}",
        Height = 1000 + 10 * (37 * i % 60),
    })];

    private static readonly TrainingOptions Options = new() { Epochs = 5, BatchSize = 16, Seed = 2 };

    [Fact]
    public void EachFoldHasEachClassInProportion()
    {
        Fold<int>[] folds = [.. StoneKind.StratifiedFolds(Stones, k: 5, seed: 1)];
        string[] names = ["chalk", "quartz", "slate"];
        Assert.All(folds, fold =>
        {
            Assert.Equal([12, 2, 4], fold.Validation.ClassCounts(names.Length));
            Assert.Equal([48, 8, 16], fold.Training.ClassCounts(names.Length));
        });
        Assert.All(
            AnswerRight.StratifiedFolds(Answers, k: 5),
            fold => Assert.Equal(2f, fold.Validation.Targets.ToArray().Sum()));

        // As a data set of the same labels is divided: every row once.
        Dataset<int> whole = StoneKind.Fit(Stones).ToDataset(Stones);
        Assert.Equal(
            whole.StratifiedFolds(5, seed: 1).Select(fold => fold.Validation.Targets.ToArray()),
            folds.Select(fold => fold.Validation.Targets.ToArray()));
    }

    [Fact]
    public void FoldsThatCannotBeStratifiedSaySo()
    {
        Says("Expected a target that is a class, found Height, a number: its folds are not stratified.",
            () => HillHeight.StratifiedFolds(Hills, 5));
        Stone[] single = [.. Stones, Stones[0] with { Kind = "gold" }];
        Says(
            "Kind: expected at least 2 rows of each class, found 1 of gold: the fold that it validates cannot "
            + "learn it.",
            () => StoneKind.StratifiedFolds(single, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StoneKind.StratifiedFolds(Stones, 1));
    }

    // Each stone alone has a place, and one an enormous weight.
    [Fact]
    public void NothingOfAValidationFoldReachesAStratifiedOne()
    {
        Stone[] rows = [.. Stones];
        rows[17] = rows[17] with { Weight = 1e12f };
        CrossValidation<StoneKind> found = StoneKind.CrossValidate(rows, 5, Options, seed: 3);
        Fold<int>[] folds = [.. StoneKind.StratifiedFolds(rows, 5, seed: 3)];
        for (int i = 0; i < folds.Length; i++)
        {
            int[] validation = [.. found.Folds[i].Rows];
            Stone[] training = [.. rows.Where((_, row) => !validation.Contains(row))];
            RecordEncoding encoding = found.Folds[i].Network.Encoding;
            Assert.Equal(StoneKind.Fit(training).Encoding.NamesOf("Place"), encoding.NamesOf("Place"));
            Assert.Equal(72, encoding.NamesOf("Place").Count);
            Assert.DoesNotContain(encoding.NamesOf("Place"), name => validation.Any(row => rows[row].Place == name));

            // Other values in validation rows of the same class change nothing that is learned.
            Stone[] changed = [.. rows];
            foreach (int row in validation)
                changed[row] = rows[row] with { Weight = -7e8f, Place = "elsewhere" };
            Fold<int> other = StoneKind.StratifiedFolds(changed, 5, seed: 3).ElementAt(i);
            Assert.Equal(folds[i].Training.Inputs, other.Training.Inputs);
            Assert.Equal(folds[i].Training.Targets, other.Training.Targets);
            StoneKind network = StoneKind.CrossValidate(changed, 5, Options, seed: 3).Folds[i].Network;
            Assert.Equal(encoding.Describe(), network.Encoding.Describe());
            Assert.Equal(Values(found.Folds[i].Network.Parameters), Values(network.Parameters));
        }
    }

    [Fact]
    public void CrossValidationIsWhatALoopOverFoldsDoes()
    {
        CrossValidation<HillHeight> found = HillHeight.CrossValidate(
            Hills, 4, new AdamW(0.01f), Options, seed: 6);
        (int[] Training, int[] Validation)[] parts = [.. DatasetParts.FoldRows(Hills.Length, 4, 6)];
        List<double> errors = [];
        RegressionErrors all = new();
        for (int i = 0; i < parts.Length; i++)
        {
            Hill[] training = [.. parts[i].Training.Select(row => Hills[row])];
            Hill[] validation = [.. parts[i].Validation.Select(row => Hills[row])];
            HillHeight network = HillHeight.Fit(training, seed: 6);
            network.TrainOn(training, new AdamW(0.01f), Options);
            Assert.Equal(Values(network.Parameters), Values(found.Folds[i].Network.Parameters));
            Assert.Equal(parts[i].Validation, found.Folds[i].Rows);
            errors.Add(network.Errors(validation).MeanAbsoluteError);
            all.Add([.. validation.Select(network.Predict)], [.. validation.Select(hill => hill.Height)]);
        }

        Assert.Equal(["RMSE", "MAE", "R2"], found.Scores.Select(score => score.Name));
        Assert.Equal(errors, found["MAE"].Values);
        Assert.Equal(errors.Average(), found["MAE"].Mean, 1e-9);
        double mean = errors.Average();
        Assert.Equal(
            Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / 3), found["MAE"].Deviation, 1e-9);
        Assert.InRange(mean, 10, 1000);
        Assert.Equal(60, found.Errors!.Rows);
        Assert.Equal(all.MeanAbsoluteError, found.Errors.MeanAbsoluteError, 1e-3);
        Assert.Null(found.Confusion);
        Assert.Contains("Scores on the validation rows of 4 folds", found.ToString());
        Assert.Contains("deviation", found.ToString());
        Says("Expected one of RMSE, MAE, R2, found 'accuracy'.", () => _ = found["accuracy"]);
    }

    [Fact]
    public void ClassesAreCountedByName()
    {
        CrossValidation<StoneKind> found = StoneKind.CrossValidate(Stones, 3, Options);
        Assert.Equal(["chalk", "quartz", "slate"], found.Confusion!.ClassNames);
        Assert.Equal(90, found.Confusion.Rows);
        Assert.Equal(found.Confusion.Accuracy, found["accuracy"].Mean, 1e-9);
        Assert.Equal(Stones.Length, found.Folds.SelectMany(fold => fold.Rows).Distinct().Count());

        CrossValidation<AnswerRight> answers = AnswerRight.CrossValidate(Answers, 5, Options);
        Assert.Equal(["false", "true"], answers.Confusion!.ClassNames);
        Assert.Equal(10, answers.Confusion.Scores(1).Support);
        Assert.Equal(["accuracy", "log loss", "ROC area"], answers.Scores.Select(score => score.Name));
        CrossValidation<AnswerRight> own = AnswerRight.CrossValidate(
            Answers, 5, Options, stratify: false, scorers: [Scorer.BinaryLogLoss]);
        Assert.Equal("log loss", Assert.Single(own.Scores).Name);
        Assert.NotEqual(
            answers.Folds.Select(fold => fold.Rows.Count(row => Answers[row].IsRight)),
            own.Folds.Select(fold => fold.Rows.Count(row => Answers[row].IsRight)));
    }

    [Fact]
    public void NothingIsTrainedWhereAnArgumentIsRefused()
    {
        Hill[] bad = [.. Hills];
        bad[41] = bad[41] with { X = float.NaN };
        Says("Row 41, X: expected a finite number of at most 1E+30 in size, found NaN.",
            () => HillHeight.CrossValidate(bad, 5, Options));
        Says("Expected options without Checkpoints, found some: a fold would go on from the one before.",
            () => HillHeight.CrossValidate(Hills, 5, Options with { Checkpoints = new("nowhere") }));
        Says("Expected at least 1 scorer, and none that is null.",
            () => HillHeight.CrossValidate(Hills, 5, Options, scorers: []));
        Assert.Throws<ArgumentOutOfRangeException>(() => HillHeight.CrossValidate(Hills, 61, Options));
    }

    [Fact]
    public void ValidationRowsAreEvaluatedWhereSomebodyLooks()
    {
        Assert.All(
            HillHeight.CrossValidate(Hills, 3, Options).Folds, fold => Assert.Null(fold.History[0].Validation));
        CrossValidation<HillHeight> watched = HillHeight.CrossValidate(
            Hills, 3, Options with { KeepBest = MonitoredFigure.ValidationLoss });
        Assert.All(watched.Folds, fold => Assert.NotNull(fold.History[0].Validation));
        Assert.All(watched.Folds, fold => Assert.Equal(
            fold.History[fold.History.BestEpoch!.Value - 1].ValidationError,
            fold.Network.Errors(fold.Rows.Select(row => Hills[row])).MeanAbsoluteError, 1e-3));
    }

    internal static float[] Values(ParameterBlock block)
    {
        float[] values = new float[block.CountOfAll];
        block.CopyAllTo(values);
        return values;
    }

    internal static void Says(string message, Action call) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(call).Message);
}
