using System.Linq;
using NetGen.Tests.Training;
using NetGen.Training;
using Xunit;

namespace NetGen.Tests.Loop;

/// <summary>A loss that is not finite names the layer where it began, and gives the last good state back.</summary>
public sealed class NotFiniteTests
{
    [Theory]
    [InlineData(1, "ReLU1", "Dense1.Weights")]
    [InlineData(2, "Dense2", "Dense2.Weights")]
    public void TheFirstLayerIsNamed(int dense, string layer, string weights)
    {
        TwoLayers network = new(seed: 1);
        DenseLayer broken = dense == 1 ? network.Dense1 : network.Dense2;
        for (int output = 0; output < broken.Weights.Outputs; output++)
            broken.Weights[output, 0] = float.PositiveInfinity;
        TrainingStoppedException error = Stops(network, Points.Draw(8), new Sgd(0.1f));
        Assert.Equal(layer, error.Layer);
        Assert.Contains($": {layer} is the first layer that puts out a number that is not finite, ", error.Message);
        Assert.Contains($"and {weights} has one; lower", error.Message);
    }

    [Fact]
    public void AnInputIsNamedWithItsRow()
    {
        TrainingStoppedException error = Stops(new TwoLayers(seed: 1), Points.WithNaN(8, 3), new Sgd(0.1f));
        Assert.Equal("Input", error.Layer);
        Assert.Contains(": input 0 of row 3 of the training data is not finite; lower", error.Message);
    }

    [Fact]
    public void ATargetIsNamedWithItsRow()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f));
        Dataset<float> data = new(new float[4], 2, new[] { 1f, float.NaN });
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(
            () => TrainingLoop.Run(network, trainer, data, null, new TrainingOptions { BatchSize = 2 }));
        Assert.Equal("Target", error.Layer);
    }

    [Fact]
    public void ALossTooLargeIsTheLosss()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f));
        Dataset<float> data = new(new[] { 1f, 1f, 1f, 1f }, 2, new[] { 1e30f, 1f });
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(
            () => TrainingLoop.Run(network, trainer, data, null, new TrainingOptions { BatchSize = 2 }));
        Assert.Equal("Loss", error.Layer);
    }

    [Fact]
    public void ABatchInSlicesIsSearchedWhole()
    {
        TwoLayers network = new(seed: 1);
        network.Dense2.Bias[0] = float.NaN;
        Assert.Equal("Dense2", Stops(network, Points.Draw(20), new Sgd(0.1f), maxBatch: 3).Layer);
    }

    [Fact]
    public void TheLastWholeEpochIsGivenBack()
    {
        // Two good epochs, then a rate that blows the weights up.
        TwoLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        float[] good = [];
        Callback callback = new()
        {
            Epoch = epoch =>
            {
                if (epoch.Epoch == 2)
                {
                    good = Points.Values(network.Parameters);
                    trainer.LearningRate = 1e38f;
                }

                return true;
            },
        };
        TrainingOptions options = new() { Epochs = 9, BatchSize = 4, Callbacks = [callback] };
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(
            () => TrainingLoop.Run(network, trainer, Points.Draw(16), null, options));
        Assert.Equal(3, error.Epoch);
        Assert.Equal(2, error.History.Count);
        Assert.Equal(TrainingEnd.NotFinite, error.History.End);
        Assert.Equal(good, Points.Values(network.Parameters));
    }

    [Fact]
    public void AnEpochWhoseLastStepBroughtNaNIsNotGood()
    {
        // One step an epoch: its loss is finite, and what it leaves is not. Even the last epoch must not end like that.
        TwoLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(float.MaxValue));
        float[] before = Points.Values(network.Parameters);
        Dataset<int> data = Points.Draw(16);
        float[] large = [.. data.Inputs.ToArray().Select(value => value * 1e6f)];
        data = new Dataset<int>(large, 2, data.Targets.ToArray());
        TrainingStoppedException error = Assert.Throws<TrainingStoppedException>(
            () => TrainingLoop.Run(network, trainer, data, null, new TrainingOptions { Epochs = 1, BatchSize = 16 }));
        Assert.Equal((1, 1, 0, float.NaN), (error.Epoch, error.Step, error.History.Count, error.Loss));
        Assert.Matches(
            @"^Expected finite parameters, found Dense\d\.\w+ not finite after epoch 1, step 1: lower", error.Message);
        Assert.Matches(@"^Dense\d$", error.Layer);
        Assert.Equal(before, Points.Values(network.Parameters));
    }

    private static TrainingStoppedException Stops(TwoLayers network, Dataset<int> data, Sgd rule, int maxBatch = 256)
    {
        using Trainer<int, Sgd> trainer = network.Train(rule, maxBatch);
        return Assert.Throws<TrainingStoppedException>(() => TrainingLoop.Run(
            network, trainer, data, null, new TrainingOptions { BatchSize = data.Rows }));
    }
}
