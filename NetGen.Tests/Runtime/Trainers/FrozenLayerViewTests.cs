using System;
using System.Linq;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>Freezing layers and slowing them through their views.</summary>
public sealed class FrozenLayerViewTests
{
    private static readonly float[] Inputs = [1f, -2f, 0.5f, 0.3f, 0.7f, -1f, 2f, 2f, 1f, -1f, 0f, 4f];
    private static readonly int[] Labels = [0, 1, 1, 0];

    [Fact]
    public void OnlyTheHeadLearns()
    {
        FrozenLayers network = new(seed: 1);
        network.Body.IsFrozen = network.BatchNorm1.IsFrozen = network.PReLU1.IsFrozen = true;
        network.LayerNorm1.IsFrozen = true;
        Assert.True(network.Parameters.IsFrozen("Body") && !network.Head.IsFrozen);
        float[][] before = Values(network.Parameters);
        using Trainer<int, AdamW> trainer = network.Train(new AdamW(0.1f, weightDecay: 0.5f));
        trainer.DecaysEveryParameter = true;
        for (int step = 0; step < 3; step++)
            _ = trainer.Step(Inputs, Labels);
        float[][] after = Values(network.Parameters);
        Assert.All(network.Parameters.Layout.Tensors.Index(), tensor => Assert.Equal(
            tensor.Item.Layer != "Head", before[tensor.Index].SequenceEqual(after[tensor.Index])));
    }

    [Fact]
    public void FrozenWeightsAreNoPenalty()
    {
        FrozenLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f, weightDecay: 0.5f));
        network.Body.IsFrozen = true;
        float head = trainer.Penalty;
        network.Head.IsFrozen = true;
        Assert.Equal(0f, trainer.Penalty);
        network.Body.IsFrozen = network.Head.IsFrozen = false;
        Assert.True(trainer.Penalty > head && head > 0f);
    }

    [Fact]
    public void ALayerThatIsThawedLearnsAgain()
    {
        FrozenLayers network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f));
        network.Body.IsFrozen = true;
        _ = trainer.Step(Inputs, Labels);
        float frozen = network.Body.Weights[0, 0];
        network.Body.IsFrozen = false;
        _ = trainer.Step(Inputs, Labels);
        Assert.Equal(new FrozenLayers(seed: 1).Body.Weights[0, 0], frozen);
        Assert.NotEqual(frozen, network.Body.Weights[0, 0]);
    }

    [Fact]
    public void AFactorIsARateOfItsOwn()
    {
        FrozenLayers slow = new(seed: 1);
        FrozenLayers fast = new(seed: 1);
        slow.Body.LearningRateFactor = 0.25f;
        Assert.Equal(0.25f, slow.Parameters.GetLearningRateFactor("Body"));
        using Trainer<int, Sgd> slowly = slow.Train(new Sgd(0.1f));
        using Trainer<int, Sgd> ordinary = fast.Train(new Sgd(0.1f));
        float start = slow.Body.Weights[1, 2];
        _ = slowly.Step(Inputs, Labels);
        _ = ordinary.Step(Inputs, Labels);
        Assert.Equal(0.25f * (fast.Body.Weights[1, 2] - start), slow.Body.Weights[1, 2] - start, 1e-6f);
        Assert.Equal(fast.Head.Weights[1, 2], slow.Head.Weights[1, 2]);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void AFactorOutOfItsRangeIsRefused(float factor)
    {
        FrozenLayers network = new();
        string message = Assert.Throws<ArgumentOutOfRangeException>(
            () => network.PReLU1.LearningRateFactor = factor).Message;
        Assert.StartsWith($"Expected LearningRateFactor finite and at least 0, found {factor}.", message);
        Assert.Equal(1f, network.PReLU1.LearningRateFactor);
    }

    [Theory]
    [InlineData("Dense1")]
    [InlineData("Loss")]
    public void ALayerThatIsNotThereIsNamed(string layer)
    {
        FrozenLayers network = new();
        string message = Assert.Throws<ArgumentException>(() => network.Parameters.SetFrozen(layer, true)).Message;
        Assert.StartsWith($"Expected a layer of FrozenLayers with parameters, found '{layer}'.", message);
    }

    private static float[][] Values(ParameterBlock block) =>
    [
        .. block.Layout.Tensors.Select(tensor =>
        {
            float[] values = new float[tensor.Count];
            block.CopyTo(tensor, values);
            return values;
        }),
    ];
}
