using System;
using System.Linq;
using NetGen.Tests.Inspections;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;
using static NetGen.Tests.Judging.RegressionRows;

namespace NetGen.Tests.Judging;

/// <summary>
/// Baselines, held against scikit-learn 1.2.1: DummyClassifier(strategy="prior"), DummyRegressor, Ridge,
/// LogisticRegression(solver="newton-cg", tol=1e-12), KNeighborsClassifier and KNeighborsRegressor.
/// </summary>
public sealed class BaselineTests
{
    [Fact]
    public void TwoClasses()
    {
        Baselines found = Baselines.Of(TwoTraining, TwoValidation);
        Assert.Equal(["accuracy", "macro F1", "log loss", "ROC area"], found.Scores.Select(score => score.Name));
        Assert.Equal([true, true, false, true], found.Scores.Select(score => score.HigherIsBetter));
        Assert.Equal(["most frequent class", "logistic regression", "5 nearest neighbours"],
            found.Models.Select(model => model.Name));
        Same([0.48, 0.32432432432432434, 0.780721701037484, 0.5], found.Models[0].Scores, 1e-6);
        Same([0.72, 0.72, 0.5453508474448678, 0.782051282051282], found.Models[1].Scores, 1e-6);
    }

    [Fact]
    public void ThreeClasses()
    {
        Baselines found = Baselines.Of(ThreeTraining, ThreeValidation, new() { LogisticPenalty = 0.01 });
        Same([0.32, 0.16161616161616163, 1.1952714224557177, 0.5], found.Models[0].Scores, 1e-6);
        Same([0.56, 0.5694989106753813, 0.7906520426299178, 0.8072587924058512], found.Models[1].Scores, 1e-6);
        found = Baselines.Of(ThreeTraining, ThreeValidation);
        Same([0.56, 0.5637254901960783, 0.7554428745123289, 0.7920066915655152], found.Models[1].Scores, 1e-6);
    }

    [Theory]
    [InlineData(1e-3, new[] { 0.45210540155834117, 0.3085552411123882, 0.36377317321190383 }, new[]
    {
        1.775299414885413, -0.5203203033780188, 0.012920678796158935, 0.059572999207911995, 0.26928703236177726,
        0.14423056141953833, 0.05017798001420499, -0.01455108189245706, -0.24379901074859525, 3.2079379357113718,
    })]
    [InlineData(2, new[] { 0.4796804677995346, 0.32605773721572784, 0.3703835628086516 }, new[]
    {
        1.597384122875551, -0.49388195430670107, 0.019161302666448065, 0.12214040471550863, 0.29630090344574866,
        0.11828691477378268, 0.04261244196870142, -0.007831391138028781, -0.204258684973964, 3.215419049354237,
    })]
    public void LinearRegression(double penalty, double[] scores, double[] weights)
    {
        (Dataset<float> training, Dataset<float> validation) = (Regression(60, 3), Regression(25, 5));
        Baselines found = Baselines.Of(training, validation, new() { LinearPenalty = penalty });
        Assert.Equal(["RMSE", "MAE", "R2"], found.Scores.Select(score => score.Name));
        Same([1.1634390341933358, 0.7877708333333333, -0.20201199306112838], found.Models[0].Scores, 1e-6);
        Same(scores, found.Models[1].Scores, 1e-6);
        Same(
            weights,
            LinearFit.Of(Standardised.Of(Numbers(training.Inputs), 4, Ones(60)), Ones(60), training.Targets, penalty)
                .Weights, 1e-10);
    }

    [Fact]
    public void NearestNeighbours()
    {
        Dataset<int> training = new(JudgedData.Apart(60, 1), 4,
            Digits("000022122020100011120220010022112200101112210002001121212202"));
        Dataset<int> validation = new(JudgedData.Apart(25, 2), 4, Digits("0001222021002220001101210"));
        ScoredModel found = Baselines.Of(training, validation).Models[2];
        Same([0.44, 0.30317460317460315, 1.547145073135862, 0.6301379004552379], found.Scores, 1e-6);
        float[] predicted = new float[12];
        found.Predict(validation.Inputs[..16], predicted);
        Same([0.8, 0, 0.2, 0.4, 0.2, 0.4, 0.6, 0.2, 0.2, 0.2, 0.2, 0.6],
            predicted.Select(value => (double)value), 1e-7);
        Baselines numbers = Baselines.Of(
            Products(training), Products(validation), new() { Neighbours = 3 });
        Assert.Equal("3 nearest neighbours", numbers.Models[2].Name);
        Same([1.36116198990932, 1.0465600585937502, 0.8119938681685321], numbers.Models[2].Scores, 1e-6);

        static Dataset<float> Products(Dataset<int> data) => data.WithTargets<float>(
            Enumerable.Range(0, data.Rows).SelectMany(
                row => new[] { data.Input(row)[0] * data.Input(row)[1] / 8, data.Input(row)[2] }).ToArray(), 2);
    }

    // Each yes-or-no output is a logistic regression of its own.
    [Fact]
    public void AnswersBesideTheirNetwork()
    {
        TwoAnswers network = new(seed: 1);
        Baselines found = Baselines.Of(
            network, Answers(TwoTraining, ThreeTraining), Answers(TwoValidation, ThreeValidation));
        Assert.Equal(
            ["share of yes", "logistic regression", "5 nearest neighbours", "TwoAnswers", "TwoAnswers, training rows"],
            found.Models.Select(model => model.Name));
        Same([0.72, 0.597817521569959, 0.7025335775335775], found.Models[1].Scores, 1e-6);
        Evaluation own = network.Evaluate(
            Answers(TwoValidation, ThreeValidation).Inputs, Answers(TwoValidation, ThreeValidation).Targets);
        Assert.Equal(own.Loss, found.Models[3].Scores[1], 1e-5);

        static Dataset<float> Answers(Dataset<int> two, Dataset<int> three) => two.WithTargets<float>(
            Enumerable.Range(0, two.Rows).SelectMany(
                row => new[] { two.Target(row)[0], three.Target(row)[0] == 1 ? 1f : 0f }).ToArray(), 2);
    }

    [Fact]
    public void ANetworkBesideItsBaselines()
    {
        ThreeKinds network = new(seed: 2);
        Baselines found = Baselines.Of(network, ThreeTraining, ThreeValidation);
        Assert.Equal(Metric.Accuracy(network, ThreeValidation), found.Models[3].Scores[0]);
        Assert.Equal(Metric.Accuracy(network, ThreeTraining), found.Models[4].Scores[0]);
        string[] lines = found.ToString().Split('\n');
        Assert.Equal("Scores on 25 validation rows", lines[0]);
        Assert.Equal("model                      accuracy  macro F1  log loss  ROC area", lines[1]);
        Assert.Equal("logistic regression          0.5600    0.5637    0.7554    0.7920", lines[4]);
        Assert.Equal(8, lines.Length);
        Assert.Equal(["accuracy", "macro F1", "ROC area"], Baselines.Of(new ThreeScores(seed: 1), ThreeTraining,
            ThreeValidation).Scores.Select(score => score.Name));
    }

    // An index is no number: the names of an Embedding become one-hot, or a line could not part them.
    [Fact]
    public void IndicesBecomeOneHot()
    {
        float[] inputs = [.. Enumerable.Range(0, 30).SelectMany(i => new float[] { i % 2, i % 3 })];
        Dataset<int> data = new(inputs, 2, Enumerable.Range(0, 30).Select(i => i % 3 == 1 ? 1 : 0).ToArray());
        Assert.Equal(1, Baselines.Of(new NamedColumn(seed: 1), data, data).Models[1].Scores[0]);
        Assert.True(Baselines.Of(data, data).Models[1].Scores[0] < 1);
        DoubleRows rows = new(2, [new IndexColumn(1, 3, "Embedding1")]);
        Assert.Equal([5, 0, 0, 1, 6, 1, 0, 0], rows.Of([5f, 2f, 6f, 0f]));
        Assert.Equal(1, new DoubleRows(2, [new IndexColumn(1, 5_000, "Embedding1")]).Width);
    }

    [Fact]
    public void TargetsInTheirOwnUnit()
    {
        Dataset<float> raw = Regression(60, 3);
        FeatureScaling scaling = FeatureScaling.FitStandard(raw.Targets, 2);
        Dataset<float> scaled = scaling.TransformTargets(raw);
        Same(
            Baselines.Of(raw, raw).Models[1].Scores,
            Baselines.Of(scaled, scaled, new() { InverseTargets = scaling.Inverse }).Models[1].Scores, 1e-5);
    }

    // Neither a row, a column that says what another says, nor one that never changes stops a regression.
    [Fact]
    public void PoorRows()
    {
        float[] same = [.. Enumerable.Range(0, 20).SelectMany(i => new float[] { i * 1e6f, i * 1e6f, 7f })];
        Dataset<float> data = new(same, 3, Enumerable.Range(0, 20).Select(i => 2f * i).ToArray());
        Assert.Equal(1, Baselines.Of(data, data).Models[1].Scores[2], 1e-6);
        Dataset<float> one = data.Take(1);
        Baselines single = Baselines.Of(one, data);
        Assert.Equal("1 nearest neighbour", single.Models[2].Name);
        Assert.All(single.Models, model => Assert.Equal(Math.Sqrt(494), model.Scores[0], 1e-5));
        Dataset<int> oneClass = new(new float[] { 1, 2, 3 }, 1, new[] { 1, 1, 1 });
        Assert.All(Baselines.Of(oneClass, oneClass).Models, model => Assert.Equal(1, model.Scores[0]));
        Dataset<int> parted = new(new float[] { -1, -2, 3, 4 }, 1, new[] { 0, 0, 1, 1 });
        Assert.Equal(1, Baselines.Of(parted, parted, new() { LogisticPenalty = 1e-9 }).Models[1].Scores[0]);
    }

    [Fact]
    public void MoreRowsThanAreLookedAtAreDrawn()
    {
        Baselines some = Baselines.Of(ThreeTraining, ThreeValidation, new() { MostRows = 30, Seed = 2 });
        Assert.Equal(some.Models[1].Scores,
            Baselines.Of(ThreeTraining, ThreeValidation, new() { MostRows = 30, Seed = 2 }).Models[1].Scores);
        Assert.NotEqual(some.Models[1].Scores, Baselines.Of(ThreeTraining, ThreeValidation).Models[1].Scores);
    }

    [Fact]
    public void WhatIsWrongIsNamed()
    {
        Says("Expected at least 1 row, found 0.", () => Baselines.Of(TwoTraining.Take(0), TwoValidation));
        Says("Expected rows of 4 inputs and 1 targets, as those of training, found 2 and 1.",
            () => Baselines.Of(TwoTraining, Points.Draw(4)));
        Says("Expected finite values, found NaN in row 3, feature 0.",
            () => Baselines.Of(Points.WithNaN(8, 3), Points.Draw(4)));
        Says("Expected finite targets, found NaN in row 1.", () => Baselines.Of(
            new Dataset<float>(new float[2], 1, new[] { 1f, float.NaN }), new(new float[1], 1, new float[1])));
        Says("Expected LinearPenalty finite and above 0, found 0.",
            () => Baselines.Of(TwoTraining, TwoValidation, new() { LinearPenalty = 0 }));
        Says("Expected rows of 2 inputs and 1 targets for TwoClasses, found 4 and 1.",
            () => Baselines.Of(new TwoClasses(seed: 1), TwoTraining, TwoValidation));
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
