using System;
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
        ReferenceNetwork reference = null!;
        double[] losses = new double[Steps];
        double largestGradient = 0;
        Batch batch = Draw.AwayFromKinks(spec, rows, Seed, Tolerance.Kink(spec, rows), (parameters, candidate) =>
        {
            reference = new ReferenceNetwork(spec, Seed);
            reference.CopyFrom(parameters);
            double nearest = double.PositiveInfinity;
            largestGradient = 0;
            for (int step = 0; step < Steps; step++)
            {
                losses[step] = reference.Step(candidate.Inputs, candidate.Targets, optimizer.Rule, out Tape tape);
                nearest = Math.Min(nearest, tape.NearestKink);
                foreach (Tensor tensor in reference.Learned)
                    largestGradient = Math.Max(largestGradient, Agreement.Largest(tensor.Magnitude));
            }

            return nearest;
        });

        INetworkDriver network = NetworkAssembly.Create(spec);
        network.Parameters.CopyFrom(batch.Parameters);
        using ITrainerDriver trainer = optimizer.Train(network, maxBatch, Seed);
        double tolerance = Tolerance.Gradient(spec, rows);
        for (int step = 0; step < Steps; step++)
        {
            float loss = trainer.Step(batch.Values, batch.Targets);
            Agreement.Loss($"{what}, step {step}", losses[step], loss, 3 * tolerance);
        }

        // What a gradient is off reaches its weight times the rate, and at most 1 / epsilon = 20 where a rule divides;
        // each step adds as much. 1e-6 is the rounding of the weight itself.
        double moved = Steps * optimizer.Rule.Rate * tolerance * largestGradient * 20;
        Agreement.Parameters(
            what, reference, network.Parameters,
            tensor => 1e-6 * Math.Max(1, Agreement.Largest(tensor.Values)) + moved);
        Agreement.Statistics(what, reference, network.Parameters, 10 * tolerance);
        Blocks.PaddingIsZero(what, network.Parameters);
        Assert.Equal(Steps, trainer.StepCount);
    }
}
