using System;
using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>Early stopping, the best weights, and rates that fall on a plateau, in the loop.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData(new[] { 5.0, 4, 4, 4, 3 }, 2, 0, 4)]
    [InlineData(new[] { 5.0, 4, 4, 3, 3, 3 }, 2, 0, 6)]
    [InlineData(new[] { 5.0, 4.5, 4, 3.5, 3 }, 1, 0.6, 2)]
    [InlineData(new[] { 5.0, 4.5, 3.9, 3.5, 3.4 }, 2, 0.6, 5)]
    [InlineData(new[] { double.NaN, 5, double.NaN, double.NaN, 4 }, 2, 0, 4)]
    public void PatienceCountsEpochsWithoutABetterFigure(double[] losses, int patience, double minDelta, int last)
    {
        BestFigure best = new(MonitoredFigure.TrainingLoss, minDelta);
        int epochs = losses.TakeWhile((loss, i) =>
        {
            best.Accept(new EpochResult(i + 1, (float)loss, null, 1, 1));
            return best.Misses < patience;
        }).Count() + 1;
        Assert.Equal(last, epochs);
    }

    [Fact]
    public void TrainingEndsOnceTheFigureIsNoBetter()
    {
        // A rate of 0 never gets better than the first epoch.
        TrainingHistory history = Run(
            0f, new TrainingOptions { Epochs = 20, EarlyStopping = new EarlyStopping(Patience: 3) }, out _);
        Assert.Equal((TrainingEnd.EarlyStopping, 4), (history.End, history.Count));
    }

    [Fact]
    public void TheBestEpochIsGivenBack()
    {
        // So high a rate jumps about: the last epoch is not the best.
        TrainingOptions options = new()
        {
            Epochs = 12,
            BatchSize = 4,
            KeepBest = MonitoredFigure.ValidationLoss,
        };
        Dataset<int> validation = Points.Draw(50, seed: 2);
        TrainingHistory history = Run(30f, options, out TwoLayers network);
        EpochResult best = history.MinBy(epoch => epoch.Validation!.Value.Loss)!;
        Assert.NotEqual(history.Count, best.Epoch);
        Assert.Equal(best.Epoch, history.BestEpoch);
        Assert.Equal(best.Validation, network.Evaluate(validation.Inputs, validation.Targets));
    }

    [Fact]
    public void WithoutKeepBestTheLastEpochStays()
    {
        Dataset<int> validation = Points.Draw(50, seed: 2);
        TrainingHistory history = Run(30f, new TrainingOptions { Epochs = 12, BatchSize = 4 }, out TwoLayers network);
        Assert.Null(history.BestEpoch);
        Assert.Equal(history[^1].Validation, network.Evaluate(validation.Inputs, validation.Targets));
    }

    [Fact]
    public void ThePlateauLowersTheRate()
    {
        TrainingOptions options = new()
        {
            Epochs = 6,
            ReduceOnPlateau = new ReduceOnPlateau
            {
                Patience = 1,
                Factor = 0.5f,
                Threshold = 100,
                IsThresholdAbsolute = true,
            },
        };
        TrainingHistory history = Run(0.1f, options, out _);
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.025f], history.Select(epoch => epoch.LearningRate));
    }

    [Theory]
    [InlineData(false, "Expected validation rows for ValidationLoss, found none.")]
    [InlineData(true, "Expected a Patience of at least 1, found 0.")]
    public void WhatCannotBeWatchedNeverStarts(bool hasRows, string message)
    {
        TwoLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingOptions options = new() { EarlyStopping = new EarlyStopping(Patience: hasRows ? 0 : 1) };
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => TrainingLoop.Run(
            network, trainer, Points.Draw(8), hasRows ? Points.Draw(8) : null, options)).Message);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void ANetworkWithoutAccuracyCannotBeWatchedForIt()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f));
        Dataset<float> data = new(new float[4], 2, new float[2]);
        TrainingOptions options = new() { KeepBest = MonitoredFigure.ValidationAccuracy };
        Assert.StartsWith(
            "Expected a loss to monitor, found ValidationAccuracy: LineFitter has no accuracy.",
            Assert.Throws<ArgumentException>(() => TrainingLoop.Run(network, trainer, data, data, options)).Message);
    }

    [Fact]
    public void OptionsThatContradictEachOtherNeverStart()
    {
        Throws(
            "Expected a Schedule or ReduceOnPlateau, found both:",
            new() { Schedule = LearningRateSchedule.Constant(1f), ReduceOnPlateau = new ReduceOnPlateau() });
        Throws("Expected a ClipNorm above 0, found 0.", new() { ClipNorm = 0f });
        Throws("Expected a ClipValue above 0, found NaN.", new() { ClipValue = float.NaN });
        Throws("Expected a Factor in (0, 1), found 2.", new() { ReduceOnPlateau = new() { Factor = 2f } });
        Throws("Expected a finite MinDelta of at least 0, found -1.", new() { EarlyStopping = new(MinDelta: -1) });

        static void Throws(string message, TrainingOptions options) => Assert.StartsWith(
            message, Assert.Throws<ArgumentException>(() => Run(0.1f, options, out _)).Message);
    }

    private static TrainingHistory Run(float rate, TrainingOptions options, out TwoLayers network)
    {
        network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(rate));
        return TrainingLoop.Run(network, trainer, Points.Draw(64), Points.Draw(50, seed: 2), options);
    }
}
