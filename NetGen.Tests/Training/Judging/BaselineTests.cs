using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Inspections;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Judging;

/// <summary>
/// Baselines, held against scikit-learn 1.2.1: DummyClassifier(strategy="prior"), DummyRegressor, Ridge,
/// LogisticRegression(solver="newton-cg", tol=1e-12), KNeighborsClassifier and KNeighborsRegressor.
/// </summary>
public sealed class BaselineTests
{
    private static readonly Dataset<int> TwoTraining =
        Labelled(60, 3, "111111111111000110011111110010001101011111101000011011011111");

    private static readonly Dataset<int> TwoValidation = Labelled(25, 5, "1101100011110000001011001");

    private static readonly Dataset<int> ThreeTraining =
        Labelled(60, 3, "111221222002101220110212220221112201122102202210120011221222");

    private static readonly Dataset<int> ThreeValidation = Labelled(25, 5, "1202110102210010202022100");

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
    [InlineData(1, 0.7930473234244421,
        new[] { 1.4033147539733803, -0.896615002124572, 0.31616321893154176, 0.38578154502681117 })]
    [InlineData(0.01, 0.8197552300836738,
        new[] { 1.82290771045496, -1.2782763349732427, 0.4628041630198755, 0.45793931334083016 })]
    public void WeightsOfLogisticRegression(double penalty, double constant, double[] expected) => Same(
        [.. expected, constant],
        LogisticFit.Of(Rows(TwoTraining), Ones(60), Yes(TwoTraining), penalty).Weights, 1e-9);

    [Fact]
    public void RowWeightsOfLogisticRegression()
    {
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => 1 + i % 3 / 2.0)];
        Standardised x = Standardised.Of(Numbers(TwoTraining.Inputs), 4, weights);
        Same(
            [1.9314975068674203, -1.0878215789068102, 0.2698426703406675, 0.4459752717664509, 0.9827572501398651],
            LogisticFit.Of(x, weights, Yes(TwoTraining), 1).Weights, 1e-9);
        Dataset<int> weighted = TwoTraining.WithRowWeights(Array.ConvertAll(weights, weight => (float)weight));
        Assert.NotEqual(
            Baselines.Of(TwoTraining, TwoValidation).Models[0].Scores[2],
            Baselines.Of(weighted, TwoValidation).Models[0].Scores[2]);
    }

    [Fact]
    public void WeightsOfSoftmaxRegression() => Same(
        [
            -1.1147149066052109, 0.7039365711401229, -1.0701338067664985, 0.5578503617849622, -0.007286309550407942,
            -0.49584868997963993, 0.3968155777041134, 0.30185925024354376, -1.2414963567184485, -0.0808126582966278,
            1.610563596584851, -1.1007521488442362, 0.7682745565229546, 0.6836459949334859, 0.08809896784703837,
        ],
        LogisticFit.Of(Rows(ThreeTraining), Ones(60), OneHot(ThreeTraining, 3), 1).Weights, 1e-8);

    // Sizes from 1e-3 to 1e5, far from 0: by SciPy's BFGS in variables of size 1, gradient below 1e-9.
    [Fact]
    public void RowsOfVeryDifferentSizes()
    {
        double[] rows = Numbers(ThreeTraining.Inputs);
        (double[] sizes, double[] offsets) = ([1e-3, 1, 1e3, 1e5], [5, -3, 1e4, 0]);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = rows[i] * sizes[i % 4] + offsets[i % 4];
        double[] expected =
        [
            -0.0043730730569557395, 0.9585335797972845, -0.0016890629364910501, 4.666679742143865e-06,
            19.594312897064132, -0.0008138066373599341, 0.2557951504670208, 0.0008004640779481097,
            -2.1307381356995033e-05, -7.8347887031662005, 0.005186879694293915, -1.2143287302643055,
            0.0008885988585431619, 1.6640701614859947e-05, -11.759524193898853,
        ];
        double[] found =
            LogisticFit.Of(Standardised.Of(rows, 4, Ones(60)), Ones(60), OneHot(ThreeTraining, 3), 1).Weights;
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(1, found[i] / expected[i], 1e-6);
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
    public void RowWeightsOfLinearRegression()
    {
        Dataset<float> data = Regression(60, 3);
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => 1 + i % 3 / 2.0)];
        Same(
            [1.6413422493763352, -0.497224294617027, 0.02452280476357599, 0.11955004288523306, 0.28864229401779484],
            LinearFit.Of(
                Standardised.Of(Numbers(data.Inputs), 4, weights), weights, Scorer.Column(data.Targets, 2, 0), 2)
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

    private static Dataset<int> Labelled(int rows, int seed, string labels) =>
        new(JudgedData.Grid(rows, 4, seed), 4, Digits(labels));

    private static int[] Digits(string labels) => [.. labels.Select(label => label - '0')];

    private static Dataset<float> Regression(int rows, int seed)
    {
        float[] inputs = JudgedData.Grid(rows, 4, seed);
        float[] targets = new float[2 * rows];
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<float> x = inputs.AsSpan(4 * i, 4);
            targets[2 * i] = 2 * x[0] - x[1] * x[2] + i % 5 / 8f;
            targets[2 * i + 1] = x[3] * x[3] + 3;
        }

        return new(inputs, 4, targets, 2);
    }

    private static Standardised Rows(Dataset<int> data) => Standardised.Of(Numbers(data.Inputs), 4, Ones(data.Rows));

    private static double[] Numbers(ReadOnlySpan<float> values) => new DoubleRows(4, []).Of(values);

    private static double[] Ones(int rows) => [.. Enumerable.Repeat(1.0, rows)];

    private static double[] Yes(Dataset<int> data) => [.. data.Targets.ToArray().Select(label => (double)label)];

    private static double[] OneHot(Dataset<int> data, int classes) =>
        [.. data.Targets.ToArray().SelectMany(
            label => Enumerable.Range(0, classes).Select(c => c == label ? 1.0 : 0.0))];

    private static void Same(IEnumerable<double> expected, IEnumerable<double> found, double tolerance)
    {
        double[] all = [.. found];
        Assert.Equal(expected.Count(), all.Length);
        Assert.All(expected.Zip(all), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    private static void Says(string expected, Action call) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(call).Message);
}
