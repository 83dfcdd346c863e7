using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Drawings;

/// <summary>Pictures of trainings, checkups, searches and data.</summary>
public sealed class TrainingPictureTests
{
    private static readonly TrainingHistory History = new(
        Enumerable.Range(1, 5).Select(
            epoch => new EpochResult(epoch, 1f / epoch, new Evaluation(1.1f / epoch, 1 - 0.3f / epoch, 9), 1, 9)));

    private static readonly Axis[] Settings =
        [new("rate", Logarithmic: true), new("optimizer") { Choices = ["Sgd", "Adam"] }];

    [Fact]
    public void CurvesShowBothLossesAndTheAccuracy()
    {
        IReadOnlyList<string> texts = TextsOf(Pictures.Curves(History));
        foreach (string expected in new[] { "Loss", "training", "Validation accuracy", "accuracy (%)" })
            Assert.Single(texts, expected);
        Assert.Equal(2, texts.Count(text => text == "validation"));
        TrainingHistory alone = new(History.Select(epoch => epoch with { Validation = null }));
        Assert.DoesNotContain("accuracy (%)", TextsOf(Pictures.Curves(alone)));
        Says("Expected at least 1 epoch, found 0.", () => Pictures.Curves(new([])));
    }

    [Fact]
    public void ALossThatExplodedDoesNotFlattenTheOthers()
    {
        TrainingHistory exploded = new([History[0] with { Loss = 1_500f }, .. History.Skip(1)]);
        IReadOnlyList<string> texts = TextsOf(Pictures.Curves(exploded));
        foreach (string power in new[] { "1", "10", "100", "1,000" })
            Assert.Contains(power, texts);
        Assert.DoesNotContain("500", texts);
    }

    [Fact]
    public void RunsNameSettingsSeedAndDataOnce()
    {
        RunRecord[] runs =
        [
            new("a", History) { Settings = [("batch", "128")], Seed = 7, DataFingerprint = "0123456789abcdef" },
            new("b", History) { Seed = 8 },
        ];
        IReadOnlyList<string> texts = TextsOf(Pictures.Runs(runs));
        Assert.Single(texts, "a: batch 128, seed 7, data 0123456789abcdef");
        Assert.Single(texts, "b: seed 8");
        Assert.Single(texts, "validation loss");
        Assert.Single(TextsOf(Pictures.Runs(runs, MonitoredFigure.ValidationAccuracy)), "validation accuracy (%)");
        RunRecord noRows = new("c", new([History[0] with { Validation = null }]));
        Says("Expected at least 1 finite point", () => Pictures.Runs([noRows]));
    }

    [Fact]
    public void AConfusionMatrixShowsCountsAndNames()
    {
        ConfusionMatrix matrix = new(3);
        matrix.Add([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 0]);
        IReadOnlyList<string> texts = TextsOf(Pictures.Confusion(matrix, ["setosa", "versicolor", "virginica"]));
        Assert.Equal(2, texts.Count(text => text == "virginica"));
        Assert.Equal(["1", "1", "2", "2"], texts.Where(text => text.Length == 1).Order());
        Assert.Contains("66.67 % of 6 rows right", texts);
        Says("Expected 3 names, one a class, found 1.", () => Pictures.Confusion(matrix, ["one"]));
        Says("Expected at least 1 row counted, found 0.", () => Pictures.Confusion(new(2)));
        Says("Expected at most 50 classes, found 51.", () => Pictures.Confusion(new(51)));
    }

    [Fact]
    public void ASweepShowsWhatEachRateDoes()
    {
        RateTrial[] sweep =
        [
            new(1e-5f, 2.3, 0, RateOutcome.TooLow), new(1e-2f, 0.5, 1, RateOutcome.Learns),
            new(1f, 9e9, 0, RateOutcome.TooHigh), new(10f, double.PositiveInfinity, 0, RateOutcome.TooHigh),
        ];
        Picture picture = Pictures.LearningRates(new(2.3, 1e-2f, sweep[1], sweep));
        Assert.Equal("higher losses are drawn at 6.9", picture.Subtitle);
        Assert.Equal("dead", Pictures.LearningRates(new(2.3, 1e-2f, sweep[1], sweep[..2]), "dead").Subtitle);
        IReadOnlyList<string> texts = TextsOf(picture);
        foreach (string name in new[] { "too low", "learns", "too high", "not finite", "suggested: 0.01", "own: 0.01" })
            Assert.Single(texts, name);
        LearningRates none = new(2.3, float.NaN, sweep[3], sweep[3..]);
        Says("Expected a rate whose loss is finite", () => Pictures.LearningRates(none));
    }

    [Fact]
    public void HistogramsHaveAPanelALayer()
    {
        Spread spread = Spread.Of([-1f, 0f, 0f, 1f]);
        Spread constant = Spread.Of([2f, 2f]);
        XElement svg = PictureFacts.IsSound(Pictures.Histograms(
            "Layers", "activation", [("Tanh1", spread), ("Tanh2", constant), ("Tanh3", Spread.Of([float.NaN]))]));
        IReadOnlyList<string> texts = PictureFacts.Texts(svg);
        Assert.Contains("Tanh1", string.Join('|', texts));
        Assert.Contains("mean 0 ± 0.707", string.Join('|', texts));
        Assert.Contains("no finite value", texts);
        Assert.Contains("2", texts);
        Assert.DoesNotContain("2.2", texts);
        Assert.Equal(3, texts.Count(text => text == "activation"));
        Says("Expected at least 1 histogram, found 0.", () => Pictures.Histograms("Layers", "activation", []));
    }

    // Labels such as -4e-8 are so wide that a narrow panel has room for that of 0 alone.
    [Fact]
    public void AnAxisOfWideNumbersTellsItsScale()
    {
        float[] values = [.. Enumerable.Range(0, 97).Select(i => 1e-9f * (i - 47))];
        (string, Spread)[] five = [.. Enumerable.Range(1, 5).Select(layer => ($"layer {layer}", Spread.Of(values)))];
        IReadOnlyList<string> texts = TextsOf(Pictures.Histograms("Gradients", "gradient", five, columns: 5));
        Assert.True(texts.Count(text => text is not "0" && text.EndsWith("e-8", StringComparison.Ordinal)) >= 10);
    }

    [Fact]
    public void WeightsAreImagesOfTheInputs()
    {
        TwoLayers network = new(seed: 1);
        MatrixView weights = network.Dense1.Weights;
        Picture picture = Pictures.Weights("Weights", weights, new ImageShape(1, 1, weights.Inputs), 2);
        Assert.StartsWith($"2 of {weights.Outputs} units; orange -", picture.Subtitle);
        PictureFacts.IsSound(picture);
        Says(
            $"Expected weights of {weights.Inputs + 1} inputs, as the image has pixels, found {weights.Inputs}.",
            () => Pictures.Weights("Weights", weights, new ImageShape(1, 1, weights.Inputs + 1)));
    }

    [Fact]
    public void ASearchShowsGoodAndFailedTrials()
    {
        ScoredSettings[] trials =
            [new([1e-3, 0], 0.9), new([1e-2, 1], 0.4), new([1, 1], double.NaN)];
        IReadOnlyList<string> scatter =
            TextsOf(Pictures.SearchScatter("Search", Settings[0], Settings[1], "accuracy", trials));
        Assert.Single(scatter, "ring: the best; crosses: failed");
        Assert.Single(scatter, "accuracy");
        Assert.Contains("0.85", scatter);
        Assert.Single(scatter, "Adam");
        IReadOnlyList<string> parallel = TextsOf(Pictures.ParallelCoordinates("Search", Settings, "accuracy", trials));
        foreach (string expected in new[] { "rate", "optimizer", "accuracy", "Sgd", "Adam", "0.001", "0.01" })
            Assert.Single(parallel, expected);
        Says(
            "Expected 2 values of each trial, one a setting, found 1 in trial 0.",
            () => Pictures.ParallelCoordinates("Search", Settings, "accuracy", [new([1], 1)]));
        Says(
            "Expected a number above 0 for 'rate', found 0 in trial 0.",
            () => Pictures.ParallelCoordinates("Search", Settings, "accuracy", [new([0, 1], 1)]));
        Says(
            "Expected a trial with a finite score, found none.",
            () => Pictures.ParallelCoordinates("Search", Settings, "accuracy", trials[2..]));
    }

    [Fact]
    public void SearchesSideBySideHaveTheSameAxes()
    {
        ScoredSettings[] wide = [new([1e-4, 0], 0.9), new([1, 1], 0.4), new([1, 0], double.NaN)];
        ScoredSettings[] narrow = [new([1e-2, 0], 0.85), new([2e-2, 1], 0.55)];
        IReadOnlyList<string> texts = TextsOf(Pictures.SearchComparison(
            "Search", Settings[0], Settings[1], "accuracy", ("grid", wide), ("random", narrow)));
        foreach (string rate in new[] { "1e-4", "0.01", "1" })
            Assert.Equal(2, texts.Count(text => text == rate));
        Assert.Single(texts, "accuracy");
        Assert.Contains("0.85", texts);
    }

    [Fact]
    public void AnEmbeddingIsItsNamesInThePlane()
    {
        TownNetwork network = new(seed: 1);
        IReadOnlyList<string> texts = TextsOf(Pictures.Embedding(
            "Towns", network.Town.Weights, ["Oslo", "Rome", "Bern"], [3, 1, double.NaN], "price (EUR)"));
        foreach (string expected in new[] { "Towns", "Oslo", "Rome", "Bern", "price (EUR)" })
            Assert.Contains(expected, texts);

        // Three points lie in a plane.
        Assert.Equal(2, texts.Count(text => text.EndsWith(" % of the variance)", StringComparison.Ordinal)));
        double[] shares = [.. texts.Where(text => text.EndsWith("of the variance)", StringComparison.Ordinal))
            .Select(text => double.Parse(text.Split('(')[1].Split(' ')[0], CultureInfo.InvariantCulture))];
        Assert.InRange(shares.Sum(), 99, 101);
        _ = TextsOf(Pictures.Embedding("Towns", network.Town.Weights, ["Oslo", "Rome", "Bern", "Kyiv"]));
        Says(
            "Expected from 3 to 5 names, one for each row, found 2.",
            () => Pictures.Embedding("Towns", network.Town.Weights, ["Oslo", "Rome"]));
        Says(
            "Expected 3 figures, one for each name, found 2.",
            () => Pictures.Embedding("Towns", network.Town.Weights, ["Oslo", "Rome", "Bern"], [1, 2]));
        Says(
            "Expected at least 1 finite figure, found none.",
            () => Pictures.Embedding(
                "Towns", network.Town.Weights, ["Oslo", "Rome", "Bern"], [double.NaN, double.NaN, double.NaN]));
    }

    [Fact]
    public void CloudsShareAScaleWhereThatShowsThem()
    {
        Series cloud = new("original", [-1, 0, 1], [-1, 0, 1]);
        Series small = new("scaled", [-0.01, 0, 0.01], [-0.01, 0, 0.01]);
        Assert.Equal("one scale for all", Pictures.Clouds("Data", "x", "y", [cloud, cloud]).Subtitle);
        Picture picture = Pictures.Clouds("Data", "x", "y", [cloud, small]);
        Assert.Equal("each on its own scale", picture.Subtitle);
        Assert.Single(TextsOf(picture), "scaled");
    }

    private static IReadOnlyList<string> TextsOf(Picture picture) =>
        PictureFacts.Texts(PictureFacts.IsSound(picture));

    private static void Says(string expected, Func<Picture> draw) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(draw).Message);
}
