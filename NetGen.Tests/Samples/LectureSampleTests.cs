using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Samples;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Samples;

/// <summary>What each sample finds is what the lecture says, in numbers.</summary>
public sealed class LectureSampleTests
{
    private static readonly Lazy<Mnist> Digits = new(() => LectureSample.Load(null));

    [Theory]
    [InlineData("Tanh")]
    [InlineData("ReLU")]
    public void SmallWeightsLetActivationsFade(string activation)
    {
        double[] deviations =
            [.. Measured(activation, "0.01").Activations.Select(spread => spread.Deviation)];
        Assert.All(deviations.Zip(deviations.Skip(1)), pair => Assert.True(pair.Second < 0.2 * pair.First));
    }

    [Fact]
    public void SmallWeightsLetTheGradientsOfSigmoidFade()
    {
        IReadOnlyList<Spread> gradients = Measured("Sigmoid", "0.01").Gradients;
        Assert.True(gradients[0].Deviation < 0.01 * gradients[^1].Deviation);
    }

    [Fact]
    public void GradientsAreThoseOfTheWeightsOfEachLayer() => Assert.All(
        Starts.Value, start =>
        {
            Assert.Equal(5, start.Activations.Count);
            Assert.Equal([10_000L, 10_000, 10_000, 10_000, 10_000], start.Gradients.Select(Values));
        });

    [Fact]
    public void TanhIsCentredAndSigmoidIsNot()
    {
        Assert.All(Measured("Tanh", "Xavier").Activations, spread => Assert.InRange(spread.Mean, -0.05, 0.05));
        Assert.All(Measured("Sigmoid", "Xavier").Activations, spread => Assert.InRange(spread.Mean, 0.4, 0.6));
    }

    [Fact]
    public void XavierKeepsTanhAndHeKeepsReLU()
    {
        Assert.InRange(Kept("Tanh", "Xavier"), 0.4, 1.2);
        Assert.InRange(Kept("ReLU", "He"), 0.6, 1.6);
        Assert.True(Kept("ReLU", "Xavier") < 0.4);
    }

    [Fact]
    public void LargeWeightsSaturateSigmoidAndTanh()
    {
        Spread tanh = Measured("Tanh", "1").Activations[^1];
        Assert.Equal(30, tanh.Histogram.Counts.Count);
        Assert.True(tanh.Histogram.Counts[0] + tanh.Histogram.Counts[^1] > 0.5 * tanh.Histogram.Counts.Sum());
    }

    [Fact]
    public void SigmoidLearnsSlowest()
    {
        (string Name, TrainingHistory History)[] runs =
            [.. ActivationsSample.Compare(Digits.Value.Training.Take(5_000), Digits.Value.Test.Take(500), 2, seed: 2)];
        Assert.Equal(11, runs.Length);
        (string slowest, TrainingHistory history) = ActivationsSample.Slowest(runs);
        Assert.Equal("Sigmoid", slowest);
        Assert.True(history[^1].Loss > 2f);
        Assert.True(runs.Single(run => run.Name == "ReLU").History[^1].Loss < 1f);
    }

    [Fact]
    public void TwoDenseLayersAreOne() =>
        Assert.InRange(ActivationsSample.DeviationFromProduct(Digits.Value.Test.Take(100), seed: 2), 0f, 1e-5f);

    [Fact]
    public void StandardisedImagesAreLearnedFastestAndWhitenedOnesNotBest()
    {
        Dictionary<string, TrainingHistory> runs = PreprocessingSample.Compare(
            Digits.Value.Training.Take(2_000), Digits.Value.Test.Take(500), 3, seed: 2)
            .ToDictionary(run => run.Name, run => run.History);
        Assert.Equal(["raw", "centred", "standardised", "whitened"], runs.Keys);
        Assert.Equal("standardised", runs.MinBy(run => run.Value[0].Loss).Key);
        Assert.Equal("whitened", runs.MinBy(run => run.Value[^1].Validation!.Value.Accuracy).Key);
    }

    [Fact]
    public void EqualUnitsStayEqual()
    {
        SymmetrySample.Start[] starts =
            [.. SymmetrySample.Compare(Digits.Value.Training.Take(4_000), Digits.Value.Test.Take(500), 3, seed: 2)];
        Assert.Equal([1, 1, 20], starts.Select(start => start.DistinctUnits));
        Assert.Equal([0.0, 0.0], starts.Take(2).Select(start => start.Difference));
        Assert.True(starts[0].Accuracy < 0.2);
        Assert.True(starts[2].Accuracy > starts[1].Accuracy + 0.1);
    }

    [Fact]
    public void BatchNormToleratesDeviationsThatStopAPlainNetwork()
    {
        BatchNormSample.Start[] starts =
            [.. BatchNormSample.Compare(Digits.Value.Training.Take(1_000), 16, 20, seed: 2)];
        Assert.Equal(16, starts.Length);
        Assert.Equal(1.0, starts[0].Deviation);
        Assert.Equal(1e-4, starts[^1].Deviation, 1e-7);
        Assert.InRange(starts.Count(start => start.Normalised > BatchNormSample.Learned), 9, 16);
        Assert.InRange(starts.Count(start => start.Plain > BatchNormSample.Learned), 1, 3);
        Assert.True(starts[^1].Plain < 0.2);
        Assert.True(starts.Average(start => start.Normalised) > starts.Average(start => start.Plain) + 0.2);
    }

    [Fact]
    public void DropoutNarrowsTheGapAndRaisesValidation()
    {
        (RegularisedTraining.Curve without, RegularisedTraining.Curve with) =
            DropoutSample.Compare(Digits.Value, seed: 2);
        Assert.True(without.Training[^1].Accuracy > 0.99);
        Assert.True(with.Gap < without.Gap - 0.02, $"{without.Gap} {with.Gap}");
        Assert.True(with.LossGap < 0.8 * without.LossGap, $"{without.LossGap} {with.LossGap}");
        Assert.True(with.Validation[^1].Accuracy > without.Validation[^1].Accuracy + 0.01);
    }

    [Fact]
    public void WeightDecayNarrowsTheGapAndKeepsValidation()
    {
        // What it does to the accuracy is small beside what a seed does: three of them.
        (RegularisedTraining.Curve Without, RegularisedTraining.Curve With)[] pairs =
            [.. new ulong[] { 2, 3, 4 }.Select(seed => WeightDecaySample.Compare(Digits.Value, seed))];
        Assert.All(pairs, pair =>
        {
            Assert.True(pair.Without.Training[^1].Accuracy > 0.99);
            Assert.True(pair.With.LossGap < 0.75 * pair.Without.LossGap);
            Assert.True(pair.With.Validation[^1].Accuracy > pair.Without.Validation[^1].Accuracy - 0.02);
        });
        Assert.True(pairs.Average(pair => pair.With.Gap) < pairs.Average(pair => pair.Without.Gap) - 0.005);
        Assert.True(
            pairs.Average(pair => pair.With.Validation[^1].Accuracy)
            > pairs.Average(pair => pair.Without.Validation[^1].Accuracy));
    }

    [Theory]
    [InlineData(
        0.95f, 0.75f, 1f, "narrows from 30.0 % to 20.0 %", "narrows from 2 to 0.9", "rises from 70.0 % to 75.0 %")]
    [InlineData(
        1f, 0.65f, 2.6f, "widens from 30.0 % to 35.0 %", "widens from 2 to 2.5", "falls from 70.0 % to 65.0 %")]
    [InlineData(1f, 0.7f, 2.1f, "stays at 30.0 %", "stays at 2", "stays at 70.0 %")]
    public void WhatACureChangesIsToldAsItWasMeasured(
        float trained, float unseen, float loss, string gap, string lossGap, string validation)
    {
        RegularisedTraining.Curve without = CurveOf("without", (2.1f, 0.1f), (1f, 0.7f));
        RegularisedTraining.Curve with = CurveOf("with", (loss, 0.1f), (trained, unseen));
        LectureResult result = RegularisedTraining.Compare(without, with, "a cure");
        Assert.Equal(
            $"With a cure the gap between training and validation accuracy {gap}, that between the losses {lossGap}, "
                + $"and validation accuracy {validation}.",
            result.Finding);
        Assert.Equal(3, Assert.Single(result.Tables).Rows.Count);
    }

    [Fact]
    public void TablesStandBelowTheirTitles()
    {
        StringWriter output = new() { NewLine = "\n" };
        LectureResult result = new(
            [
                new LectureTable("First", [["a", "b"], ["long", "1"]]),
                new LectureTable("", [["c", "figure"], ["d", "23"]]),
            ],
            "Found.", []);
        result.Write(output);
        Assert.Equal("First\na     b\nlong  1\n\nc  figure\nd      23\n\nFound.\n", output.ToString());
    }

    [Fact]
    public void PlainDescentIsTheSlowestRule()
    {
        (string Rule, TrainingHistory History)[] runs =
            [.. OptimizersSample.Compare(Digits.Value.Training.Take(3_000), Digits.Value.Test.Take(500), 1, seed: 2)];
        Assert.Equal(7, runs.Length);
        Assert.Equal("Sgd(0.01)", runs.MaxBy(run => run.History[0].Loss).Rule);
    }

    private static RegularisedTraining.Curve CurveOf(
        string name, (float Validation, float Training) loss, (float Training, float Validation) accuracy) => new(
            name, [1], [new(loss.Training, accuracy.Training, 300)],
            [new(loss.Validation, accuracy.Validation, 2_000)]);

    private static readonly Lazy<InitializationSample.Start[]> Starts =
        new(() => [.. InitializationSample.Measure(1_000, seed: 2)]);

    private static long Values(Spread spread) => spread.Histogram.Counts.Sum();

    private static double Kept(string activation, string weights) => Measured(activation, weights).Kept;

    private static InitializationSample.Start Measured(string activation, string weights) =>
        Starts.Value.Single(start => (start.Activation, start.Weights) == (activation, weights));
}
