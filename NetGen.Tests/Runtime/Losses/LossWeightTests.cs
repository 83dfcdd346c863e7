using System;
using Xunit;

namespace NetGen.Tests.Losses;

/// <summary>
/// Label smoothing and weights through the members that a user sees. Expected numbers are the formulas of PyTorch's
/// documentation, computed in float64.
/// </summary>
public sealed class LossWeightTests
{
    private static readonly float[] Rows = [2f, 1f, 0f, 0f, 3f, 1f, -1f, 0.5f, 2f];
    private static readonly float[] Pairs = [0.5f, -1f, 2f, 0.3f];
    private static readonly float[] Sides = [1f, 0f, 0.25f, 1f];
    private static readonly int[] Labels = [0, 2, 1];

    [Fact]
    public void CrossEntropyLossOfPyTorch()
    {
        Smoothed network = new();
        SetIdentity(network.Dense1);
        Assert.Equal(0.1f, network.Loss.LabelSmoothing);
        Assert.Equal(1.4618099824414965, network.Evaluate(Rows, Labels).Loss, 1e-6);

        network.Loss.ClassWeights.CopyFrom([1f, 2f, 0.5f]);
        Assert.Equal(1.4304263219599713, network.Evaluate(Rows, Labels).Loss, 1e-6);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0f));
        Assert.Equal(1.4304263219599713, trainer.Step(Rows, Labels), 1e-6);

        network.Loss.LabelSmoothing = 0f;
        Assert.Equal(1.4214718764390963, network.Evaluate(Rows, Labels).Loss, 1e-6);
    }

    [Fact]
    public void ABatchWhoseLabelsHaveNoWeightLosesNothing()
    {
        Smoothed network = new();
        network.Loss.ClassWeights[1] = 0f;
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(1f));
        float[] before = Flat(network.Parameters);
        Assert.Equal(0f, trainer.Step(Rows, [1, 1, 1]));
        Assert.Equal(before, Flat(network.Parameters));
    }

    [Fact]
    public void BceWithLogitsLossOfPyTorch()
    {
        TwoSides network = new();
        SetIdentity(network.Dense1);
        network.Loss.PositiveWeights.CopyFrom([3f, 0.5f]);
        network.Loss.OutputWeights.CopyFrom([1f, 2f]);
        Assert.Equal(1.0733753971524376, network.Evaluate(Pairs, Sides).Loss, 1e-6);
    }

    [Fact]
    public void MultiMarginLossOfPyTorch()
    {
        ThreeScores network = new();
        SetIdentity(network.Dense1);
        network.Loss.ClassWeights.CopyFrom([1f, 2f, 0.5f]);
        Assert.Equal(0.7222222222222222, network.Evaluate(Rows, Labels).Loss, 1e-6);
    }

    [Fact]
    public void MseLossOfPyTorchWithWeights()
    {
        TwoNumbers network = new();
        SetIdentity(network.Dense1);
        Assert.Equal(1.4884375, network.Evaluate(Pairs, Sides, [1f, 3f]).Loss, 1e-6);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.5f)]
    [InlineData(float.NaN)]
    public void SmoothingOutOfItsRangeIsRefused(float value)
    {
        Smoothed network = new();
        ArgumentOutOfRangeException exception =
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Loss.LabelSmoothing = value);
        Assert.StartsWith($"Expected LabelSmoothing in [0, 1], found {value}.", exception.Message);
        Assert.Equal(0.1f, network.Loss.LabelSmoothing);
    }

    [Fact]
    public void WeightsOutOfTheirRangeAreRefused()
    {
        Smoothed network = new();
        string one = Assert.Throws<ArgumentOutOfRangeException>(() => network.Loss.ClassWeights[1] = -1f).Message;
        Assert.StartsWith("Expected ClassWeights finite and at least 0, found -1 at 1.", one);
        string many = Assert.Throws<ArgumentOutOfRangeException>(
            () => network.Loss.ClassWeights.CopyFrom([2f, 2f, float.NaN])).Message;
        Assert.StartsWith("Expected ClassWeights finite and at least 0, found NaN at 2.", many);
        float[] weights = new float[3];
        network.Loss.ClassWeights.CopyTo(weights);
        Assert.Equal([1f, 1f, 1f], weights);
    }

    [Fact]
    public void WeightedStepsAllocateNothing()
    {
        Smoothed network = new();
        network.Loss.ClassWeights.CopyFrom([1f, 2f, 0.5f]);
        network.Dense1.LearningRateFactor = 0.5f;
        using Trainer<int, Adam> trainer = network.Train(new Adam(0.1f));
        float[] weights = [1f, 2f, 3f];
        long before = 0;
        for (int step = 0; step < 30; step++)
        {
            before = step == 10 ? GC.GetAllocatedBytesForCurrentThread() : before;
            _ = trainer.Step(Rows, Labels, weights);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void SetIdentity(DenseLayer layer)
    {
        for (int output = 0; output < layer.Weights.Outputs; output++)
            for (int input = 0; input < layer.Weights.Inputs; input++)
                layer.Weights[output, input] = output == input ? 1f : 0f;
    }

    private static float[] Flat(ParameterBlock block)
    {
        float[] values = new float[block.Count];
        block.CopyLearnedTo(values);
        return values;
    }
}
