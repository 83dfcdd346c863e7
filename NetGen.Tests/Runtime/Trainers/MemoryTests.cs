using System;
using NetGen.Tests.Numeric;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>What a trainer writes to is nowhere that it reads from, and nothing that it must not change.</summary>
public sealed class MemoryTests
{
    private static readonly float[] Inputs = [1f, -2f, 0.5f, 0.3f, 0.7f, -1f, 2f, 2f, 1f, -1f, 0f, 4f];
    private static readonly int[] Labels = [0, 1, 1, 0];

    [Fact]
    public void GradientsAreNoParameters()
    {
        DropoutNetwork network = new(seed: 1), other = new(seed: 2);
        using Trainer<int, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        float[] before = Blocks.Raw(network.Parameters), others = Blocks.Raw(other.Parameters);
        foreach (ParameterBlock parameters in (ParameterBlock[])[network.Parameters, other.Parameters])
        {
            Refused(
                "gradients", "a block that CreateGradients makes, found the parameters of a DropoutNetwork",
                () => trainer.ComputeGradients(Inputs, Labels, parameters));
            Refused(
                "gradients", "a block that CreateGradients makes, found the parameters of a DropoutNetwork",
                () => trainer.ApplyGradients(parameters));
        }

        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Blocks.SameBits(others, Blocks.Raw(other.Parameters));
        Assert.Equal(0, trainer.StepCount);

        // A block of one's own in the same layout does.
        trainer.ComputeGradients(Inputs, Labels, new ParameterBlock(network.Parameters.Layout));
    }

    [Fact]
    public void ActivationsAreNoInputsOrTargets()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        float[] rows = [1f, 2f];
        trainer.Forward(rows, new float[1]);
        float[] before = Blocks.Raw(network.Parameters);
        Refused("targets", "the trainer's own", () => trainer.Step(rows, trainer.GetActivation(0, 0)));
        Refused("rowWeights", "the trainer's own", () => trainer.Step(rows, [1f], trainer.GetActivation(0, 0)));
        Refused(
            "targets", "the trainer's own",
            () => trainer.ComputeGradients(rows, trainer.GetActivation(0, 0), network.CreateGradients()));
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));

        TwoLayers deep = new(seed: 1);
        using Trainer<int, Sgd> deeper = deep.Train(new Sgd(0.1f), 4);
        deeper.Forward(rows, new float[2]);
        Refused("inputs", "the trainer's own", () => deeper.Step(deeper.GetActivation(1, 0), [1]));
        Refused("inputs", "the trainer's own", () => deeper.Forward(deeper.GetActivation(1, 0), new float[2]));
        float[] copy = deeper.GetActivation(1, 0).ToArray();
        Assert.True(float.IsFinite(deeper.Step(copy, [1])));
    }

    [Fact]
    public unsafe void ParametersAreNoLogits()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        float[] before = Blocks.Raw(network.Parameters);
        Refused(
            "logits", "the network's parameters",
            () => trainer.Forward([1f, 2f], new Span<float>(network.Parameters.Start, 1)));
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
    }

    [Fact]
    public void LogitsAreNoInputs()
    {
        LineFitter network = new(seed: 1);
        using Trainer<float, Sgd> trainer = network.Train(new Sgd(0.1f), 4);
        float[] rows = [1f, 2f];
        Refused("logits", "the inputs", () => trainer.Forward(rows, rows.AsSpan(1)));
        Assert.Equal([1f, 2f], rows);
    }

    [Fact]
    public void WhatIsNotThereIsNamed()
    {
        using Trainer<float, Sgd> trainer = new LineFitter().Train(new Sgd(0.1f), 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.GetActivationName(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.GetActivationTraits(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.GetActivation(1, 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Forward([1f, 2f], new float[1], masks: -1));
    }

    private static void Refused(string argument, string part, Action call)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(argument, error.ParamName);
        Assert.Contains(part, error.Message);
    }
}
