using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Passes that a caller takes one by one, and the order in which it may.</summary>
public sealed class PassByPassTests
{
    private const int Rows = 9;

    private static readonly NetworkSpec Spec = SmallNetworks.Everything;

    [Fact]
    public void PassesOneByOneMoveStatisticsAsAStepDoes()
    {
        Batch batch = Draw.Any(Spec, Rows, new Random(1));
        INetworkDriver whole = NetworkAssembly.Create(Spec, seed: 3), parts = NetworkAssembly.Create(Spec, seed: 3);
        using ITrainerDriver step = whole.Train(new Sgd(0.1f), Rows, seed: 5);
        using ITrainerDriver trainer = parts.Train(new Sgd(0.1f), Rows, seed: 5);
        ParameterBlock gradients = parts.CreateGradients();
        for (int i = 0; i < 3; i++)
        {
            step.Step(batch.Values, batch.Targets);
            trainer.ComputeGradients(batch.Values, batch.Targets, gradients);
            trainer.ApplyGradients(gradients);
            trainer.CommitStatistics();
        }

        Assert.Equal(3, trainer.StepCount);
        foreach ((float[] expected, float[] found) in Agreement.State(whole.Parameters)
            .Zip(Agreement.State(parts.Parameters)))
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], found[i], 1e-5f);
    }

    [Fact]
    public void StatisticsMoveOnceForAPass()
    {
        using Setting setting = new();
        Refused("found none", setting.Trainer.CommitStatistics);
        setting.Forward();
        setting.Trainer.CommitStatistics();
        Refused("found none", setting.Trainer.CommitStatistics);
        setting.Forward();
        setting.Step();
        Refused("found none", setting.Trainer.CommitStatistics);
    }

    [Fact]
    public void BackwardWantsAForwardPassOfTheSameNetwork()
    {
        using Setting setting = new();
        Refused("found none", setting.Backward);
        setting.Forward();
        setting.Backward();
        setting.Step();
        Refused("found none", setting.Backward);
        setting.Forward();
        setting.Network.Parameters.MarkWritten();
        Refused("changed since", setting.Backward);
        setting.Forward();
        setting.Trainer.ComputeGradients(setting.Batch.Values, setting.Batch.Targets, setting.Gradients);
        Refused("found none", setting.Backward);
    }

    [Fact]
    public void SpansThatDoNotFitAreRefused()
    {
        using Setting setting = new();
        setting.Forward();
        float[] dx = new float[Rows * Spec.Inputs];
        Wrong("outputGradients", () => setting.Trainer.Backward(new float[Spec.Outputs], setting.Gradients));
        Wrong("inputGradients", () => setting.Trainer.Backward(setting.Logits, setting.Gradients, dx.AsSpan(1)));
        Wrong("gradients", () => setting.Trainer.Backward(setting.Logits, setting.Network.Parameters, dx));
        Wrong("inputGradients", () => setting.Trainer.ComputeGradients(
            setting.Batch.Values, setting.Batch.Targets, setting.Gradients, [], setting.Batch.Values));
        Wrong("inputGradients", () => setting.Trainer.ComputeGradients(
            setting.Batch.Values, setting.Batch.Targets, setting.Gradients, [], dx.AsSpan(Spec.Inputs)));
        setting.Backward();
    }

    private static void Refused(string words, Action call) =>
        Assert.Contains(words, Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);

    private static void Wrong(string argument, Action call) =>
        Assert.Equal(argument, Assert.Throws<ArgumentException>(call).ParamName);

    private sealed class Setting : IDisposable
    {
        public Setting()
        {
            Network = NetworkAssembly.Create(Spec, seed: 3);
            Trainer = Network.Train(new Sgd(0.1f), Rows, seed: 5);
            Gradients = Network.CreateGradients();
        }

        public INetworkDriver Network { get; }

        public ITrainerDriver Trainer { get; }

        public ParameterBlock Gradients { get; }

        public Batch Batch { get; } = Draw.Any(Spec, Rows, new Random(1));

        public float[] Logits { get; } = new float[Rows * Spec.Outputs];

        public void Forward() => Trainer.Forward(Batch.Values, Logits);

        public void Backward() => Trainer.Backward(Logits, Gradients);

        public void Step() => Trainer.Step(Batch.Values, Batch.Targets);

        public void Dispose() => Trainer.Dispose();
    }
}
