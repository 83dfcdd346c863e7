using System;
using System.Linq;
using NetGen.Tests.Losses;
using NetGen.Tests.Numeric;
using NetGen.Tests.Optimizers;
using NetGen.Tests.Views;
using Xunit;

namespace NetGen.Tests.Trainers;

/// <summary>What a constructor refuses, every other way to set it refuses, too, and what was set stays.</summary>
public sealed class SettingTests
{
    private static readonly float[] NoRates = [-1f, float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    [Fact]
    public void ATrainersNumbers()
    {
        using Trainer<int, Sgd> trainer = new DropoutNetwork().Train(new Sgd(0.1f, 0.2f), 4);
        foreach (float wrong in NoRates)
        {
            Refused("LearningRate finite and at least 0", wrong, () => trainer.LearningRate = wrong);
            Refused("WeightDecay finite and at least 0", wrong, () => trainer.WeightDecay = wrong);
        }

        foreach (float wrong in (float[])[-1f, 0f, float.NaN, float.NegativeInfinity])
        {
            Refused("ClipNorm above 0", wrong, () => trainer.ClipNorm = wrong);
            Refused("ClipValue above 0", wrong, () => trainer.ClipValue = wrong);
        }

        Assert.Equal((0.1f, 0.2f), (trainer.LearningRate, trainer.WeightDecay));
        Assert.Equal((float.PositiveInfinity, float.PositiveInfinity), (trainer.ClipNorm, trainer.ClipValue));
        (trainer.LearningRate, trainer.WeightDecay) = (0f, 0f);
        (trainer.ClipNorm, trainer.ClipValue) = (float.PositiveInfinity, float.Epsilon);
    }

    [Fact]
    public void EachOptimizersNumbers()
    {
        Check(new Sgd(0.1f));
        Check(new Momentum(0.1f));
        Check(new Nesterov(0.1f));
        Check(new AdaGrad(0.1f));
        Check(new RMSProp(0.1f));
        Check(new Adam(0.1f));
        Check(new AdamW(0.1f));

        static void Check<T>(T rule)
            where T : unmanaged, IOptimizer
        {
            foreach (float wrong in NoRates)
            {
                Refused("LearningRate finite and at least 0", wrong, () => rule.LearningRate = wrong);
                Refused("WeightDecay finite and at least 0", wrong, () => rule.WeightDecay = wrong);
            }

            Assert.Equal(0.1f, rule.LearningRate);
        }
    }

    [Fact]
    public void ARuleOfOnesOwnWithoutAnyCheck()
    {
        DropoutNetwork network = new(seed: 1);
        Refused("LearningRate finite and at least 0", float.NaN, () => network.Train(new Lion(float.NaN), 4));
        using Trainer<int, Lion> trainer = network.Train(new Lion(0.1f), 4);
        float[] before = Blocks.Raw(network.Parameters);
        trainer.Optimizer.LearningRate = float.NaN;
        Refused("LearningRate finite and at least 0", float.NaN, () => trainer.Step(new float[6], [0, 1]));
        trainer.Optimizer.LearningRate = 0.1f;
        trainer.Optimizer.WeightDecay = -1f;
        Refused("WeightDecay finite and at least 0", -1f, () => trainer.ApplyGradients(network.CreateGradients()));
        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void SettingsOfLayersByName()
    {
        ViewedNetwork network = new();
        foreach (float wrong in NoRates)
        {
            Refused("Slope finite and at least 0", wrong, () => network.LeakyReLU1.Slope = wrong);
            Refused("Alpha finite and at least 0", wrong, () => network.ELU1.Alpha = wrong);
            Refused("Rate in [0, 1)", wrong, () => network.Dropout1.Rate = wrong);
            Refused("Epsilon finite and above 0", wrong, () => network.BatchNorm1.Epsilon = wrong);
            Refused("Momentum in (0, 1]", wrong, () => network.BatchNorm1.Momentum = wrong);
            Refused("LearningRateFactor finite and", wrong, () => network.Dense1.LearningRateFactor = wrong);
            Refused("OutputWeights finite and at least 0", wrong, () => network.Loss.OutputWeights[1] = wrong);
            Refused("LabelSmoothing in [0, 1]", wrong, () => new Smoothed().Loss.LabelSmoothing = wrong);
        }
    }

    // The block is what savers and searches write to: settings are in it, with the same ranges.
    [Fact]
    public void SettingsOfLayersInTheBlock()
    {
        ViewedNetwork network = new();
        float[] before = Blocks.Raw(network.Parameters);
        ParameterTensor[] settings =
            [.. network.Parameters.Layout.Tensors.Where(tensor => tensor.Role == TensorRole.Hyperparameter)];
        Assert.Equal(
            ["Alpha", "Epsilon", "Momentum", "OutputWeights", "PositiveWeights", "Rate", "Slope"],
            settings.Select(each => each.Name).Order());
        foreach (ParameterTensor setting in settings)
        {
            float[] wrong = [.. Enumerable.Repeat(0.5f, setting.Count - 1), float.NaN];
            Refused(setting.Name, float.NaN, () => network.Parameters.CopyFrom(setting, wrong));
            int index = network.Parameters.Layout.Tensors.ToList().IndexOf(setting);
            Refused(
                setting.Name, -2f, () => Initializer.Fill(network.Parameters, index, Init.Constant(-2f), seed: 1));
            Assert.Contains(
                $"Expected a constant for the setting {setting.FullName}, found Normal.",
                Assert.Throws<ArgumentException>(
                    () => Initializer.Fill(network.Parameters, index, Init.Normal(1f), seed: 1)).Message);
        }

        Blocks.SameBits(before, Blocks.Raw(network.Parameters));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Initializer.Fill(network.Parameters, 99, Init.Constant(1f), seed: 1));
    }

    private static void Refused(string expected, float found, Action set)
    {
        string message = Assert.Throws<ArgumentOutOfRangeException>(set).Message;
        Assert.Contains($"Expected {expected}", message);
        Assert.Contains($"found {found}", message);
    }
}
