using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Judging;

/// <summary>All judging in one call: what is in it for each kind of target, and what could not be said.</summary>
public sealed class JudgementTests
{
    [Fact]
    public void TwoClassesHaveOneCurve()
    {
        TwoClasses network = new(seed: 1);
        Dataset<int> validation = Points.Draw(60, seed: 2);
        Judgement found = Judgement.Of(
            network, Points.Draw(100), validation, new() { OutputNames = ["left", "right"] });
        JudgedClass only = Assert.Single(found.Classes);
        Assert.Equal(("right", 30, 60), (only.Name, only.Positives, found.Rows));
        float[] outputs = Metric.Outputs(network, validation);
        float[] scores = [.. outputs.Where((_, i) => i % 2 == 1)];
        Assert.Equal(RocCurve.Of(scores, validation.Targets).Area, only.Roc!.Area);
        Assert.Equal(found.Confusion!.Accuracy, found.Baselines!.Models[3].Scores[0]);
        Assert.Equal(only.Roc.Area, found.Baselines.Models[3].Scores[3]);
        Assert.Null(found.Answers);
        Assert.Equal("log loss", found.Importance!.Score);
        Assert.Equal(2, found.Dependences.Count);
        Assert.Equal(20, found.Dependences[0].Points.Count);
        Assert.Empty(found.Numbers);
        Assert.Empty(found.Remarks);
        string text = found.ToString();
        foreach (string expected in new[]
        {
            "TwoClasses on 60 validation rows", "Scores on 60 validation rows", "Classes, each against the rest",
            "Permutation importance (log loss ", "input 0", "label",
        })
            Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void ThreeClassesHaveACurveEachAndAnswers()
    {
        (Dataset<int> training, Dataset<int> validation) = (Kinds(60, 3), Kinds(30, 5));
        Judgement found = Judgement.Of(new ThreeKinds(seed: 1), training, validation, new() { Baselines = null });
        Assert.Equal(["0", "1", "2"], found.Classes.Select(one => one.Name));
        Assert.All(found.Classes, one => Assert.NotNull(one.Calibration));
        Assert.NotNull(found.Answers);
        Assert.Null(found.Baselines);
        Judgement scores = Judgement.Of(new ThreeScores(seed: 1), training, validation);
        Assert.All(scores.Classes, one => Assert.Null(one.Calibration));
        Assert.Equal("accuracy", scores.Importance!.Score);
        Assert.Null(scores.Answers);
    }

    [Fact]
    public void NumbersHaveErrorsInTheirUnit()
    {
        Dataset<float> raw = new(JudgedData.Grid(50, 4, 3), 4,
            Enumerable.Range(0, 50).SelectMany(i => new[] { 1000f + i, i % 7 }).ToArray(), 2);
        FeatureScaling scaling = FeatureScaling.FitStandard(raw.Targets, 2);
        Dataset<float> data = scaling.TransformTargets(raw);
        TwoNumbers network = new(seed: 1);
        Judgement found = Judgement.Of(
            network, data, data, new() { InverseTargets = scaling.Inverse, OutputNames = ["price", "rooms"] });
        float[] predicted = Metric.Outputs(network, data);
        scaling.Inverse(predicted);
        RegressionErrors errors = new();
        errors.Add(Scorer.Column(predicted, 2, 0), Scorer.Column(raw.Targets, 2, 0));
        Assert.Equal(errors.RootMeanSquaredError, found.Numbers[0].Errors.RootMeanSquaredError, 1e-3);
        Assert.Equal(["price", "rooms"], found.Numbers.Select(number => number.Name));
        double both = Math.Sqrt(
            (found.Numbers[0].Errors.MeanSquaredError + found.Numbers[1].Errors.MeanSquaredError) / 2);
        Assert.Equal(both, found.Baselines!.Models[3].Scores[0], 1e-6);
        Assert.Equal(both, found.Importance!.Baseline, 1e-6);
        Assert.Null(found.Confusion);
        Assert.Empty(found.Classes);
        Assert.Contains("Absolute errors: at most, of a share of the rows", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnswersHaveACurveEach()
    {
        Judgement found = Judgement.Of(new TwoAnswers(seed: 1), Answers(1f), Answers(1f));
        Assert.Equal(2, found.Classes.Count);
        Assert.Equal(20, found.Classes[0].Positives);
        Judgement between = Judgement.Of(new TwoAnswers(seed: 1), Answers(0.75f), Answers(0.75f));
        Assert.Empty(between.Classes);
        Assert.Equal(["No curves: some targets are neither 0 nor 1."], between.Remarks);
        Assert.Equal(["log loss", "RMSE"], between.Baselines!.Scores.Select(score => score.Name));

        static Dataset<float> Answers(float yes) => new(JudgedData.Grid(40, 4, 3), 4,
            Enumerable.Range(0, 80).Select(i => i % 4 < 2 ? yes : 0f).ToArray(), 2);
    }

    [Fact]
    public void WhatCannotBeSaidIsARemark()
    {
        Dataset<int> validation = Kinds(30, 5).Subset([0, 1, 3, 4, 6, 7]);
        Judgement found = Judgement.Of(
            new ThreeKinds(seed: 1), Kinds(60, 3), validation, new() { Groups = [new("first", 0, 3), new("last", 3)] });
        Assert.Contains("No ROC area of '2': none of the validation rows are of it.", found.Remarks);
        Assert.Contains("No partial dependence of 'first': its inputs are not one category.", found.Remarks);
        Assert.Equal(["last"], found.Dependences.Select(dependence => dependence.Group.Name));
        Assert.Null(found.Classes[2].Roc);
        Assert.Null(found.Classes[2].PrecisionRecall);
        Assert.Contains("- ", found.ToString(), StringComparison.Ordinal);
        Judgement single = Judgement.Of(new ThreeKinds(seed: 1), Kinds(60, 3), Kinds(30, 5).Take(1));
        Assert.Contains("No importance of features: there is a single validation row.", single.Remarks);
        Assert.Contains("No ROC area of '0': all of the validation rows are of it.", single.Remarks);
        Assert.Null(single.Importance);
        Assert.Empty(single.Dependences);
    }

    [Fact]
    public void FewerRowsAreDrawn()
    {
        JudgementOptions options = new() { MostRows = 10, Baselines = null, Dependences = 1, Points = 3, Seed = 4 };
        Judgement found = Judgement.Of(new ThreeKinds(seed: 1), Kinds(60, 3), Kinds(60, 5), options);
        Assert.Equal(60, found.Rows);
        Assert.Equal(60, found.Confusion!.Rows);
        PartialDependence only = Assert.Single(found.Dependences);
        Assert.Equal(3, only.Points.Count);
        Judgement again = Judgement.Of(new ThreeKinds(seed: 1), Kinds(60, 3), Kinds(60, 5), options);
        Assert.Equal(found.ToString(), again.ToString());
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        ThreeKinds network = new(seed: 1);
        Dataset<int> data = Kinds(30, 3);
        Says("Expected 3 names, one for each output of ThreeKinds, found 2.",
            () => Judgement.Of(network, data, data, new() { OutputNames = ["a", "b"] }));
        Says("Expected at least 1 row, found 0.", () => Judgement.Of(network, data, data.Take(0)));
        Says("Expected inputs from 0 to 3 for 'x', found 1 from 4 on.",
            () => Judgement.Of(network, data, data, new() { Groups = [new("x", 4)] }));
        network.Dense1.Weights[0, 0] = float.NaN;
        Says("Expected finite outputs of ThreeKinds, found NaN in row 0.", () => Judgement.Of(network, data, data));
    }

    private static Dataset<int> Kinds(int rows, int seed) =>
        new(JudgedData.Grid(rows, 4, seed), 4, Enumerable.Range(0, rows).Select(i => i % 3).ToArray());

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
