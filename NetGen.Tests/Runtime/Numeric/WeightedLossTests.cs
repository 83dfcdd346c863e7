using System;
using System.Linq;
using NetGen.Tests.Networks;
using NetGen.Tests.Reference;
using Xunit;

namespace NetGen.Tests.Numeric;

/// <summary>Losses with weights of rows, classes and outputs, and smoothed labels, against the reference.</summary>
[Trait("Category", "Numeric")]
public sealed class WeightedLossTests
{
    private const ulong Seed = 0x1234;
    private const int Rows = 33;

    [Theory]
    [MemberData(nameof(NetworkCases.Few), MemberType = typeof(NetworkCases))]
    public void AgreeWithTheReference(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec);
        Random random = new(index);
        foreach ((NetworkSpec weighted, bool weighsRows) in new[]
        {
            (Weighted(spec, random), true), (Weighted(spec, random), false), (spec, true),
        })
        {
            Batch batch = DrawFor(weighted, weighsRows ? Weights(Rows, random) : []);
            network.Parameters.CopyLearnedFrom(batch.Parameters);
            LossSettings.Set(network.Parameters, weighted.Loss);
            Compare(weighted, batch, network, maxBatch: 40);
            if (!spec.UsesBatchStatistics)
                Compare(weighted, batch, network, maxBatch: 16);
        }
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Small), MemberType = typeof(NetworkCases))]
    public void ARowOfWeightTwoCountsTwiceAndOneOfWeightZeroNot(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 2);
        Batch batch = Draw.Any(spec, 3, new Random(5));
        int[] rows = [0, 1, 1];
        float[] inputs = [.. rows.SelectMany(row => Row(batch.Values, row, 3))];
        Targets targets = new(
            [.. rows.Where(row => batch.Targets.Labels.Length > 0).Select(row => batch.Targets.Labels[row])],
            [.. rows.SelectMany(row => Row(batch.Targets.Values, row, 3))]);
        float expected = network.Evaluate(inputs, targets).Loss;
        float found = network.Evaluate(batch.Values, batch.Targets, [1f, 2f, 0f]).Loss;
        Assert.Equal(expected, found, 1e-5 * Math.Max(1, Math.Abs(expected)));
    }

    [Theory]
    [MemberData(nameof(NetworkCases.Small), MemberType = typeof(NetworkCases))]
    public void SettingsThatWereTakenBackLeaveTheSameBits(int index)
    {
        NetworkSpec spec = NetworkCases.Spec(index);
        float[] untouched = Train(spec, _ => { });
        float[] touched = Train(spec, parameters =>
        {
            LossSettings.Set(parameters, Weighted(spec, new Random(3)).Loss);
            LossSettings.Reset(parameters);
        });
        Blocks.SameBits(untouched, touched);
    }

    [Fact]
    public void AnyNumberOfThreadsLeavesTheSameBits()
    {
        float[] Run(int threads)
        {
            INetworkDriver network = NetworkAssembly.Create(SmallNetworks.Everything, seed: 3);
            LossSettings.Set(network.Parameters, Weighted(SmallNetworks.Everything, new Random(1)).Loss);
            using ITrainerDriver trainer = network.Train(new Momentum(0.01f), maxBatch: 101, seed: 5, threads);
            Batch batch = Draw.Any(SmallNetworks.Everything, 101, new Random(7));
            float[] weights = Weights(101, new Random(9));
            for (int step = 0; step < 20; step++)
                trainer.Step(batch.Values, batch.Targets, weights);
            return Blocks.Raw(network.Parameters);
        }

        CompilerServices.ThreadTeam.AlwaysShares = true;
        float[] alone = Run(1);
        foreach (int threads in (int[])[2, 3, 4, 8])
            Blocks.SameBits(alone, Run(threads));
    }

    /// <summary>A spec whose loss has every setting that it can have.</summary>
    internal static NetworkSpec Weighted(NetworkSpec spec, Random random) => spec with
    {
        Loss = spec.Loss switch
        {
            SoftmaxCrossEntropy loss => loss with
            {
                LabelSmoothing = 0.1f,
                ClassWeights = Weights(spec.Outputs, random),
            },
            BinaryCrossEntropy loss => loss with
            {
                PositiveWeights = Weights(spec.Outputs, random),
                OutputWeights = Weights(spec.Outputs, random),
            },
            Hinge loss => loss with { ClassWeights = Weights(spec.Outputs, random) },
            LossSpec loss => loss,
        },
    };

    private static float[] Train(NetworkSpec spec, Action<ParameterBlock> prepare)
    {
        INetworkDriver network = NetworkAssembly.Create(spec, seed: 3);
        prepare(network.Parameters);
        using ITrainerDriver trainer = network.Train(new Momentum(0.01f), maxBatch: Rows, seed: 5);
        Batch batch = Draw.Any(spec, Rows, new Random(7));
        for (int step = 0; step < 3; step++)
            trainer.Step(batch.Values, batch.Targets);
        return Blocks.Raw(network.Parameters);
    }

    private static void Compare(NetworkSpec spec, Batch batch, INetworkDriver network, int maxBatch)
    {
        using ITrainerDriver trainer = network.Train(new Sgd(0.1f), maxBatch, Seed);
        ParameterBlock gradients = network.CreateGradients();
        float[] rowWeights = batch.Targets.RowWeights;
        float loss = trainer.ComputeGradients(batch.Values, batch.Targets, gradients, rowWeights);
        float evaluated = network.Evaluate(batch.Values, batch.Targets, rowWeights).Loss;
        Agreement.Check(
            $"{spec}, weighted, at {maxBatch} rows", noise =>
            {
                ReferenceNetwork reference = new(spec, Seed) { Noise = noise };
                reference.CopyFrom(batch.Parameters);
                double expected = reference.ComputeGradients(batch.Inputs, batch.Targets, out _);
                return
                [
                    new Expected("loss", [expected], Floor: 0.1),
                    new Expected("evaluation", [reference.Evaluate(batch.Inputs, batch.Targets)], Floor: 0.1),
                    .. Agreement.Gradients(reference),
                ];
            },
            [[loss], [evaluated], .. Agreement.Learned(gradients)]);
        Blocks.PaddingIsZero($"{spec}: gradients", gradients);
    }

    private static Batch DrawFor(NetworkSpec spec, float[] rowWeights)
    {
        ReferenceNetwork reference = new(spec, Seed);
        Batch drawn = Draw.AwayFromKinks(spec, Rows, Seed, Kinks.Distance(spec, Rows), (parameters, batch) =>
        {
            reference.CopyFrom(parameters);
            reference.TrainingLoss(batch.Inputs, batch.Targets, out Tape tape);
            return tape.NearestKink;
        });
        return drawn with { Targets = drawn.Targets with { RowWeights = rowWeights } };
    }

    // Some weights are 0.
    private static float[] Weights(int count, Random random) =>
        [.. Enumerable.Range(0, count).Select(i => i % 4 == 3 ? 0f : 0.25f + 2f * random.NextSingle())];

    private static float[] Row(float[] values, int row, int rows) =>
        values[(row * (values.Length / rows))..((row + 1) * (values.Length / rows))];
}
