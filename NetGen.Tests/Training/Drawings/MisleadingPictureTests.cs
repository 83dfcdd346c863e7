using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using NetGen.Training;
using ScottPlot;
using Xunit;

namespace NetGen.Tests.Drawings;

/// <summary>What a person would conclude from a picture alone is what the numbers say.</summary>
public sealed class MisleadingPictureTests
{
    // A dead network: the loss falls by less than a thousandth.
    private static readonly TrainingHistory Dead = Of([2.3026, 2.3022, 2.3019, 2.3016, 2.3013], chance: 2.302585);

    [Fact]
    public void ALossThatStandsLooksLikeItBesideChance()
    {
        XElement svg = PictureFacts.IsSound(Pictures.Curves(Dead));
        IReadOnlyList<string> texts = PictureFacts.Texts(svg);
        Assert.Contains("chance: 2.3", texts);
        Assert.DoesNotContain(texts, text => text.StartsWith("2.30", StringComparison.Ordinal));
        Assert.Contains("2.4", texts);
    }

    [Theory]
    [InlineData(50.0, 50.1, 45, 55)]
    [InlineData(96.0, 98.0, 90, 100)]
    [InlineData(0.0, 1.0, 0, 10)]
    [InlineData(0.0, 100.0, -2, 102)]
    public void AnAxisSpansTheLeastAndEndsWhereValuesDo(double low, double high, double bottom, double top)
    {
        Plot plot = new();
        plot.Add.Scatter(new double[] { 1, 2 }, new[] { low, high });
        PictureStyle.Bound(plot, "x", new Axis("y") { LeastSpan = 10, Least = 0, Most = 100 });
        AxisLimits limits = plot.Axes.GetLimits();
        Assert.InRange(limits.Bottom, bottom - 1, bottom + 1);
        Assert.InRange(limits.Top, top - 1, top + 1);
        Assert.True(limits.VerticalSpan >= 9.99);
    }

    [Fact]
    public void LossesOverPowersOfTenStandOnALogarithmicAxis()
    {
        Series[] losses = [Series.Counted("a", [2.5, 0.01, 1e-4, 0]), Series.Counted("b", [2.5, 2.6, 2.6, 2.7])];
        Picture picture = Pictures.Losses("Losses", losses, Math.Log(10));
        Assert.Equal("a loss of 0 is drawn at 1e-4", picture.Subtitle);
        IReadOnlyList<string> texts = PictureFacts.Texts(PictureFacts.IsSound(picture));
        foreach (string power in new[] { "1", "0.1", "0.01", "0.001" })
            Assert.Contains(power, texts);
        Picture far = Pictures.Losses("Losses", [Series.Counted("a", [0.3, 0.2])], Math.Log(10));
        Assert.Equal("chance: 2.3, above the axis", far.Subtitle);
    }

    [Fact]
    public void ADivergedTrainingStandsBesideChance()
    {
        IReadOnlyList<string> texts = PictureFacts.Texts(
            PictureFacts.IsSound(Pictures.Curves(Of([266_290, 250_000, 270_000], chance: 2.3))));
        Assert.Contains("chance: 2.3", texts);
        Assert.Contains("100,000", texts);
        Assert.Contains("10", texts);
    }

    [Fact]
    public void TheBestEpochIsMarked()
    {
        TrainingHistory history = Of([0.5, 0.3, 0.4], validation: [0.5, 0.3, 0.4]);
        Picture lowest = Pictures.Curves(history, subtitle: "seed 1");
        Assert.Equal("seed 1; best: the lowest validation loss", lowest.Subtitle);
        Assert.Equal(2, PictureFacts.Texts(PictureFacts.IsSound(lowest)).Count(text => text == "best: epoch 2"));
        Picture kept = Pictures.Curves(new TrainingHistory(history, bestEpoch: 3));
        Assert.Equal("", kept.Subtitle);
        Assert.Contains("weights kept: epoch 3", PictureFacts.Texts(PictureFacts.IsSound(kept)));
    }

    // Eleven lines: no two of one colour have the same dashes, and no line is wider than another.
    [Fact]
    public void ManyLinesAreToldApartAndNoneIsEmphasised()
    {
        Series[] many = [.. Enumerable.Range(0, 20).Select(i => new Series($"{i}", [1, 2], [i, i + 1.0]))];
        Assert.Equal(20, many.Select((_, i) =>
            (PictureStyle.ColorOf(many, i), PictureStyle.PatternOf(many, i, 0))).Distinct().Count());
        XElement svg = PictureFacts.IsSound(Pictures.Lines("Lines", "x", "y", [.. many.Take(11)]));
        Assert.DoesNotContain(
            svg.Descendants().Attributes("stroke-width"), width => double.Parse(width.Value) > PictureStyle.LineWidth);
        Series[] rows = [.. many.Select((one, i) => one with { Rows = (SeriesRows)(1 + i % 2) }).Take(4)];
        Assert.Equal(PictureStyle.ColorOf(rows, 0), PictureStyle.ColorOf(rows, 2));
        Assert.NotEqual(PictureStyle.PatternOf(rows, 0, 0), PictureStyle.PatternOf(rows, 2, 0));
    }

    // One colour for too high and another for each other outcome, and none that training or validation has.
    [Fact]
    public void OutcomesHaveColoursOfTheirOwn()
    {
        RateOutcome[] all = Enum.GetValues<RateOutcome>();
        Color[] colors = [.. all.Select(PictureStyle.ColorOf), PictureStyle.FailedColor];
        Assert.Equal(all.Length + 1, colors.Distinct().Count());
        Assert.DoesNotContain(PictureStyle.ColorOf(0), colors);
        Assert.DoesNotContain(PictureStyle.ColorOf(1), colors);
        RateTrial[] sweep = [new(1e-3f, 9, 0.5, RateOutcome.AboveChance), new(1f, 30, 0, RateOutcome.TooHigh)];
        LearningRates rates = new(20, 1e-3f, sweep[0], sweep) { Chance = 2.3 };
        XElement svg = PictureFacts.IsSound(Pictures.LearningRates(rates));
        foreach (string text in new[] { "falls, above chance", "too high", "chance: 2.3", "own: 0.001" })
            Assert.Contains(text, PictureFacts.Texts(svg));
        Assert.True(PictureFacts.Count(svg, PictureStyle.ColorOf(RateOutcome.TooHigh).ToHex()) > 0);
    }

    [Fact]
    public void HistogramsShareAnAxis()
    {
        Spread wide = Spread.Of([-1f, 0.2f, 1f]);
        Spread narrow = Spread.Of([-0.25f, 0f, 0.25f]);
        IReadOnlyList<string> texts = PictureFacts.Texts(PictureFacts.IsSound(
            Pictures.Histograms("Layers", "activation", [("a", wide), ("b", narrow)])));
        Assert.Equal(2, texts.Count(text => text == "-1"));
        Assert.Equal(2, texts.Count(text => text == "count"));
        Assert.DoesNotContain("0.2", texts);
        IReadOnlyList<string> beyond = PictureFacts.Texts(PictureFacts.IsSound(Pictures.Histograms(
            "Layers", "activation", [("a", wide), ("b", wide), ("c", Spread.Of([0f, 0f, 0f, 1e6f]))])));
        Assert.Contains("activation; 25 % beyond", beyond);
        Assert.Equal(2, beyond.Count(text => text == "activation"));
    }

    // Zeros behind a ReLU stay at 0, however wide the bins are that they were counted in.
    [Fact]
    public void ZerosAreDrawnAtZero()
    {
        SharedBins bins = SharedBins.Of([Spread.Of([0f, 3f]), Spread.Of([0f, 3f]), Spread.Of([0f, 3f])])!;
        (double[] counts, double beyond) = bins.Counts(Spread.Of([0f, 0f, 0f, 3_000f]));
        Assert.Equal((3, 1, 0.25), (counts[0], counts[^1], beyond));
        (double[] narrow, double none) = bins.Counts(Spread.Of([1f, 1.01f, 1.02f, 1.03f]));
        Assert.Equal((4, 0), (narrow.Sum(), none));
        Assert.Null(SharedBins.Of([Spread.Of([2f, 2f]), Spread.Of([float.NaN])]));
    }

    [Fact]
    public void ScoresHaveAContinuousScale()
    {
        ScoreScale even = new(Trials(0, 0.25, 0.5, 0.75, 1));
        Assert.Equal(5, new[] { 0.1, 0.2, 0.3, 0.4, 0.5 }.Select(even.ColorOf).Distinct().Count());
        Assert.Equal(PictureStyle.FailedColor, even.ColorOf(double.NaN));

        // A few that are far worse take the lowest colour together; all others differ.
        ScoreScale cut = new(Trials(0.1, 0.2, 0.93, 0.94, 0.94, 0.94, 0.94, 0.95, 0.95, 0.95, 0.96));
        Assert.Equal(cut.ColorOf(0.1), cut.ColorOf(0.2));
        Assert.Equal(4, new[] { 0.93, 0.94, 0.95, 0.96 }.Select(cut.ColorOf).Distinct().Count());
        double[] lightness = [.. Enumerable.Range(0, 11).Select(i => Lightness(even.ColorOf(i / 10.0)))];
        Assert.Equal(lightness.Order(), lightness);
    }

    private static double Lightness(Color color) => 0.2126 * Linear(color.R) + 0.7152 * Linear(color.G)
        + 0.0722 * Linear(color.B);

    private static double Linear(byte part) => Math.Pow(part / 255.0, 2.2);

    private static ScoredSettings[] Trials(params double[] scores) =>
        [.. scores.Select(score => new ScoredSettings([1, 1], score)), new([1, 1], double.NaN)];

    private static TrainingHistory Of(double[] losses, double[]? validation = null, double chance = double.NaN) => new(
        losses.Select((loss, i) => new EpochResult(
            i + 1, (float)loss, validation is null ? null : new Evaluation((float)validation[i], 0.5f, 10), 1, 1)),
        chance: chance);
}
