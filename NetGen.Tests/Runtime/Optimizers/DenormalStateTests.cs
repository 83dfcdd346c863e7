using System;
using NetGen.CompilerServices;
using Xunit;

namespace NetGen.Tests.Optimizers;

/// <summary>What an optimiser remembers does not stay among the denormals, where processors are slow.</summary>
[Trait("Category", "Numeric")]
public class DenormalStateTests
{
    [Fact]
    public void FlushZeroesWhatIsTinyAndNothingElse()
    {
        float least = Denormals.Smallest;
        Assert.Equal(MathF.Pow(2, -110), least);
        float[] given =
        [
            0f, -0f, float.Epsilon, -float.Epsilon, 1.17549435e-38f, -1.17549435e-38f,
            MathF.BitDecrement(least), -MathF.BitDecrement(least), least, -least, 1e-30f, 1f,
            float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
        ];
        AlignedBuffer state = new(2 * given.Length);
        given.CopyTo(state.Span);
        given.CopyTo(state.Span[given.Length..]);
        Denormals.Flush(state);
        for (int i = 0; i < 2 * given.Length; i++)
        {
            float was = given[i % given.Length];
            Assert.Equal(MathF.Abs(was) < least ? 0f : was, state.Span[i]);
        }
    }

    [Fact]
    public void StateWithoutGradientEndsAtZero()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Halving> trainer = network.Train(new Halving(), 4);
        Step(network, trainer, until: 1, gradient: 1f);
        Step(network, trainer, until: (2 * Denormals.Period) - 1, gradient: 0f);
        Assert.Equal(MathF.Pow(2, -126), network.Dense1.Weights[0, 0]);

        Step(network, trainer, until: 2 * Denormals.Period, gradient: 0f);
        Assert.Equal(0f, network.Dense1.Weights[0, 0]);
    }

    [Fact]
    public void LeavesWhatLearnsAlone()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Halving> trainer = network.Train(new Halving(), 4);
        Step(network, trainer, until: Denormals.Period, gradient: 1f);
        Assert.Equal(2f, network.Dense1.Weights[0, 0]);
    }

    private static void Step(LineFitter network, Trainer<float, Halving> trainer, int until, float gradient)
    {
        float[] values = new float[LineFitter.ParameterCount];
        Array.Fill(values, gradient);
        ParameterBlock gradients = network.CreateGradients();
        gradients.CopyLearnedFrom(values);
        while (trainer.StepCount < until)
            trainer.ApplyGradients(gradients);
    }
}
