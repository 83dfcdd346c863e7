using System;
using System.Collections.Generic;
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
        Assert.Equal("Sigmoid", runs.MaxBy(run => run.History[^1].Loss).Name);
        Assert.True(runs.Single(run => run.Name == "Sigmoid").History[^1].Loss > 2f);
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
            [.. BatchNormSample.Compare(Digits.Value.Training.Take(1_000), 7, 20, seed: 2)];
        Assert.Equal(1e-4, starts[^1].Deviation, 1e-7);
        Assert.True(starts.Count(start => start.Normalised > BatchNormSample.Learned) >= 4);
        Assert.Equal(1, starts.Count(start => start.Plain > BatchNormSample.Learned));
        Assert.True(starts[^1].Plain < 0.2);
        Assert.True(starts.Average(start => start.Normalised) > starts.Average(start => start.Plain) + 0.2);
    }

    [Fact]
    public void DropoutClosesTheGap()
    {
        (RegularisedTraining.Curve without, RegularisedTraining.Curve with) =
            DropoutSample.Compare(Digits.Value, 300, seed: 2);
        AssertCloses(without, with);
    }

    [Fact]
    public void WeightDecayClosesTheGap()
    {
        (RegularisedTraining.Curve without, RegularisedTraining.Curve with) =
            WeightDecaySample.Compare(Digits.Value, 300, seed: 2);
        AssertCloses(without, with);
    }

    [Fact]
    public void PlainDescentIsTheSlowestRule()
    {
        (string Rule, TrainingHistory History)[] runs =
            [.. OptimizersSample.Compare(Digits.Value.Training.Take(3_000), Digits.Value.Test.Take(500), 1, seed: 2)];
        Assert.Equal(7, runs.Length);
        Assert.Equal("Sgd(0.01)", runs.MaxBy(run => run.History[0].Loss).Rule);
    }

    private static readonly Lazy<InitializationSample.Start[]> Starts =
        new(() => [.. InitializationSample.Measure(1_000, seed: 2)]);

    private static double Kept(string activation, string weights) => Measured(activation, weights).Kept;

    private static InitializationSample.Start Measured(string activation, string weights) =>
        Starts.Value.Single(start => (start.Activation, start.Weights) == (activation, weights));

    private static void AssertCloses(RegularisedTraining.Curve without, RegularisedTraining.Curve with)
    {
        Assert.True(without.Training[^1] > 0.99);
        Assert.True(with.Gap < without.Gap - 0.05, $"{without.Gap} {with.Gap}");
        Assert.True(with.Validation[^1] > 0.25);
    }
}
