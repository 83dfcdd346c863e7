using System;
using System.Linq;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>Clipping, penalty, and the forward pass in training mode on its own.</summary>
public class TrainerTests
{
    private static readonly float[] Inputs = [1f, -2f, 0.5f, 0.3f, 0.7f, -1f, 2f, 2f, 1f, -1f, 0f, 4f];
    private static readonly int[] Labels = [0, 1, 1, 0];

    [Theory]
    [InlineData(float.PositiveInfinity, 0.01f)]
    [InlineData(0.05f, float.PositiveInfinity)]
    [InlineData(0.02f, 0.03f)]
    [InlineData(1e6f, 1e6f)]
    public void ClippingIsThatOfPyTorch(float value, float norm)
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(1f), 4);
        DropoutNetwork.Gradients gradients = network.CreateGradients();
        _ = trainer.ComputeGradients(Inputs, Labels, gradients);
        double[] expected = [.. Flat(gradients).Select(g => (double)Math.Clamp(g, -value, value))];
        double length = Math.Sqrt(expected.Sum(g => g * g));
        double factor = Math.Min(1, norm / (length + 1e-6));

        float[] before = Flat(network.Parameters);
        trainer.ClipValue = value;
        trainer.ClipNorm = norm;
        _ = trainer.Step(Inputs, Labels);
        float[] after = Flat(network.Parameters);
        for (int i = 0; i < before.Length; i++)
            Assert.Equal(expected[i] * factor, before[i] - after[i], 1e-6);
    }

    [Fact]
    public void ClippedStepsAllocateOnlyAtFirst()
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Adam> trainer = network.Train(new Adam(1e-3f), 4);
        trainer.ClipNorm = 1f;
        _ = trainer.Step(Inputs, Labels);
        Assert.Equal(0, Allocated.MostOf(100, () => _ = trainer.Step(Inputs, Labels) + trainer.Penalty));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PenaltyIsHalfLambdaTimesTheSquares(bool every)
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f, weightDecay: 0.4f), 4);
        trainer.DecaysEveryParameter = every;
        float[] values = Flat(network.Parameters);
        double squares = values.Sum(w => (double)w * w) - (every ? 0 : 2 * 0.25);
        Assert.Equal(0.2 * squares, trainer.Penalty, 1e-5);
    }

    [Fact]
    public void ForwardDrawsTheMasksThatAreAskedForAndChangesNothing()
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 4, seed: 5);
        float[] before = Flat(network.Parameters);
        (float[] first, float[] again, float[] other) = (new float[8], new float[8], new float[8]);
        trainer.Forward(Inputs, first);
        trainer.Forward(Inputs, again, masks: 0);
        trainer.Forward(Inputs, other, masks: 1);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(before, Flat(network.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void WithoutDropoutForwardGivesTheLogits()
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        network.Dropout1.Rate = 0f;
        (float[] forward, float[] logits) = (new float[8], new float[8]);
        trainer.Forward(Inputs, forward);
        network.Logits(Inputs, logits);
        Assert.Equal(logits, forward);
    }

    [Fact]
    public void ActivationsCanBeLookedAt()
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        float[] logits = new float[8];
        trainer.Forward(Inputs, logits);
        Assert.Equal(
            ["Dropout1", "Dense2"], Enumerable.Range(0, trainer.ActivationCount).Select(trainer.GetActivationName));
        Assert.Equal(20, trainer.GetActivation(0, 0).Length);
        Assert.Equal(logits[6..], trainer.GetActivation(1, 3).ToArray());
        Assert.All(trainer.GetActivation(0, 1).ToArray(), value => Assert.True(value >= 0f));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.GetActivation(0, 4).Length);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    public void RatesOutOfRangeAreRefused(float rate)
    {
        DropoutNetwork network = new();
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Dropout1.Rate = rate);
        Assert.Contains("Expected Rate in [0, 1), found", error.Message);
        Assert.Equal(0.5f, network.Dropout1.Rate);
    }

    [Fact]
    public unsafe void TransposedCopiesHoldWhatTheMatrixHolds()
    {
        AlignedBuffer from = new(23 * 48);
        AlignedBuffer to = new(37 * 32);
        for (int i = 0; i < 23 * 48; i++)
            from.Span[i] = i;
        Transpose.Copy(from.Start, 23, 37, 48, to.Start, 32);
        for (int row = 0; row < 23; row++)
            for (int column = 0; column < 37; column++)
                Assert.Equal(48 * row + column, to.Span[32 * column + row]);
    }

    private static float[] Flat(ParameterBlock block)
    {
        float[] values = new float[block.Count];
        block.CopyLearnedTo(values);
        return values;
    }
}
