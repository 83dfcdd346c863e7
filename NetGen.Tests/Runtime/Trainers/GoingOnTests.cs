using System;
using System.Linq;
using NetGen.Tests.Numeric;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>What an optimiser keeps can be read and set, so that another trainer goes on with the same bits.</summary>
public sealed class GoingOnTests
{
    private const int Units = 20;

    [Fact]
    public void AnotherTrainerGoesOnWithTheSameBits()
    {
        Check(new Sgd(0.1f));
        Check(new Momentum(0.1f));
        Check(new Nesterov(0.1f));
        Check(new AdaGrad(0.1f));
        Check(new RMSProp(0.01f));
        Check(new Adam(0.01f));
        Check(new AdamW(0.01f));
    }

    [Fact]
    public void StateIsNamedAsTheParametersAre()
    {
        DropoutNetwork network = new(seed: 1);
        using Trainer<int, Momentum> trainer = network.Train(new Momentum(0.1f, 0.9f), 4);
        Assert.Equal(0f, Assert.Single(trainer.OptimizerState)["Dense2.Bias"][1]);
        ParameterBlock gradients = network.CreateGradients();
        gradients["Dense2.Bias"][1] = 3f;
        trainer.ApplyGradients(gradients);
        Assert.Equal(3f, trainer.OptimizerState[0]["Dense2.Bias"][1]);
        trainer.OptimizerState[0]["Dense2.Bias"][1] = -3f / 0.9f;
        float before = network.Dense2.Bias[1];
        trainer.ApplyGradients(gradients);
        Assert.Equal(before, network.Dense2.Bias[1], 1e-6f);
        Assert.Empty(network.Train(new Sgd(0.1f), 4).OptimizerState);
        Assert.Contains(
            "found an optimiser's state of a DropoutNetwork",
            Assert.Throws<ArgumentException>(() => trainer.ApplyGradients(trainer.OptimizerState[0])).Message);
    }

    [Fact]
    public void AStepCountIsNotNegative()
    {
        using Trainer<int, Sgd> trainer = new DropoutNetwork().Train(new Sgd(0.1f), 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.StepCount = -1);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void MasksCanBeReadAndAreThoseThatDropped()
    {
        DropoutNetwork network = new(seed: 1);
        network.Dropout1.Rate = 0.3f;
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 4, seed: 77);
        trainer.StepCount = 5;
        float[] inputs = [1f, -2f, 0.5f, 0.3f, 0.7f, -1f, 2f, 2f, 1f, -1f, 0f, 4f], mask = new float[4 * Units];
        foreach (long? step in (long?[])[null, 0, 9_000_000_000])
        {
            trainer.CopyDropoutMask("Dropout1", mask, step);
            for (int i = 0; i < mask.Length; i++)
                Assert.Equal(Philox.Drops(77, step ?? 5, 0, i, 0.3f) ? 0f : 1f / (1f - 0.3f), mask[i]);
        }

        trainer.CopyDropoutMask("Dropout1", mask);
        network.Dense1.Bias.CopyFrom([.. Enumerable.Repeat(100f, Units)]);   // no unit is 0 but by the mask
        trainer.Forward(inputs, new float[8]);
        for (int row = 0; row < 4; row++)
            for (int unit = 0; unit < Units; unit++)
                Assert.Equal(mask[row * Units + unit] == 0f, trainer.GetActivation(0, row)[unit] == 0f);
    }

    [Fact]
    public void AMaskThatIsNotThereIsRefused()
    {
        using Trainer<int, Sgd> trainer = new DropoutNetwork().Train(new Sgd(0.1f), 4);
        Assert.Contains(
            "Expected a Dropout layer of DropoutNetwork, found 'Dense1'.",
            Assert.Throws<ArgumentException>(() => trainer.CopyDropoutMask("Dense1", new float[Units])).Message);
        Assert.Throws<ArgumentException>(() => trainer.CopyDropoutMask("Dropout1", new float[Units + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.CopyDropoutMask("Dropout1", new float[Units], -1));
    }

    private static void Check<TOptimizer>(TOptimizer rule)
        where TOptimizer : unmanaged, IOptimizer
    {
        DropoutNetwork whole = new(seed: 1), first = new(seed: 1), second = new(seed: 9);
        using Trainer<int, TOptimizer> alone = whole.Train(rule, 4, seed: 3);
        using Trainer<int, TOptimizer> before = first.Train(rule, 4, seed: 3);
        using Trainer<int, TOptimizer> after = second.Train(rule, 4, seed: 4);
        Steps(alone, 7);
        Steps(before, 4);
        second.Parameters.CopyAllFrom(first.Parameters);
        float[] values = new float[first.Parameters.Count];
        Assert.Equal(TOptimizer.StateCount, after.OptimizerState.Count);
        for (int i = 0; i < after.OptimizerState.Count; i++)
        {
            before.OptimizerState[i].CopyLearnedTo(values);
            after.OptimizerState[i].CopyLearnedFrom(values);
        }

        (after.StepCount, after.Seed) = (before.StepCount, before.Seed);
        Steps(after, 3);
        Assert.Equal(7, after.StepCount);
        Blocks.SameBits(Blocks.Raw(whole.Parameters), Blocks.Raw(second.Parameters));
    }

    private static void Steps(Trainer<int> trainer, int count)
    {
        for (int step = 0; step < count; step++)
            trainer.Step([1f, -2f, 0.5f, 0.3f, 0.7f, -1f, 2f, 2f, 1f, -1f, 0f, 4f], [0, 1, 1, 0]);
    }
}
