using System;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>
/// Three whole steps of every network against the reference: loss, parameters, running statistics, padding.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class StepTests
{
    private const int Steps = 3;
    private const ulong Seed = 0xFEDC_BA98_7654_3210;

    // Two optimisers a network, so that each optimiser meets some sixty networks: a kernel is compiled for each pair.
    [Theory]
    [MemberData(nameof(NetworkCases.All), MemberType = typeof(NetworkCases))]
    public void ThreeStepsAgreeWithTheReference(int index)
    {
        Run(NetworkCases.Spec(index), OptimizerCase.Smooth[index % 7], rows: 7, maxBatch: 7);
        Run(NetworkCases.Spec(index), OptimizerCase.Smooth[(index / 7 + 3) % 7], rows: 33, maxBatch: 40);
    }

    [Fact]
    public void EveryOptimizerTrainsTheNetworkWithEverything()
    {
        foreach (OptimizerCase optimizer in OptimizerCase.Smooth)
            Run(SmallNetworks.Everything, optimizer, rows: 33, maxBatch: 64);
    }

    [Theory]
    [MemberData(nameof(NetworkCases.RowByRow), MemberType = typeof(NetworkCases))]
    public void ABatchInSlicesIsOneStep(int index) =>
        Run(NetworkCases.Spec(index), OptimizerCase.Smooth[index % 7], rows: 33, maxBatch: 16);

    private static void Run(NetworkSpec spec, OptimizerCase optimizer, int rows, int maxBatch)
    {
        string what = $"{spec}, {optimizer.Name} at {rows} rows of {maxBatch}";
        Batch batch = Draw.AwayFromKinks(spec, rows, Seed, Kinks.Distance(spec, rows), (_, candidate) =>
        {
            Reference(spec, optimizer, candidate, null, out double nearest);
            return nearest;
        });
        INetworkDriver network = NetworkAssembly.Create(spec);
        network.Parameters.CopyLearnedFrom(batch.Parameters);
        using ITrainerDriver trainer = optimizer.Train(network, maxBatch, Seed);
        float[] losses = new float[Steps];
        for (int step = 0; step < Steps; step++)
            losses[step] = trainer.Step(batch.Values, batch.Targets);
        Agreement.Check(
            what, noise => Reference(spec, optimizer, batch, noise, out _),
            [losses, .. Agreement.State(network.Parameters)]);
        Blocks.PaddingIsZero(what, network.Parameters);
        Assert.Equal(Steps, trainer.StepCount);
    }

    private static Expected[] Reference(
        NetworkSpec spec, OptimizerCase optimizer, Batch batch, Random? noise, out double nearestKink)
    {
        ReferenceNetwork reference = new(spec, Seed) { Noise = noise };
        reference.CopyFrom(batch.Parameters);
        double[] losses = new double[Steps];
        nearestKink = double.PositiveInfinity;
        for (int step = 0; step < Steps; step++)
        {
            losses[step] = reference.Step(batch.Inputs, batch.Targets, optimizer.Rule, out Tape tape);
            nearestKink = Math.Min(nearestKink, tape.NearestKink);
        }

        return [new Expected("losses", losses, Floor: 0.1), .. Agreement.State(reference)];
    }
}
