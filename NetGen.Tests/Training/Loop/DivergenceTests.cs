using System;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>
/// Trainings that end with a loss far above chance say so; a validation loss that is not finite is named.
/// </summary>
public sealed class DivergenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void ARateFarTooHighDiverges(int epochs)
    {
        TrainingHistory history = Run(new TwoLayers(seed: 1), 1e6f, new() { Epochs = epochs, BatchSize = 8 });
        Assert.Equal((TrainingEnd.Diverged, epochs), (history.End, history.Count));
        Assert.EndsWith(
            "; diverged: the loss ends far above where it began; lower the learning rate", history.ToString());
        Finding finding = CurveCheck.Judge(history);
        Assert.Equal(Verdict.Bad, finding.Verdict);
        Assert.StartsWith("diverges: the loss ends far above where it began", finding.Advice);
    }

    [Fact]
    public void EarlyStoppingDoesNotHideIt() => Assert.Equal(
        TrainingEnd.Diverged,
        Run(
            new TwoLayers(seed: 1), 1e6f,
            new() { Epochs = 90, BatchSize = 8, EarlyStopping = new(Patience: 2) }).End);

    [Fact]
    public void WhatLearnsDoesNot()
    {
        TrainingHistory history = Run(new TwoLayers(seed: 1), 0.01f, new() { Epochs = 3, BatchSize = 8 });
        Assert.Equal(TrainingEnd.AllEpochs, history.End);
        Assert.Equal(Math.Log(2), history.Chance, 1e-6);
        Assert.Matches(
            @"^3 epochs, loss 0\.\d+ to 0\.\d+, validation 0\.\d+, chance 0\.6931; all epochs done$",
            history.ToString());
        Assert.Equal("0 epochs; cancelled", new TrainingHistory([], TrainingEnd.Canceled).ToString());
    }

    // The loss begins a thousand times above chance and falls: no divergence, however far above chance it still is.
    [Fact]
    public void AStartFarAboveChanceThatFallsDoesNot()
    {
        TwoLayers network = new(seed: 1);
        network.Dense2.Bias[0] = 1_000f;
        Assert.Equal(TrainingEnd.AllEpochs, Run(network, 0.01f, new() { Epochs = 2 }).End);
    }

    // 1, 2, 6: mean 3, variance 14 / 3; with weights 2, 1, 1 mean 2.5, variance 17 / 4.
    [Theory]
    [InlineData(false, 14.0 / 3)]
    [InlineData(true, 17.0 / 4)]
    public void ChanceOfNumbersIsTheirVariance(bool isWeighted, double expected)
    {
        Dataset<float> numbers = new(new float[6], 2, new float[] { 1, 2, 6 });
        if (isWeighted)
            numbers = numbers.WithRowWeights(new float[] { 2, 1, 1 });
        LineFitter network = new(seed: 1);
        float[] before = Points.Values(network.Parameters);
        Assert.Equal(expected, Chance.Of(network, numbers).Loss, 1e-9);
        Assert.Equal(before, Points.Values(network.Parameters));
    }

    [Fact]
    public void AValidationLossThatIsNotFiniteNamesEpochAndRow()
    {
        TwoLayers network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.01f));
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(() => TrainingLoop.Run(
            network, trainer, Points.Draw(64), Points.WithNaN(50, 3), new() { Epochs = 9 }));
        Assert.Equal(
            "Expected a finite validation loss, found NaN after epoch 1: input 0 of row 3 of the validation data is "
            + "not finite; drop or mend such rows.",
            error.Message);
        Assert.Equal((1, "Input", float.NaN), (error.Epoch, error.Layer, error.Loss));
        Assert.Equal((TrainingEnd.NotFinite, 0), (error.History.End, error.History.Count));
        Assert.All(Points.Values(network.Parameters), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void OutputsTooLargeForTheValidationLossAreNamed()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(1e-6f));
        Dataset<float> data = new(new float[] { 1, 1, 1, 1 }, 2, new float[] { 1, 2 });
        Dataset<float> far = new(new float[] { 1, 1 }, 2, new[] { 1e30f });
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(
            () => TrainingLoop.Run(network, trainer, data, far, new() { Epochs = 9 }));
        Assert.Equal(("Loss", float.PositiveInfinity), (error.Layer, error.Loss));
        Assert.EndsWith(
            "what the network puts out is too large; lower the learning rate or check inputs.", error.Message);
    }

    // Thousands are written with separators, and the row is the data set's, wherever the shuffled batch has it.
    [Fact]
    public void ARowThatIsNotFiniteIsTheDataSets()
    {
        TwoLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(() => TrainingLoop.Run(
            network, trainer, Points.WithNaN(2_000, 1_234), null, new() { BatchSize = 16 }));
        Assert.Contains(": input 0 of row 1,234 of the training data is not finite; lower", error.Message);
    }

    private static TrainingHistory Run(TwoLayers network, float rate, TrainingOptions options)
    {
        using Trainer<int, Adam> trainer = network.Train(new Adam(rate));
        return TrainingLoop.Run(network, trainer, Points.Draw(64), Points.Draw(50, seed: 2), options);
    }
}
